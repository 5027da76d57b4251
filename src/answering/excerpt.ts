import { normalizeText } from '../language/normalize.ts';
import type { Question } from '../language/question.ts';
import type { Span } from '../language/span.ts';
import { kindStrength } from './answer-kind.ts';
import type { Candidate } from './candidates.ts';
import { degreesIn } from './subject-match.ts';
import type { TermWeights } from './term-weights.ts';

/** A sentence of at most so many characters is quoted whole. */
const maxWholeChars = 90;
/** A part is quoted for its sentence if it holds so much of what the sentence holds. */
const minKeptShare = 0.85;

/**
 * A long sentence that strings several statements together with semicolons is quoted by the one
 * that answers. A list that is asked for may run over all of them and stays whole.
 */
export function toExcerpt(
  candidate: Candidate,
  question: Question,
  weights: TermWeights,
): Candidate {
  if (candidate.text.length <= maxWholeChars || question.wantsSeveral || question.list)
    return candidate;
  const { article, span, coverage } = candidate;
  const parts = partsOf(article.text, span).map((part) => {
    const text = article.text.slice(part.start, part.end);
    return { span: part, text, coverage: weights.share(degreesIn(normalizeText(text), question)) };
  });
  const best = parts.reduce((a, b) => (b.coverage > a.coverage ? b : a));
  const isEnough =
    best.coverage >= coverage * minKeptShare && kindStrength(best.text, question) > 0;
  return isEnough ? { ...candidate, ...best } : candidate;
}

function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text[at] !== '；' && text[at] !== ';') continue;
    parts.push({ start: from, end: at + 1 });
    from = at + 1;
  }
  return from < end ? [...parts, { start: from, end }] : parts;
}
