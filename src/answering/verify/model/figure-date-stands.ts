import { findQuantities, type Quantity, sameQuantity } from '../../../language/numbers.ts';
import type { Span } from '../../../language/span.ts';
import type { CitedSource } from '../cited-source.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';
import {
  isWithin,
  lastBefore,
  mayBeOf,
  periodOf,
  printedPeriods,
  readPeriods,
  type ToldPeriods,
} from './told-periods.ts';

/**
 * Whether each figure of a statement is of the period that is named for it, and compared with the one that it is compared
 * with in print: of the places where its sources print the figure, one at least has the same days.
 */
export function figureDatesStand({ text, figures, sources }: ModelStatement): boolean {
  if (figures.length === 0) return true;
  const read = sources.map((source) => ({ source, said: readPeriods(text, source.issue) }));
  return figures.every(({ span }) => {
    const places = read.flatMap(({ source, said }) => placesOf(text, span, said, source));
    return (
      isOneOf(places, ({ isOfPeriod }) => isOfPeriod) &&
      isOneOf(places, ({ isComparedAlike }) => isComparedAlike)
    );
  });
}

/** A place where a figure of the statement is printed. */
interface Place {
  readonly isOfPeriod: boolean;
  readonly isComparedAlike: boolean;
}

function isOneOf(places: readonly Place[], test: (place: Place) => boolean): boolean {
  return places.length === 0 || places.some(test);
}

const quantitiesOf = perSource(({ comparable }) => findQuantities(comparable));

function placesOf(text: string, span: Span, said: ToldPeriods, source: CitedSource): Place[] {
  const [figure] = findQuantities(text.slice(span.start, span.end));
  if (!figure) return [];
  const printed = printedPeriods(source);
  return quantitiesOf(source)
    .filter((other) => sameQuantity(other, figure))
    .map((other) => ({
      isOfPeriod: isOfPeriod(span, said, other, printed, source),
      isComparedAlike: isComparedAlike(span, said, other, printed),
    }));
}

function isOfPeriod(
  span: Span,
  said: ToldPeriods,
  other: Quantity,
  printed: ToldPeriods,
  { issue }: CitedSource,
): boolean {
  const own = periodOf(said, span);
  if (!own) return true;
  const period = periodOf(printed, other);
  return period ? isWithin(own, period) : mayBeOf(own, other.start, printed, issue);
}

function isComparedAlike(
  { start }: Span,
  said: ToldPeriods,
  other: Quantity,
  printed: ToldPeriods,
): boolean {
  const own = lastBefore(said.text, start, comparedFor(start, said));
  if (!own) return true;
  const compared = lastBefore(printed.text, other.start, comparedFor(other.start, printed));
  return compared === undefined || isWithin(own, compared);
}

/** The periods with which a figure may be compared: in its own clause. */
function comparedFor(at: number, { text, compared }: ToldPeriods) {
  return compared.filter(({ end }) => end <= at && !text.slice(end, at).includes(','));
}
