import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFigures } from '../../src/corpus/figures.ts';

/** Figures as `printed=measure` or `printed=measure/change`. */
function measured(text: string): string[] {
  return findFigures(text).map(
    ({ printed, measure, change }) =>
      `${printed}=${measure?.text ?? ''}${change ? `/${change.text}` : ''}`,
  );
}

describe('a figure is of what its own clause names', () => {
  test.each([
    ['清河市完成规上工业总产值130.36亿元。', ['130.36亿元=规上工业总产值']],
    ['新增规上工业企业18家。', ['18家=新增规上工业企业']],
    [
      '水稻播种面积217.5万亩，小龙虾产量12.6万吨。',
      ['217.5万亩=水稻播种面积', '12.6万吨=小龙虾产量'],
    ],
    [
      '建成后年总产值预计将达到230亿元，年利润约36亿元。',
      ['230亿元=建成后年总产值', '约36亿元=年利润'],
    ],
    ['新入库项目93个、总投资162.96亿元。', ['93个=新入库项目', '162.96亿元=总投资']],
    ['其中限上零售额16.6亿元，开工率100%。', ['16.6亿元=限上零售额', '100%=开工率']],
  ])('before it: %s', (text, expected) => {
    expect(measured(text)).toEqual(expected);
  });

  test.each([
    ['清河市165家规模企业累计完成产值78.37亿元。', ['165家=规模企业', '78.37亿元=产值']],
    ['他种植了16亩苹果，再招40名员工。', ['16亩=苹果', '40名=员工']],
    ['东平铝业等3家企业成功申报。', ['3家=企业']],
    ['开展5个品种、8个规格的研发。', ['5个=品种', '8个=规格']],
  ])('or after it: %s', (text, expected) => {
    expect(measured(text)).toEqual(expected);
  });
});

describe('growth, share and rank are of what was named before', () => {
  test.each([
    [
      '完成总产值98亿元，同比增长11.72％，居全省第一。',
      ['98亿元=总产值', '11.72％=总产值/同比增长', '第一=总产值/居全省'],
    ],
    [
      '全市财政总收入8.84亿元，占全年预算的58.2%。',
      ['8.84亿元=财政总收入', '58.2%=财政总收入/占全年预算'],
    ],
    ['销售额15.7亿元，较2020年增长75%。', ['15.7亿元=销售额', '75%=销售额/较2020年增长']],
    [
      '工业增加值同比增长11.8%，占比排名全市第二。',
      ['11.8%=工业增加值/同比增长', '第二=工业增加值/占比排名全市'],
    ],
    ['企业18家，净增15家。', ['18家=企业', '15家=企业/净增']],
  ])('in the same sentence: %s', (text, expected) => {
    expect(measured(text)).toEqual(expected);
  });

  test('each of several, after 分别', () => {
    expect(measured('项目93个、总投资16亿元，分别同比增长29%、149%。')).toEqual([
      '93个=项目',
      '16亿元=总投资',
      '29%=项目/同比增长',
      '149%=总投资/同比增长',
    ]);
  });

  test('but not in another sentence', () => {
    expect(measured('总产值98亿元。同比增长5%。')).toEqual(['98亿元=总产值', '5%=/同比增长']);
  });
});

test('sessions, shares of nothing and spans of time have no measure', () => {
  expect(measured('召开第61次会议。')).toEqual(['第61次=']);
  expect(measured('公司24小时连续生产。')).toEqual(['24小时=']);
});

test('a date or an organisation that begins the clause is no part of the measure', () => {
  const text = '东平公司销售额20亿元。';
  const [figure] = findFigures(text, [{ start: 0, end: 4 }]);
  expect(figure?.measure).toEqual({ text: '销售额', span: { start: 4, end: 7 } });
});

const scraps = fc.constantFrom(
  ...[
    '产值',
    '完成',
    '130.36亿元',
    '同比增长',
    '5%',
    '18家',
    '企业',
    '、',
    '，',
    '。',
    '分别',
    '第一',
    '居',
    '的',
    '𠮷',
    '\n',
  ],
);

test('every span stands in the text, whatever the text', () => {
  const texts = fc.oneof(
    fc.array(scraps).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const { printed, span, measure, change } of findFigures(text)) {
        expect(text.slice(span.start, span.end)).toBe(printed);
        for (const phrase of [measure, change]) {
          if (phrase) expect(text.slice(phrase.span.start, phrase.span.end)).toBe(phrase.text);
        }
      }
    }),
  );
});
