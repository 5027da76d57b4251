import { describe, expect, it } from 'vitest';
import { answerText } from '../../../src/answering/answer.ts';
import { ask, inFewWords, story, told } from './asking.ts';

const earlier = story(
  '青河市2022年上半年经济运行',
  '2022年上半年，青河市规模以上工业总产值87.1亿元，同比增长5.2%。',
  '2022-08',
);
const later = story(
  '青河市2024年上半年经济运行',
  '2024年上半年，青河市规模以上工业总产值102.6亿元，同比增长9.9%。',
  '2024-08',
);

describe('two periods compared', () => {
  it.each([
    '青河市规模以上工业总产值2024年上半年比2022年上半年多多少？',
    '青河市上半年规模以上工业总产值2024年比2022年多多少？',
  ])('are told with both values, the difference and its percentage: %s', async (question) => {
    const answer = await told(question, earlier, later);
    const [computed, ...values] = answer.statements.filter(({ isShort }) => isShort);
    expect(computed?.text).toMatch(/2024年.*2022年.*多15\.5亿元，多17\.8%（由两数算出）$/u);
    expect(computed?.computation).toMatchObject({
      from: { printed: '87.1亿元' },
      to: { printed: '102.6亿元' },
    });
    expect(values.map(({ text }) => text)).toEqual([
      '102.6亿元（2024年上半年）',
      '87.1亿元（2022年上半年）',
    ]);
  });

  it('are each cited, and what was reckoned cites both', async () => {
    const question = '青河市规模以上工业总产值2024年上半年比2022年上半年多多少？';
    const { statements, citations } = await told(question, earlier, later);
    expect(new Set(citations.map(({ articleId }) => articleId))).toEqual(
      new Set([earlier.id, later.id]),
    );
    const [computed] = statements;
    expect([...(computed?.markers ?? [])].sort()).toEqual([1, 2]);
  });

  it('say less where the first is less', async () => {
    const question = '2022年上半年和2024年上半年青河市规模以上工业总产值相比怎么样？';
    const [computed = ''] = inFewWords(await told(question, earlier, later));
    expect(computed).toMatch(/^2022年上半年比2024年上半年少15\.5亿元/u);
  });

  it('differ in percentage points where they are percentages', async () => {
    const question = '青河市规模以上工业总产值增速2024年上半年比2022年上半年高多少？';
    const [computed = ''] = inFewWords(await told(question, earlier, later));
    expect(computed).toContain('高4.7个百分点');
    expect(computed).not.toMatch(/4\.7%/u);
  });

  it('carry a remark where the papers call the thing otherwise', async () => {
    const before = story('青河市上半年进出口', '上半年，青河市进出口总额5.2亿元。', '2022-08');
    const now = story(
      '青河市上半年外贸',
      '上半年，青河市外贸进出口总额（含跨境电商）7.8亿元。',
      '2024-08',
    );
    const question = '青河市上半年进出口总额2024年比2022年多多少？';
    const { remark } = await told(question, before, now);
    expect(remark).toMatch(/口径/u);
    const same = await told('青河市上半年规模以上工业总产值2024年比2022年多多少？', earlier, later);
    expect(same.remark).toBeUndefined();
  });

  it('are not reckoned with where one of them is not held', async () => {
    const question = '青河市规模以上工业总产值2024年上半年比2021年上半年多多少？';
    const answer = await ask(question, earlier, later);
    const statements = answer.status === 'answered' ? answer.statements : [];
    expect(statements.filter(({ computation }) => computation)).toEqual([]);
    expect(answerText(answer)).not.toMatch(/由两数算出|87\.1/u);
  });
});

describe('two things compared', () => {
  const towns = [
    story('云岭镇茶叶丰收', '今年，云岭镇茶叶产量320吨，创下新高。', '2024-08'),
    story('石桥镇茶叶丰收', '今年，石桥镇茶叶产量250吨，好于去年。', '2024-08'),
  ];
  const together = story('各镇茶叶产量', '今年，云岭镇茶叶产量320吨，石桥镇茶叶产量250吨。');

  it.each([
    ['云岭镇和石桥镇的茶叶产量相差多少？', towns],
    ['云岭镇茶叶产量比石桥镇多多少？', towns],
    ['云岭镇和石桥镇的茶叶产量相差多少？', [together]],
  ])('are told with their difference: %s', async (question, articles) => {
    const [computed = ''] = inFewWords(await told(question, ...articles));
    expect(computed).toMatch(/^云岭镇.*石桥镇.*70吨/u);
  });

  it.each(['东岭市和青河市财政总收入相差多少？', '哪个市财政总收入更高，东岭市还是青河市？'])(
    'may be two cities, each in its own paper: %s',
    async (question) => {
      const cities = [
        story('东岭市财政', '上半年，东岭市财政总收入31亿元，居全省第二。'),
        story('青河市财政', '上半年，青河市财政总收入8.84亿元，居全省第九。'),
      ];
      const [computed = ''] = inFewWords(await told(question, ...cities));
      expect(computed).toMatch(/^东岭市比青河市多22\.16亿元/u);
    },
  );

  it('are not reckoned with where one of them is not held', async () => {
    const answer = await ask('云岭镇和东湾镇的茶叶产量相差多少？', ...towns);
    const statements = answer.status === 'answered' ? answer.statements : [];
    expect(statements.filter(({ computation }) => computation)).toEqual([]);
  });
});
