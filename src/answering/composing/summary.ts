import type { Question } from '../../language/question.ts';
import type { Inquiry } from '../evidence/inquiry.ts';
import { summarise } from '../findings/telling/summary.ts';
import { isFound, type NotFound, type Selected, selectFor } from './select.ts';

/** A summary of a story has at most so many characters. */
const maxChars = 400;
/** That a story is the one that is meant shows in no single sentence. */
const minCertainty = 0.1;

/** The sentences that tell the story that is asked for: of the article with the best sentence. */
export function summaryFor(question: Question, inquiry: Inquiry): Selected | NotFound {
  const result = selectFor(question, question, inquiry, minCertainty);
  const best = isFound(result) ? result.candidates[0] : undefined;
  if (!best) return result;
  const told = new Set(summarise(best.reading.sentences, question, maxChars));
  const candidates = inquiry
    .rank(question)
    .filter(({ sentence }) => told.has(sentence))
    .sort((a, b) => a.sentence.ordinal - b.sentence.ordinal);
  return { ...result, question, candidates: candidates.length > 0 ? candidates : [best] };
}
