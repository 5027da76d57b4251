import { findDateExpressions } from '../language/dates.ts';
import { normalizeText } from '../language/normalize.ts';
import type { Question } from '../language/question.ts';
import type { Span } from '../language/span.ts';
import { kindStrength } from '../retrieval/answer-kind.ts';
import type { Candidate } from './candidates.ts';
import { degreesIn } from './subject-match.ts';
import type { TermWeights } from './term-weights.ts';

/** A sentence of at most so many characters is quoted whole. */
const maxWholeChars = 90;
/** A part is quoted for its sentence if it holds so much of what the sentence holds. */
const minKeptShare = 0.85;
/** A part is quoted from its sentence's beginning on while that stays below so many characters. */
const maxWithStartChars = 200;
/** Such a part says nothing of what grew, or what was completed. */
const opensWithVerb =
  /^[\s“"]*(?:同比|环比|较|比|其中|增[长加速幅]|下降|减少|占|完成|实现|达到?|居|排|分别|共|累计|新增|预计)/u;

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
  return isEnough ? { ...candidate, ...withItsPeriod(best, candidate) } : candidate;
}

type Excerpt = Pick<Candidate, 'span' | 'text' | 'coverage'>;

/**
 * A part that takes its period or what it speaks of from the sentence's beginning would mislead
 * alone, so it is quoted from there on, unless that grows too long.
 */
function withItsPeriod(part: Excerpt, { article, span }: Candidate): Excerpt {
  const { end } = part.span;
  const before = article.text.slice(span.start, part.span.start);
  const isBare = findDateExpressions(part.text).length === 0 || opensWithVerb.test(part.text);
  const leansOnStart = isBare && findDateExpressions(before).length > 0;
  if (!leansOnStart || end - span.start >= maxWithStartChars) return part;
  return {
    ...part,
    span: { start: span.start, end },
    text: article.text.slice(span.start, end),
  };
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
