import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Answer, Answered, Citation } from '../../../src/answering/answer.ts';
import { fromAnswer } from '../../../src/evaluation/answers/from-reply.ts';
import { readCases } from '../../../src/evaluation/cases/cases.ts';
import {
  feedbackCases,
  formatCase,
  formatFeedbackCounts,
  type RatedReply,
} from '../../../src/evaluation/feedback/feedback-cases.ts';
import { findFault } from '../../../src/evaluation/judging/fault.ts';
import { foldForComparison } from '../../../src/language/normalize.ts';
import { anyTurn } from '../../chat/memory/memory-turns.ts';
import { abstained, answered } from '../samples.ts';

/** A short answer, and the sentence that proves it. */
function shortAnswer(short: string, citation: Partial<Citation> = {}): Answered {
  const proved = answered(['新码头全长320米，靠泊12艘渔船。'], citation);
  return {
    ...proved,
    statements: [{ text: short, markers: [1], isShort: true }, ...proved.statements],
  };
}

function rated(rest: Partial<RatedReply> = {}): RatedReply {
  const answer = shortAnswer('320米', { headline: '北湾新码头启用' });
  return { id: 'aaaaaaaaaaaa', question: '新码头多长？', answer, up: 1, down: 0, ...rest };
}

/** What is expected of a question whose answer was approved. */
function expectedOf(question: string, answer: Answer) {
  return feedbackCases([rated({ question, answer })]).cases[0]?.expect;
}

describe('an answer that readers approved', () => {
  test('becomes a case that asks for its figures, its quotation and its source', () => {
    const { cases } = feedbackCases([rated()]);
    expect(cases).toEqual([
      {
        id: 'feedback-aaaaaaaaaaaa',
        question: '新码头多长？',
        kind: 'figure',
        expect: {
          facts: [['320米']],
          articles: ['北湾新码头启用'],
          evidence: ['新码头全长320米，靠泊12艘渔船。'],
        },
        tags: ['feedback', 'up'],
      },
    ]);
  });

  test('is asked for each figure of its short answer, and for no other', () => {
    const answer = shortAnswer('长320米，宽约18米');
    expect(expectedOf('新码头多少米？', answer)).toMatchObject({ facts: [['320米'], ['约18米']] });
  });

  test('is asked for its whole short text where it is no figure', () => {
    const answer = shortAnswer('港务局局长李渔');
    expect(expectedOf('谁给新码头剪了彩？', answer)).toMatchObject({
      facts: [['港务局局长李渔']],
    });
  });

  test('is asked for its first sentence where it has no short text', () => {
    const answer = answered(['码头靠泊渔船。', '港区通了电。']);
    expect(expectedOf('介绍一下新码头', answer)).toMatchObject({ facts: [['码头靠泊渔船。']] });
  });

  test('names no source where one of its stories has no headline', () => {
    const [named] = shortAnswer('320米', { headline: '北湾新码头启用' }).citations;
    const answer = shortAnswer('320米');
    const citations = [...answer.citations, ...(named ? [{ ...named, marker: 2 }] : [])];
    expect(expectedOf('新码头多长？', { ...answer, citations })).not.toHaveProperty('articles');
  });

  test.each([
    ['the one that its question names', '2019年新码头多长？', ['2019-05', '2021-03'], '2019'],
    ['none where nothing in it is of that year', '2019年新码头多长？', ['2021-03'], undefined],
    ['that of its sources', '新码头多长？', ['2019-05', '2019'], '2019'],
    ['none where its sources are of several', '新码头多长？', ['2019-05', '2020'], undefined],
    ['none where its question names several', '2019年和2020年新码头多长？', ['2019'], undefined],
    ['none where its question says only how long ago', '去年新码头多长？', ['2019'], undefined],
  ])('has for its year %s', (_, question, dates, period) => {
    const answer = shortAnswer('320米');
    const citations = dates.flatMap((date) => answer.citations.map((one) => ({ ...one, date })));
    const expectation = expectedOf(question, { ...answer, citations });
    expect(expectation).toHaveProperty('facts');
    expect(expectation && 'period' in expectation ? expectation.period : undefined).toBe(period);
  });

  test('has no year where it speaks of another one than its source is of', () => {
    const answer = shortAnswer('2018年：320米', { date: '2019-05' });
    const expectation = expectedOf('新码头多长？', answer);
    expect(expectation).toMatchObject({ facts: [['320米']] });
    expect(expectation).not.toHaveProperty('period');
  });

  test('that was a refusal asks for a refusal', () => {
    const { cases } = feedbackCases([
      rated({ id: 'a', answer: abstained }),
      rated({ id: 'b', question: '你好', answer: abstained }),
    ]);
    expect(cases.map(({ expect, kind }) => [expect, kind])).toEqual([
      [{ refuse: true }, 'refusal'],
      [{ refuse: true }, 'chitchat'],
    ]);
  });
});

describe('an answer that readers rejected', () => {
  test('becomes a case that it must not come again', () => {
    const { cases } = feedbackCases([rated({ up: 0, down: 1 })]);
    expect(cases).toMatchObject([
      { kind: 'figure', expect: { rejected: '320米' }, tags: ['feedback', 'down'] },
    ]);
  });

  test('that was a refusal asks for none', () => {
    const { cases } = feedbackCases([rated({ answer: abstained, up: 0, down: 1 })]);
    expect(cases).toMatchObject([{ kind: 'figure', expect: { rejected: 'refusal' } }]);
  });
});

describe('ratings of several readers', () => {
  const replies = [
    rated({ id: 'a', up: 2, down: 1 }),
    rated({ id: 'b', up: 1, down: 2 }),
    rated({ id: 'c', up: 1, down: 1 }),
    rated({ id: 'd', question: ' \n' }),
  ];

  test('count by their majority; a tie makes no case and is told', () => {
    const { cases, counts } = feedbackCases(replies);
    expect(cases.map(({ id, tags }) => [id, tags[1]])).toEqual([
      ['feedback-a', 'up'],
      ['feedback-b', 'down'],
    ]);
    expect(formatFeedbackCounts(counts)).toBe(
      '评过的回答 4 个，得题 2 道（认可 1，否定 1）；赞成、反对一样多的 1 个未出题；无法出题 1 个。',
    );
  });

  test.each([
    ['up', ['feedback-a'], '评过的回答 3 个，得题 1 道（认可 1）；赞成、反对一样多的 1 个未出题。'],
    [
      'down',
      ['feedback-b'],
      '评过的回答 3 个，得题 1 道（否定 1）；赞成、反对一样多的 1 个未出题。',
    ],
  ] as const)('may be wanted only where they are %s', (wanted, ids, said) => {
    const { cases, counts } = feedbackCases(replies.slice(0, 3), wanted);
    expect(cases.map(({ id }) => id)).toEqual(ids);
    expect(formatFeedbackCounts(counts, wanted)).toBe(said);
  });

  test('that nobody gave make nothing', () => {
    const { cases, counts } = feedbackCases([]);
    expect(cases).toEqual([]);
    expect(formatFeedbackCounts(counts)).toBe('评过的回答 0 个，得题 0 道（认可 0，否定 0）。');
  });
});

describe('a case of any question and answer', () => {
  const anyReply = fc
    .tuple(anyTurn, fc.boolean())
    .map(([{ question, answer }, isUp]) =>
      rated({ question, answer, up: isUp ? 1 : 0, down: isUp ? 0 : 1 }),
    );

  test('is right of an answer that was approved, and wrong of one that was rejected', () => {
    const property = fc.property(anyReply, (reply) => {
      const { cases, counts } = feedbackCases([reply]);
      expect(cases.length + counts.unusable).toBe(1);
      for (const testCase of cases) {
        const fault = findFault(testCase, fromAnswer(reply.answer), true);
        expect(fault === undefined).toBe(reply.up > 0);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('is one line that the evaluation reads as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-feedback-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'feedback.jsonl');
    // Of one question two answers may be approved that cannot both be right: that is for people.
    const selector = ({ question }: RatedReply) =>
      foldForComparison(question).replace(/[?!.]+$/u, '');
    const repliesOfQuestions = fc.uniqueArray(anyReply, { maxLength: 4, selector });
    const property = fc.property(repliesOfQuestions, (replies) => {
      const named = replies.map((reply, index) => ({ ...reply, id: `answer${index}` }));
      const { cases } = feedbackCases(named);
      const lines = cases.map(formatCase);
      for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1);
      writeFileSync(path, lines.join(''));
      expect(readCases([path])).toEqual(cases);
    });
    fc.assert(property, { numRuns: 50 });
  });
});
