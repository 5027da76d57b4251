import { describe, expect, it } from 'vitest';
import type { Answer, Answered } from '../../../src/answering/answer.ts';
import type { Explanation } from '../../../src/answering/explanation.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { toArticleId } from '../../../src/corpus/article.ts';
import { toGivenAnswer } from '../../../src/evaluation/answers/from-reply.ts';
import { parsePeerAnswers } from '../../../src/evaluation/answers/peer-answers.ts';
import { toJsonResult } from '../../../src/surfaces/terminal/lines/json-result.ts';
import { articleId } from '../samples.ts';

const bridge: Answered = {
  status: 'answered',
  statements: [
    { text: '3.6公里', markers: [1], isShort: true },
    { text: '青河大桥全长3.6公里，[甲]标段先通车。', markers: [1, 2] },
  ],
  citations: [
    {
      marker: 1,
      articleId,
      headline: '青河大桥通车',
      publication: '青河日报',
      section: '要闻',
      date: '2024-08-12',
      datePrecision: 'day',
      source: 'page.txt',
      lines: [3, 5],
      quote: '青河大桥昨日通车，全长3.6公里',
      span: { start: 0, end: 16 },
    },
    {
      marker: 2,
      articleId,
      source: 'page.txt',
      lines: [9, 9],
      quote: '甲标段先通车',
      span: { start: 40, end: 46 },
    },
  ],
  confidence: 'likely',
  remark: '两处说法不同',
};

const replies: readonly (readonly [string, Reply])[] = [
  ['an answer', reply(bridge)],
  ['an answer of a model', { ...reply(withoutConfidence(bridge)), usage: usageOf(0.002) }],
  ['an answer of a free model', { ...reply(bridge), usage: usageOf() }],
  ['a refusal', reply({ status: 'abstained', reason: '报上没有说到。', searched: '查了3篇' })],
  [
    'a refusal that names what is nearest',
    reply({ status: 'abstained', reason: '报上没有说到。', nearest: bridge }),
  ],
  ['an answer that is explained', { ...reply(bridge), explanation: explanationOf() }],
];

describe('a line of npm start -- --jsonl', () => {
  it.each(replies)('is read as the same answer that was given: %s', async (_, given) => {
    const { result } = await toJsonResult(async () => given, given.explanation !== undefined);
    expect(parse({ id: 'q1', ...result }).get('q1')).toEqual(toGivenAnswer(given));
  });

  it('is no answer where it failed', async () => {
    const { result } = await toJsonResult(() => Promise.reject(new Error('broken')));
    expect(parse({ id: 'q1', ...result }).size).toBe(0);
  });
});

function reply(answer: Answer): Reply {
  return { answer, question: '大桥多长？', elapsedMs: 12 };
}

function withoutConfidence({ confidence: _, ...rest }: Answered): Answered {
  return rest;
}

function usageOf(cost?: number) {
  return { promptTokens: 120, completionTokens: 30, ...(cost === undefined ? {} : { cost }) };
}

function explanationOf(): Explanation {
  const second = toArticleId({ source: 'page.txt', documentId: 'page.txt' }, 2);
  const found = { source: 'page.txt', lines: [3, 5], score: 0.5, isQuoted: true } as const;
  return {
    question: '大桥多长？',
    kind: 'figure',
    terms: ['大桥'],
    corrections: [],
    periods: [],
    passages: [second, articleId, second].map((id) => ({ ...found, articleId: id })),
    answeredBy: 'reader',
    heldBack: [],
    steps: [{ name: 'retrieve', elapsedMs: 3 }],
  };
}

function parse(line: object) {
  return parsePeerAnswers({ path: 'own.jsonl', content: JSON.stringify(line) });
}
