import { type DateExpression, findDateExpressions } from '../../language/dates.ts';
import { findQuantities, sameQuantity } from '../../language/numbers.ts';
import type { Span } from '../../language/span.ts';
import type { CitedSource } from './cited-source.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

const sentenceMark = /[。!?;\n]/u;
/** Before a date with which a figure is only compared. */
const comparing = /[较比](?:上|去)?$/u;

/**
 * Whether each figure of a statement is of the period that is named before it: not where the print names another before the
 * figure in its sentence, and the statement's elsewhere.
 */
export function figureDatesStand({ text, figures, sources }: ModelStatement): boolean {
  if (figures.length === 0) return true;
  const read = sources.map((source) => ({
    source,
    said: findDateExpressions(text, source.issue),
  }));
  return figures.every(({ span }) =>
    read.some(({ source, said }) => isDatedAlike(text, span, said, source)),
  );
}

function isDatedAlike(
  text: string,
  span: Span,
  dates: readonly DateExpression[],
  source: CitedSource,
): boolean {
  const { dates: printed, quantities } = readFigures(source);
  const said = dateBefore(text, span.start, dates);
  const [figure] = findQuantities(text.slice(span.start, span.end));
  if (!said || !figure) return true;
  const own = quantities
    .filter((other) => sameQuantity(other, figure))
    .map(({ start }) => dateBefore(source.comparable, start, printed));
  const isOther = own.length > 0 && own.every((date) => date !== undefined && !overlap(date, said));
  return !isOther || !printed.some((date) => overlap(date, said));
}

const readFigures = perSource(({ comparable, issue }) => ({
  dates: findDateExpressions(comparable, issue),
  quantities: findQuantities(comparable),
}));

/** The last date before a figure in its sentence, but for one that it is compared with. */
function dateBefore(
  text: string,
  at: number,
  dates: readonly DateExpression[],
): DateExpression | undefined {
  return dates
    .filter(
      ({ start, end, range }) =>
        end <= at && range !== undefined && !comparing.test(text.slice(0, start)),
    )
    .filter(({ end }) => !sentenceMark.test(text.slice(end, at)))
    .at(-1);
}

function overlap({ range: one }: DateExpression, { range: other }: DateExpression): boolean {
  return (
    one === undefined || other === undefined || (one.first <= other.last && other.first <= one.last)
  );
}
