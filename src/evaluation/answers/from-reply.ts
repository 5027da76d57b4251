import { type Answer, answerText, citationsOf } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import type { GivenAnswer, GivenCitation, GivenStatement } from './given-answer.ts';

/** What this program replied, as any system's answer is measured. */
export function toGivenAnswer({ answer, explanation, usage, elapsedMs }: Reply): GivenAnswer {
  const ranking = explanation?.passages.map(({ articleId }) => articleId);
  return {
    ...fromAnswer(answer),
    ...(ranking ? { ranking: [...new Set(ranking)] } : {}),
    ...(explanation ? { answeredBy: explanation.answeredBy } : {}),
    ...(usage ? { usage } : {}),
    elapsedMs,
  };
}

/** An answer without how it came about. */
export function fromAnswer(answer: Answer): GivenAnswer {
  const isAnswered = answer.status === 'answered';
  return {
    status: answer.status,
    text: answerText(answer),
    statements: isAnswered ? answer.statements.map(toStatement) : [],
    citations: citationsOf(answer).map(toCitation),
    ...(isAnswered && answer.confidence ? { confidence: answer.confidence } : {}),
  };
}

type Answered = Extract<Answer, { status: 'answered' }>;

function toStatement({ text, markers, isShort }: Answered['statements'][number]): GivenStatement {
  return { text, markers: [...markers], ...(isShort ? { isShort } : {}) };
}

function toCitation(citation: Answered['citations'][number]): GivenCitation {
  const { marker, quote, articleId, headline, publication, date, source, lines } = citation;
  return {
    marker,
    quote,
    articleId,
    source,
    lines: [...lines],
    ...(headline === undefined ? {} : { headline }),
    ...(publication === undefined ? {} : { publication }),
    ...(date === undefined ? {} : { date }),
  };
}
