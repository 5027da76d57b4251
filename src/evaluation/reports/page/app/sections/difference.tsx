import type { MeasureDifference } from '../../../../comparison/comparison.ts';
import type { MeasureTraits } from '../../../../measures/measure.ts';
import { differenceUnit, formatDifference, formatPValue } from '../../../figures.ts';
import { Asides } from '../text/asides.tsx';

interface DifferenceProps {
  readonly traits: MeasureTraits;
  readonly difference: MeasureDifference;
}

/** How a measure differs from the run of before, with the interval and the p-value. */
export function Difference({ traits, difference }: DifferenceProps) {
  const { before, after, interval, pValue, n } = difference;
  const format = (value: number) => formatDifference(value, traits.unit);
  const details = [
    ...(interval ? [`${format(interval[0])} 至 ${format(interval[1])}`] : []),
    ...(pValue === undefined ? [] : [formatPValue(pValue)]),
    `对比 ${n} 题`,
  ];
  if (before === after && isPoint(interval)) {
    return (
      <p class="difference even">
        没有变化 <span class="aside">对比 {n} 题</span>
      </p>
    );
  }
  return (
    <p class={`difference ${toneOf(traits, difference)}`}>
      <strong>
        {format(after - before)}
        {differenceUnit(traits.unit)}
      </strong>
      <Asides texts={details} />
    </p>
  );
}

function isPoint(interval: MeasureDifference['interval']): boolean {
  return interval === undefined || interval[0] === interval[1];
}

/** Coloured only where chance alone would seldom do as much, by the interval and by the test. */
function toneOf(
  { better }: MeasureTraits,
  { before, after, interval, pValue }: MeasureDifference,
): 'good' | 'bad' | 'even' {
  const isBeyondChance =
    interval !== undefined && (interval[0] > 0 || interval[1] < 0) && (pValue ?? 0) < 0.05;
  if (!isBeyondChance || better === 'neither' || before === after) return 'even';
  return after > before === (better === 'higher') ? 'good' : 'bad';
}
