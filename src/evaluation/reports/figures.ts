import type { MeasureTraits } from '../measures/measure.ts';
import type { Score } from '../scores/score.ts';

/** Stands where there is no figure. */
export const noFigure = '—';

/** A value of a measure as people read it: 92.1%, 26 毫秒, 31 字. */
export function formatValue(value: number | undefined, unit: MeasureTraits['unit']): string {
  return value === undefined ? noFigure : formats[unit](value);
}

const formats: Readonly<Record<MeasureTraits['unit'], (value: number) => string>> = {
  share: formatShare,
  characters: (value) => `${Math.round(value)} 字`,
  milliseconds: (value) => `${Math.round(value)} 毫秒`,
  tokens: (value) => `${Math.round(value)}`,
  cost: (value) => value.toFixed(4),
};

/** A share from 0 to 1 as 92.1%. */
export function formatShare(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

/** An interval as 89.0% – 94.4%. */
export function formatInterval(
  interval: Score['interval'] | readonly [number, number],
  unit: MeasureTraits['unit'],
): string {
  return interval ? interval.map((end) => formatValue(end, unit)).join(' – ') : noFigure;
}
