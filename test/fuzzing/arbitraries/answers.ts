import fc from 'fast-check';
import type { Answer, Answered } from '../../../src/answering/answer.ts';
import { toCitation } from '../../../src/answering/citations.ts';
import type { Turn } from '../../../src/chat/memory/memory.ts';
import { readTurn } from '../../../src/chat/memory/stored-turn.ts';
import { mutated } from './json.ts';
import { inventedArticles } from './pages.ts';
import { hostileQuestion, hostileText } from './text.ts';

/** A stretch of an invented article. */
const quoted = fc
  .tuple(
    fc.constantFrom(...inventedArticles),
    fc.nat({ max: 200 }),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([article, from, length]) => {
    const start = Math.min(from, article.text.length - 1);
    return { article, span: { start, end: Math.min(article.text.length, start + length) } };
  });

/** Answers that quote invented articles; statements quote them too, or say anything. */
export function citedAnswer(longestChars: number): fc.Arbitrary<Answered> {
  const said = fc.option(hostileText(Math.min(120, longestChars)), { nil: undefined, freq: 3 });
  return fc.array(fc.tuple(quoted, said), { minLength: 1, maxLength: 3 }).map((parts) => ({
    status: 'answered',
    statements: parts.map(([{ article, span }, text], index) => ({
      text: text ?? article.text.slice(span.start, span.end),
      markers: [index + 1],
    })),
    citations: parts.map(([{ article, span }], index) => toCitation(article, span, index + 1)),
  }));
}

const remarks = {
  remark: '口径可能不同',
  confidence: 'likely',
  series: [{ label: '2024年', printed: '2.4亿', value: 240_000_000, marker: 1 }],
};
const computation = {
  from: { printed: '186座', marker: 1 },
  to: { printed: '2.4亿立方米', marker: 2 },
};

/** The same with some of their fields changed, as far as such an answer can be stored. */
export function mutatedAnswer(longestChars: number): fc.Arbitrary<Answered> {
  return fc
    .tuple(citedAnswer(longestChars), fc.boolean(), fc.boolean())
    .chain(([answer, hasMore, isComputed]) => {
      const statements = isComputed
        ? answer.statements.map((statement) => ({ ...statement, computation }))
        : answer.statements;
      const whole = { ...answer, statements, ...(hasMore && remarks) };
      return mutated(whole).map((changed) => answeredIn(changed) ?? answer);
    });
}

function answeredIn(answer: unknown): Answered | undefined {
  const turn = readTurn(JSON.stringify({ question: '', answer }));
  return turn?.answer.status === 'answered' ? turn.answer : undefined;
}

/** Answers and refusals of any kind. */
export function hostileAnswer(longestChars: number): fc.Arbitrary<Answer> {
  const refusal = fc
    .tuple(hostileText(longestChars), fc.option(citedAnswer(longestChars), { nil: undefined }))
    .map(
      ([reason, nearest]): Answer => ({ status: 'abstained', reason, ...(nearest && { nearest }) }),
    );
  return fc.oneof(
    { arbitrary: mutatedAnswer(longestChars), weight: 3 },
    { arbitrary: refusal, weight: 1 },
  );
}

/** Conversations of up to three turns. */
export function hostileTurns(longestChars: number): fc.Arbitrary<Turn[]> {
  const turn = fc.record({
    question: hostileQuestion(Math.min(60, longestChars)),
    answer: hostileAnswer(Math.min(60, longestChars)),
  });
  return fc.array(turn, { maxLength: 3 });
}
