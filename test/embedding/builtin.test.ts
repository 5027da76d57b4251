import { statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBuiltinEmbeddings, toUnitLength } from '../../src/embedding/builtin/builtin.ts';
import { builtinVector } from '../support/builtin-vector.ts';

const { dimensions } = openBuiltinEmbeddings().embeddings;
const mostFileBytes = 10_000_000;

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
/** Chinese words, numbers and Latin words, as they stand in the news. */
const sentence = fc
  .array(fc.constantFrom('煤矿', '利润', '增长', '医院', '130.36', 'gdp', 'a4', '龘', '于'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(''));

describe('the built-in embedding', () => {
  test('gives any text a finite vector of length 1', () => {
    fc.assert(fc.property(anyText, (text) => expectUnitVector(builtinVector(text))));
  });

  test.each([
    ['no text', ''],
    ['punctuation alone', '，。！？—…“”'],
    ['white space alone', ' \n\t\u3000'],
    ['half a character', '\ud842'],
    ['halves in the wrong order', '\udfb7\ud842'],
    ['an emoji', '😀'],
    ['a very long text', '宁夏煤业今年盈利36亿元。'.repeat(50_000)],
    ['a very long run', 'a'.repeat(500_000)],
  ])('gives %s a finite vector of length 1', (_, text) => {
    expectUnitVector(builtinVector(text));
  });

  test('gives a text the same vector whenever it is asked', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const first = builtinVector(text);
        builtinVector(other);
        expect(builtinVector(text)).toEqual(first);
      }),
    );
  });

  test.each([
    ['寧夏ＧＤＰ', '宁夏gdp'],
    ['１３０．３６億元', '130.36亿元'],
    ['Ａ４紙張', 'a4纸张'],
    ['醫療機構', '医疗机构'],
  ])('takes %s for %s', (written, plain) => {
    expect(builtinVector(written)).toEqual(builtinVector(plain));
  });

  test('takes no account of punctuation and space around and between texts', () => {
    const marks = fc.stringMatching(/^[，。！？；：“”（）、 \n]{1,3}$/u);
    fc.assert(
      fc.property(sentence, sentence, marks, marks, (first, second, mark, other) => {
        const plain = builtinVector(`${first} ${second}`);
        expect(builtinVector(`${mark}${first}${other}${second}${mark}`)).toEqual(plain);
      }),
    );
  });

  test('does not see a word where punctuation parts its characters', () => {
    expect(builtinVector('公，司')).not.toEqual(builtinVector('公司'));
    expect(builtinVector('公，司')).toEqual(builtinVector('公 司'));
  });

  test.each(['煤鲸', '猫桥', '糖钟', '鹰砖', '海钟桥'])(
    'places the made-up word %s nearer to its characters than to others',
    (word) => {
      const own = [...word].map((character) => similarity(word, character));
      const others = ['税', '票', '法', '牙'].map((character) => similarity(word, character));
      expect(Math.min(...own)).toBeGreaterThan(Math.max(...others) + 0.1);
    },
  );

  test.each([
    ['xyzzy', 'qwert'],
    ['qzxv1', 'qzxv2'],
    ['𠮷', '𠀀'],
    ['ж', 'щ'],
    ['鿋', '鿌'],
  ])('tells %s and %s, which it may never have met, apart', (first, second) => {
    expect(similarity(first, second)).toBeLessThan(0.9);
  });

  test.each([
    ['医院的护士人手不够', '多家医疗机构缺少护理人员', '球队在主场赢得了比赛'],
    ['明天会下大雨', '气象台预报明日有暴雨', '银行下调了贷款利率'],
    ['房价上涨', '住房价格比去年高', '运动员获得金牌'],
    ['学生放暑假了', '学校开始暑期休假', '警方抓获一名盗窃嫌疑人'],
    ['股市大跌', '股票指数大幅下挫', '大熊猫在动物园产下幼崽'],
    ['公司裁员', '企业削减员工人数', '火箭把卫星送入太空'],
    ['他因病去世', '他因为疾病逝世', '油价再次上调'],
  ])('places “%s” nearer to “%s” than to “%s”', (text, paraphrase, unrelated) => {
    const nearness = similarity(text, paraphrase);
    expect(nearness).toBeGreaterThan(similarity(text, unrelated) + 0.2);
    expect(nearness).toBeGreaterThan(similarity(paraphrase, unrelated) + 0.2);
  });

  test('gives questions and documents the same vectors by way of LangChain', async () => {
    const { embeddings } = openBuiltinEmbeddings();
    const expected = Array.from(builtinVector('煤矿增产'));
    expect(await embeddings.embedQuery('煤矿增产')).toEqual(expected);
    expect(await embeddings.embedDocuments(['煤矿增产'])).toEqual([expected]);
  });

  test('takes at most 10 MB on disk', () => {
    const weights = new URL('../../src/embedding/builtin/weights.bin', import.meta.url);
    expect(statSync(weights).size).toBeLessThanOrEqual(mostFileBytes);
  });
});

describe('toUnitLength', () => {
  test('keeps the direction', () => {
    expect(toUnitLength(Float32Array.of(3, 0, 4))).toEqual(Float32Array.of(0.6, 0, 0.8));
  });

  test('makes the first axis of zeros', () => {
    expect(toUnitLength(new Float32Array(3))).toEqual(Float32Array.of(1, 0, 0));
  });
});

function expectUnitVector(vector: Float32Array): void {
  expect(vector).toHaveLength(dimensions);
  expect(vector.every(Number.isFinite)).toBe(true);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
}

/** The cosine of two texts' vectors. */
function similarity(first: string, second: string): number {
  const other = builtinVector(second);
  return builtinVector(first).reduce((sum, value, axis) => sum + value * (other[axis] ?? 0), 0);
}
