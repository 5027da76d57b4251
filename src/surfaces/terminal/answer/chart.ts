import stringWidth from 'fast-string-width';
import type { SeriesValue } from '../../../answering/answer.ts';
import { padEnd } from '../../width/columns.ts';
import { toPrintableLine } from '../text/printable.ts';
import type { Style } from '../text/screen.ts';

const maxBarCells = 30;
/** Shorter bars would not show which value is larger. */
const minBarCells = 4;
/** A cell filled from the left by one to eight eighths. */
const eighths = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

interface Row {
  readonly label: string;
  readonly printed: string;
  /** With brackets; empty where none is shown. */
  readonly marker: string;
  readonly value: number;
}

interface ChartOptions {
  /** How markers look. */
  readonly marker?: Style;
  readonly showsMarkers?: boolean;
}

/**
 * A bar for each value, from zero, with its period before it and its figure as printed behind it.
 * Empty where bars would mislead or have no room: a value below zero, nothing above it, labels and
 * figures that nearly fill `width` columns.
 */
export function barChart(
  series: readonly SeriesValue[],
  width: number,
  { marker: markerStyle = String, showsMarkers = true }: ChartOptions = {},
): string[] {
  const rows = series.map((value) => toRow(value, showsMarkers));
  const largest = Math.max(...rows.map(({ value }) => value));
  if (!rows.every(({ value }) => Number.isFinite(value) && value >= 0) || !(largest > 0)) return [];
  const labelWidth = Math.max(...rows.map(({ label }) => stringWidth(label)));
  const printedWidth = Math.max(
    ...rows.map(({ printed, marker }) => stringWidth(printed + marker)),
  );
  const room = Math.min(maxBarCells, width - labelWidth - printedWidth - 2);
  if (room < minBarCells) return [];
  return rows.map(({ label, printed, marker, value }) => {
    const figure = printed + (marker && markerStyle(marker));
    return [padEnd(label, labelWidth), bar(value / largest, room), figure]
      .filter(Boolean)
      .join(' ');
  });
}

function toRow({ label, printed, value, marker }: SeriesValue, showsMarker: boolean): Row {
  return {
    label: toPrintableLine(label),
    printed: toPrintableLine(printed),
    marker: showsMarker ? `[${marker}]` : '',
    value,
  };
}

/** A bar of this share of the cells, to an eighth of a cell; what is not zero can be seen. */
function bar(share: number, cells: number): string {
  const filled = share > 0 ? Math.max(1, Math.round(share * cells * eighths.length)) : 0;
  const whole = Math.floor(filled / eighths.length);
  return '█'.repeat(whole) + (eighths[(filled % eighths.length) - 1] ?? '');
}
