import type { MeasureTraits } from '../measures/measure.ts';

type Unit = MeasureTraits['unit'];

const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const smallNumber = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** Stands where there is no figure. */
export const noFigure = '—';

/** A figure of a measure with its unit, such as `93.4%` or `1.25 秒`. */
export function formatValue(value: number | undefined, unit: Unit): string {
  return value === undefined ? noFigure : withUnit(value, unit);
}

function withUnit(value: number, unit: Unit): string {
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(1)}%`;
    case 'milliseconds':
      return formatDuration(value);
    case 'characters':
      return `${wholeNumber.format(value)} 字`;
    case 'tokens':
      return wholeNumber.format(value);
    case 'cost':
      return smallNumber.format(value);
  }
}

/** Milliseconds as `0.4 毫秒`, `12 毫秒`, `1.25 秒` or `3 分 5 秒`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 10) return `${smallNumber.format(milliseconds)} 毫秒`;
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} 毫秒`;
  if (milliseconds < 60_000) return `${smallNumber.format(milliseconds / 1_000)} 秒`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;
}

/** Both ends of an interval; the unit stands once where both have the same. */
export function formatInterval(
  interval: readonly [low: number, high: number] | undefined,
  unit: Unit,
): string {
  if (interval === undefined) return noFigure;
  const [low, high] = interval;
  if (unit === 'share') return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}%`;
  return `${withUnit(low, unit)} – ${withUnit(high, unit)}`;
}

/** A difference with its sign: shares in percentage points, without the unit's name. */
export function formatDifference(difference: number, unit: Unit): string {
  const size = Math.abs(difference);
  const text = unit === 'share' ? (size * 100).toFixed(1) : withUnit(size, unit);
  if (Number.parseFloat(text) === 0) return `±${text}`;
  return `${difference < 0 ? '−' : '+'}${text}`;
}

/** What a difference of this unit is counted in, where its figures do not say so. */
export function differenceUnit(unit: Unit): string {
  return unit === 'share' ? ' 个百分点' : '';
}

/** Such as `p = 0.031`, or `p < 0.001`. */
export function formatPValue(pValue: number): string {
  return pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`;
}

/** An instant as `2024-08-12 09:30 UTC`; what is no instant stays as it is. */
export function formatInstant(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/u.exec(iso);
  return parts ? `${parts[1]} ${parts[2]} UTC` : iso;
}
