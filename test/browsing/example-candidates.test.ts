import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCandidates } from '../../src/browsing/example-candidates.ts';
import { readEntities } from '../../src/corpus/entities.ts';
import { articleOf } from '../support/indexed.ts';

const issue = { date: { date: '2025-07-16', precision: 'day' } } as const;

/** The questions that a story of July 2025 gives, each with what is expected. */
function questionsOf(headline: string, paragraph: string): (readonly [string, string])[] {
  const article = articleOf(headline, paragraph, issue);
  return exampleCandidates(article, readEntities(article)).map(
    ({ question, expected }) => [question, expected] as const,
  );
}

describe('the example questions of a story', () => {
  it('ask for a statistic with its period and its place', () => {
    const asked = questionsOf(
      '夏粮丰收',
      '上半年，全县粮食总产量达到18.7万吨。2024年，石桥镇完成工业总产值3.2亿元。',
    );
    expect(asked).toEqual([
      ['2025年上半年全县粮食总产量是多少？', '18.7万吨'],
      ['2024年石桥镇工业总产值是多少？', '3.2亿元'],
    ]);
  });

  it('ask for the growth of a statistic, two of a kind at most', () => {
    const paragraph =
      '上半年，石桥镇工业总产值达到3.2亿元，同比增长4.2%。一季度，石桥镇工业总产值1.5亿元。';
    expect(questionsOf('工业向好', paragraph)).toEqual([
      ['2025年上半年石桥镇工业总产值是多少？', '3.2亿元'],
      ['2025年上半年石桥镇工业总产值同比增长多少？', '4.2%'],
    ]);
  });

  it('ask for the figures and the day of what the headline tells of', () => {
    const asked = questionsOf(
      '北岭灌区改造工程正式开工',
      '7月12日，北岭灌区改造工程开工建设，工程总投资2.35亿元。',
    );
    expect(asked).toEqual([
      ['北岭灌区改造工程总投资是多少？', '2.35亿元'],
      ['北岭灌区改造工程什么时候开工？', '7月12日'],
    ]);
  });

  it.each([
    ['石桥镇召开茶叶产销座谈会', '石桥镇什么时候召开茶叶产销座谈会？'],
    ['方若溪看望慰问养路工人', '方若溪什么时候看望慰问养路工人？'],
  ])('ask for the day of a meeting or a visit: %s', (headline, question) => {
    const asked = questionsOf(headline, '7月14日晚，镇党委副书记方若溪出席。');
    expect(asked).toEqual([[question, '7月14日']]);
  });

  it('ask who holds an office and what its holder is, the deputy last', () => {
    const asked = questionsOf(
      '防汛演练',
      '县水利局副局长何青川说，堤防已加固。县应急局局长苏怀瑾说，队伍已到位。',
    );
    expect(asked).toEqual([
      ['县应急局局长是谁？', '苏怀瑾'],
      ['县水利局副局长是谁？', '何青川'],
      ['苏怀瑾是什么职务？', '县应急局局长'],
      ['何青川是什么职务？', '县水利局副局长'],
    ]);
  });

  it.each([
    ['a plan', '2026年，全县粮食总产量力争达到20万吨。'],
    ['no period', '全县粮食总产量达到18.7万吨。'],
    ['a period to compare with', '较2024年全县粮食总产量增加0.7万吨。'],
    ['no place', '上半年，总产量达到18.7万吨。'],
    ['a measure that begins before', '上半年，依托产业园的企业产值达到3亿元。'],
    ['the figures of something else', '2024年，该公司销售总额达到3亿元。'],
    ['an office that every place has', '居委会主任苏怀瑾说，路修好了。'],
    ['one of several deputies', '青川市副市长苏怀瑾出席。'],
    ['an office of the country', '国务院办公厅主任苏怀瑾出席。'],
    ['an office with several holders', '县水利局局长苏怀瑾说好。县水利局局长方若溪说好。'],
    ['a day that is not told', '近日，老街花灯会开幕。'],
    ['a day of a later sentence', '老街花灯会真热闹。7月12日下了一场雨。'],
    ['nothing', '风和日丽。'],
  ])('leave out %s', (_what, paragraph) => {
    expect(questionsOf('老街花灯会开幕', paragraph)).toEqual([]);
  });

  it.each([
    ['markup', '<b>花灯会</b>今年开幕'],
    ['marks', '花灯会·“夏夜”开幕'],
    ['a number in words', '花灯会第三届展览开幕'],
    ['a figure', '老街3号展厅开幕'],
    ['a very long name', `${'青川'.repeat(20)}花灯会开幕`],
    ['what is not shown', '花灯会\u202e夏夜\u200b开幕'],
  ])('are not made of a headline with %s', (_what, headline) => {
    const lead = `7月12日，${headline}，总投资3亿元。`;
    expect(questionsOf(headline, lead)).toEqual([]);
  });

  it('are short, plain, and made of words of the story, whatever a page holds', () => {
    const piece = fc.constantFrom(
      ...[
        '7月12日',
        '2025年',
        '上半年',
        '，',
        '。',
        '、',
        '\n',
        '全县',
        '粮食总产量',
        '达到',
        '完成',
      ],
      ...['18.7万吨', '3亿元', '总投资', '同比增长', '4.2%', '县水利局', '局长', '副', '苏怀瑾'],
      ...[
        '青河大桥',
        '开工',
        '召开',
        '座谈会',
        '看望',
        '<b>',
        '&amp;',
        '“',
        '(',
        '\u202e',
        '👍',
        '\ud840',
      ],
      ...['上半年，全县粮食总产量达到18.7万吨，', '县水利局局长苏怀瑾说，', '7月12日，青河大桥'],
      ...['青川市', '有限公司', '董事长', '说', '第三届', 'A', '　', '长'.repeat(30)],
    );
    const words = (maxLength: number) =>
      fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
    const headlines = fc.oneof(words(4), fc.constantFrom('青河大桥开工', '苏怀瑾看望养路工人'));
    let made = 0;
    fc.assert(
      fc.property(headlines, words(12), (headline, paragraph) => {
        const article = articleOf(headline, paragraph, issue);
        const asked = exampleCandidates(article, readEntities(article));
        made += asked.length;
        for (const { question, expected, articleId } of asked) {
          expect(articleId).toBe(article.id);
          expect(question).toMatch(/^(?:2025年(?:7月)?)?\p{Script=Han}+？$/u);
          const { length } = Array.from(question);
          expect(length >= 8 && length <= 26, question).toBe(true);
          expect(article.text).toContain(expected);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(made).toBeGreaterThan(100);
  });
});
