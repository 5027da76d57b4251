import type { SeriesValue } from '../answer.ts';
import { type CitedSource, readText } from './cited-source.ts';
import { onlyQuantity } from './computation.ts';
import { datesStand } from './dates-stand.ts';
import { figureStands } from './figures-stand.ts';
import type { Verdict } from './verdict.ts';

/** One verdict for each value: it is printed in its citation, is the number given, and of the period given. */
export function verifySeries(
  series: readonly SeriesValue[],
  sources: ReadonlyMap<number, CitedSource>,
): Verdict[] {
  const unit = onlyQuantity(series[0]?.printed ?? '')?.unit;
  return series.map((value) => verifyValue(value, unit, sources.get(value.marker)?.simplified));
}

function verifyValue(
  { label, printed, value }: SeriesValue,
  unit: string | undefined,
  source: CitedSource | undefined,
): Verdict {
  if (!source) return 'unknown-source';
  const quantity = onlyQuantity(printed);
  if (!quantity || !source.texts.some((text) => figureStands({ quantity }, text))) {
    return 'number-not-found';
  }
  if (quantity.value !== value || quantity.unit !== unit) return 'value-wrong';
  const period = readText(label, source.issue);
  const isPeriod = period.dates.length > 0 && period.codes.length === 0;
  const stands = isPeriod && datesStand(period, [source], { takesIssueDate: true });
  return stands ? 'supported' : 'date-not-found';
}
