import type { Article } from '../../corpus/article.ts';
import { foldForComparison } from '../../language/normalize.ts';
import type { Span } from '../../language/span.ts';
import type { Citation } from '../answer.ts';
import { toCitation } from '../citations.ts';
import type { Verdict } from './verdict.ts';

/** Digits on both sides, with a decimal point between them or not. */
const numberBefore = /[\d０-９][.．]?$/u;
const numberBehind = /^[.．]?[\d０-９]/u;

/**
 * Checks a citation against its article: the quotation stands at its span but for white space, width
 * and line breaks, cuts no number in two, and all that is said of its source is the article's own.
 */
export function verifyCitation(citation: Citation, article: Article | undefined): Verdict {
  if (!article) return 'unknown-source';
  if (!quoteStands(citation, article)) return 'quote-not-found';
  if (cutsNumber(article.text, citation.span)) return 'quote-cut';
  return verifySource(citation, toCitation(article, citation.span, citation.marker));
}

function quoteStands({ quote, span }: Citation, { text }: Article): boolean {
  const { start, end } = span;
  if (!(Number.isInteger(start) && Number.isInteger(end))) return false;
  if (start < 0 || end <= start || end > text.length) return false;
  const printed = text.slice(start, end);
  const folded = foldForComparison(quote);
  return folded !== '' && (quote === printed || foldForComparison(printed) === folded);
}

/** A quotation that begins or ends inside a number prints another one. */
function cutsNumber(text: string, { start, end }: Span): boolean {
  return [start, end].some((at) => {
    const before = text.slice(Math.max(0, at - 2), at);
    const behind = text.slice(at, at + 2);
    return numberBefore.test(before) && numberBehind.test(behind);
  });
}

function verifySource(given: Citation, own: Citation): Verdict {
  if (given.source !== own.source) return 'wrong-source';
  if (given.headline !== own.headline) return 'wrong-headline';
  if (given.publication !== own.publication) return 'wrong-publication';
  if (given.section !== own.section) return 'wrong-section';
  const isSameDate =
    given.date === own.date &&
    given.datePrecision === own.datePrecision &&
    given.isDateInferred === own.isDateInferred;
  if (!isSameDate) return 'wrong-date';
  const isSamePlace = given.lines[0] === own.lines[0] && given.lines[1] === own.lines[1];
  return isSamePlace ? 'supported' : 'wrong-lines';
}
