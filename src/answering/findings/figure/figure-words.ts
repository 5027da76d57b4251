import type { MeasuredFigure } from '../../../corpus/figures.ts';
import { normalizeText } from '../../../language/normalize.ts';
import type { Span } from '../../../language/span.ts';
import type { SentenceReading } from '../finding.ts';

/** What stands behind 、 belongs to the next figure. */
const clauseEnd = /[、，；。！？：,;!?:\n]/u;

/**
 * The words of a figure's own, normalised: what it measures, what it tells of that, and its clause
 * from the figure before it to the next.
 */
export function ownWords(sentence: SentenceReading, figure: MeasuredFigure): string {
  const { article, entities } = sentence;
  const { text } = article;
  const { start, end } = clauseOf(sentence, figure.span);
  const others = entities.figures.filter((other) => other !== figure).map((other) => other.span);
  const from = Math.max(
    start,
    ...others.filter((o) => o.end <= figure.span.start).map((o) => o.end),
  );
  const to = Math.min(end, ...others.filter((o) => o.start >= figure.span.end).map((o) => o.start));
  const behind = text.slice(figure.span.end, to);
  const ranked = behind.search(/位?居|位?列|排名/u);
  const words = text.slice(from, ranked < 0 ? to : figure.span.end + ranked);
  return normalizeText(
    [figure.measure?.text, figure.change?.text, words].filter(Boolean).join('，'),
  );
}

/** The clause of a figure, between the marks around it. */
export function clauseOf({ article: { text }, span }: SentenceReading, figure: Span): Span {
  let start = figure.start;
  while (start > span.start && !clauseEnd.test(text.charAt(start - 1))) start -= 1;
  let end = figure.end;
  while (end < span.end && !clauseEnd.test(text.charAt(end))) end += 1;
  return { start, end };
}
