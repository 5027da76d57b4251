import { describe, expect, it } from 'vitest';
import { inFewWords, quoted, refused, story, told } from './asking.ts';

const [first, second, third] = [
  ['2022', '87.1'],
  ['2023', '93.4'],
  ['2024', '102.6'],
].map(([year, value]) =>
  story(
    `青河市${year}年上半年经济运行`,
    `${year}年上半年，青河市规模以上工业总产值${value}亿元，运行平稳。`,
    `${year}-08`,
  ),
);
const years = [first, second, third].filter((article) => article !== undefined);
const sales = story(
  '青河市经济总结',
  '2023年全年，青河市社会消费品零售总额210亿元，较2020年增长18%。',
  '2024-01',
);

describe('the same figure in the papers of three years', () => {
  it('is told with each period, the newest first, where no year is asked for', async () => {
    const answer = await told('青河市规模以上工业总产值是多少？', ...years);
    expect(inFewWords(answer)).toEqual([
      '102.6亿元（2024年上半年）',
      '93.4亿元（2023年上半年）',
      '87.1亿元（2022年上半年）',
    ]);
    expect(answer.citations.map(({ date }) => date)).toEqual(['2024-08', '2023-08', '2022-08']);
  });

  it.each([
    ['2022年', '87.1亿元'],
    ['2023年', '93.4亿元'],
    ['2024年', '102.6亿元'],
  ])('is told of %s alone where that is asked for', async (year, value) => {
    const answer = await told(`青河市${year}上半年规模以上工业总产值是多少？`, ...years);
    expect(inFewWords(answer)).toEqual([`${value}（${year}上半年）`]);
    expect(quoted(answer).match(/亿元/gu)).toHaveLength(1);
  });

  it('is told of the newest alone where the latest is asked for', async () => {
    const answer = await told('青河市最新的规模以上工业总产值是多少？', ...years);
    expect(inFewWords(answer)).toEqual(['102.6亿元（2024年上半年）']);
    expect(answer.citations).toHaveLength(1);
  });

  it('is told of two years, in their order, where both are asked for', async () => {
    const answer = await told(
      '青河市规模以上工业总产值2022年上半年和2024年上半年各是多少？',
      ...years,
    );
    expect(inFewWords(answer)).toEqual(['87.1亿元（2022年上半年）', '102.6亿元（2024年上半年）']);
  });
});

describe('a period that is not held', () => {
  it('is refused in the words of the question, with what is held as the nearest', async () => {
    const { reason, nearest } = await refused(
      '青河市2021年上半年规模以上工业总产值是多少？',
      ...years,
    );
    expect(reason).toContain('2021年上半年');
    expect(nearest && quoted(nearest)).toContain('规模以上工业总产值');
  });

  it('is refused where it is a whole year and a half of it is held', async () => {
    const { reason, nearest } = await refused(
      '青河市2024年全年规模以上工业总产值是多少？',
      ...years,
    );
    expect(reason).toContain('全年');
    expect(nearest && quoted(nearest)).toContain('上半年');
  });

  it('is refused where another is only compared with it', async () => {
    const { reason } = await refused('青河市2020年社会消费品零售总额多少？', sales);
    expect(reason).toContain('2020年');
  });

  it('is not needed to be asked what grew since then', async () => {
    const answer = await told('青河市社会消费品零售总额较2020年增长多少？', sales);
    expect(inFewWords(answer).join()).toContain('18%');
  });

  it('is told where a whole year is held', async () => {
    const answer = await told('青河市2023年全年社会消费品零售总额多少？', sales);
    expect(inFewWords(answer)).toEqual(['210亿元（2023年）']);
  });
});

describe('a figure of each month', () => {
  const months = [
    story('青河市7月用电量', '7月，青河市全社会用电量5.1亿千瓦时。', '2024-08'),
    story('青河市8月用电量', '8月，青河市全社会用电量5.6亿千瓦时。', '2024-09'),
  ];

  it.each([
    ['2024年7月', '5.1亿千瓦时'],
    ['7月', '5.1亿千瓦时'],
    ['8月', '5.6亿千瓦时'],
  ])('is the one of %s', async (month, figure) => {
    const [short = ''] = inFewWords(await told(`青河市${month}全社会用电量多少？`, ...months));
    expect(short.startsWith(`${figure}（2024年`)).toBe(true);
  });

  it('is refused of a month in which only the paper came out', async () => {
    const { reason } = await refused('青河市2024年9月全社会用电量多少？', ...months);
    expect(reason).toContain('2024年9月');
  });
});

describe('a paper whose date is taken from the years in its text', () => {
  const dates = { date: { date: '2024', precision: 'year' }, dateSource: 'text' } as const;
  const bridge = story('青河大桥建成通车', '青河大桥建成通车，全长3.6公里。', '2024', dates);

  it('is cited as such, and is nothing certain where a year is asked for', async () => {
    const answer = await told('2024年青河大桥全长多少公里？', bridge);
    expect(answer.citations.map(({ isDateInferred }) => isDateInferred)).toEqual([true]);
    expect(inFewWords(answer)).toEqual(['3.6公里']);
    expect(answer.confidence).toBe('likely');
  });

  it('lends its year to no figure', async () => {
    const [short] = inFewWords(await told('青河大桥全长多少公里？', bridge));
    expect(short).toBe('3.6公里');
  });
});
