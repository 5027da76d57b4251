import stringWidth from 'string-width';
import type { SeriesValue } from '../../../answering/answer.ts';
import { padEnd } from '../text/columns.ts';
import { toPrintableLine } from '../text/printable.ts';

const maxBarCells = 30;
/** Shorter bars would not show which value is larger. */
const minBarCells = 4;
/** A cell filled from the left by one to eight eighths. */
const eighths = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

interface Row {
  readonly label: string;
  readonly printed: string;
  readonly value: number;
}

/**
 * A bar for each value, from zero, with its period before it and its figure as printed behind it.
 * Empty where bars would mislead or have no room: a value below zero, nothing above it, labels and
 * figures that nearly fill `width` columns.
 */
export function barChart(series: readonly SeriesValue[], width: number): string[] {
  const rows = series.map(toRow);
  const largest = Math.max(...rows.map(({ value }) => value));
  if (!rows.every(({ value }) => Number.isFinite(value) && value >= 0) || !(largest > 0)) return [];
  const labelWidth = Math.max(...rows.map(({ label }) => stringWidth(label)));
  const printedWidth = Math.max(...rows.map(({ printed }) => stringWidth(printed)));
  const room = Math.min(maxBarCells, width - labelWidth - printedWidth - 2);
  if (room < minBarCells) return [];
  return rows.map(({ label, printed, value }) =>
    [padEnd(label, labelWidth), bar(value / largest, room), printed].filter(Boolean).join(' '),
  );
}

function toRow({ label, printed, value, marker }: SeriesValue): Row {
  const figure = `${toPrintableLine(printed)}[${marker}]`;
  return { label: toPrintableLine(label), printed: figure, value };
}

/** A bar of this share of the cells, to an eighth of a cell; what is not zero can be seen. */
function bar(share: number, cells: number): string {
  const filled = share > 0 ? Math.max(1, Math.round(share * cells * eighths.length)) : 0;
  const whole = Math.floor(filled / eighths.length);
  return '█'.repeat(whole) + (eighths[(filled % eighths.length) - 1] ?? '');
}
