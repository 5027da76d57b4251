import type { Span } from '../../../language/span.ts';
import type { PlacedWord } from '../comparable.ts';
import { frameWords } from './frame-words.ts';
import type { ModelStatement } from './model-statement.ts';

/** So much of a statement's words has to be printed in what it cites. */
const leastShare = 0.6;
/** Where figures or dates are printed as well, few words need be, and some may always be others. */
const leastShareBesideFigures = 0.45;
const mostOtherChars = 4;
/** So much of each of its clauses that says more than a word or two. */
const leastShareOfClause = 0.3;
const clauseChars = 6;

/**
 * Whether a statement is about what it cites: enough of its words are printed there. Figures and dates have their own checks,
 * and what only joins or reports (据报道, 其中, 表示) counts neither way.
 */
export function restsOnSource(statement: ModelStatement): boolean {
  const { clauses, figures, dates, text } = statement;
  const whole = shareOf(statement, { start: 0, end: text.length });
  if (whole.total === 0) return figures.length + dates.length > 0;
  const hasFigures = figures.length + dates.length > 0;
  const others = whole.total - whole.covered;
  const isFew = hasFigures && others <= mostOtherChars;
  const share = hasFigures ? leastShareBesideFigures : leastShare;
  if (!isFew && whole.covered < whole.total * share) return false;
  return clauses
    .map((clause) => shareOf(statement, clause))
    .every(({ covered, total }) => total < clauseChars || covered >= total * leastShareOfClause);
}

function shareOf(
  { words, covered }: ModelStatement,
  within: Span,
): { covered: number; total: number } {
  let total = 0;
  let printed = 0;
  for (const word of words) {
    if (word.start < within.start || word.end > within.end || !isCounted(word)) continue;
    total += word.end - word.start;
    for (let at = word.start; at < word.end; at += 1) if (covered[at]) printed += 1;
  }
  return { covered: printed, total };
}

function isCounted({ word }: PlacedWord): boolean {
  return word.length > 1 && !frameWords.has(word);
}
