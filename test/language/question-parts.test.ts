import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseQuestion, type Question } from '../../src/language/question.ts';
import { partsOf } from '../../src/language/question-parts.ts';

function partsOfText(text: string): readonly Question[] {
  return partsOf(analyseQuestion(text));
}

function kindsOf(text: string): string[] {
  return partsOfText(text).map(({ kind }) => kind);
}

describe('a question that asks one thing', () => {
  it.each([
    '青河大桥全长多少公里？',
    '青河市和云岭镇联合举办了什么活动？',
    '在云岭镇，市长去了哪里？',
    '茶叶、水果和药材的种植基地在哪里？',
    '听说大桥通车了，投资多少？',
    '2024年上半年茶叶产量多少？',
    '你好',
    '',
  ])('is its only part: %s', (text) => {
    const question = analyseQuestion(text);
    expect(partsOf(question)).toHaveLength(1);
    expect(partsOf(question)[0]?.kind).toBe(question.kind);
  });
});

describe('a question that asks several things', () => {
  it.each([
    ['大桥投资多少，排第几？', ['figure', 'figure']],
    ['大桥全长多少公里？什么时候通车？', ['figure', 'date']],
    ['会议由谁主持，在哪里召开？', ['person', 'place']],
    ['大桥投资多少、谁承建？', ['figure', 'person']],
  ])('has a part for each, in its order: %s', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it('has parts that are about all that it is about, and of their own words in particular', () => {
    const [length, opening] = partsOfText('青河大桥全长多少公里？什么时候通车？');
    for (const part of [length, opening])
      expect(part?.subject.map(({ word }) => word)).toEqual(
        expect.arrayContaining(['大桥', '通车']),
      );
    expect(length?.focus).toContain('大桥');
    expect(opening?.focus).toContain('通车');
    expect(opening?.focus).not.toContain('大桥');
  });

  it('gives each part its dates, unless the part names its own', () => {
    const [first, second] = partsOfText('2024年茶叶产量多少？产值多少？');
    expect(first?.dates.map(({ printed }) => printed)).toEqual(['2024年']);
    expect(second?.dates.map(({ printed }) => printed)).toEqual(['2024年']);
    const [, other] = partsOfText('2024年茶叶产量多少？2023年产值多少？');
    expect(other?.dates.map(({ printed }) => printed)).toEqual(['2023年']);
  });

  it.each([
    ['云岭镇茶叶产量多少？石桥镇呢？', '石桥镇'],
    ['云岭镇茶叶产量多少，那石桥镇呢？', '石桥镇'],
  ])('asks of another by 呢 what it asked before: %s', (text, other) => {
    const [first, second, ...more] = partsOfText(text);
    expect(more).toEqual([]);
    expect(second?.kind).toBe(first?.kind);
    expect(second?.focus?.join('')).toContain(other);
    expect(first?.focus?.join('')).not.toContain(other);
  });

  it.each([
    '市法院院长和市检察院检察长分别是谁？',
    '云岭镇和石桥镇的茶叶产量各是多少？',
    '茶叶产量与水果产量分别是多少？',
  ])('asks of two things jointly: %s', (text) => {
    const [first, second, ...more] = partsOfText(text);
    expect(more).toEqual([]);
    expect(second?.kind).toBe(first?.kind);
    expect(first?.text).not.toBe(second?.text);
  });

  it('asks of two years jointly', () => {
    const parts = partsOfText('2022年和2024年茶叶产量各是多少？');
    expect(parts.map(({ dates }) => dates.map(({ printed }) => printed))).toEqual([
      ['2022年'],
      ['2024年'],
    ]);
  });
});

describe('any text', () => {
  it('has at least one part, and none that is small talk', () => {
    const anyText = fc
      .array(
        fc.constantFrom('大桥', '多少', '谁', '和', '分别', '呢', '，', '？', '、', '2024年'),
        {
          maxLength: 14,
        },
      )
      .map((words) => words.join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = partsOfText(text);
        expect(parts.length).toBeGreaterThan(0);
        if (parts.length > 1)
          expect(parts.every(({ isSmallTalk, focus }) => !isSmallTalk && focus)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
