import { formatTable } from '../../../../src/evaluation/reports/table.ts';
import { megabytes, whole } from '../figures.ts';
import type { Measurements } from '../measurements.ts';
import type { Outcome } from '../run-task.ts';

/** One table with what is to be known of it. */
export interface Section {
  readonly title: string;
  readonly note: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What stands in one row of a table, for each size. */
export type Cell = (measured: Measurements) => string;
export type Row = readonly [label: string, cell: Cell];

/** A table with one column for each size. */
export function sectionOf(
  sizes: readonly Measurements[],
  { title, note, rows }: Pick<Section, 'title' | 'note'> & { readonly rows: readonly Row[] },
): Section {
  return {
    title,
    note,
    header: ['documents', ...sizes.map(({ documents }) => whole(documents))],
    rows: rows.map(([label, cell]) => [label, ...sizes.map(cell)]),
  };
}

/** A figure of one measurement, or why there is none. */
export function figure<Value>(
  outcomeOf: (measured: Measurements) => Outcome<Value>,
  format: (value: Value) => string,
): Cell {
  return (measured) => formatOutcome(outcomeOf(measured), format);
}

/** What a measurement gave, or why it gave nothing; a long reason stands in a table of its own. */
export function formatOutcome<Value>(
  outcome: Outcome<Value>,
  format: (value: Value) => string,
): string {
  return 'value' in outcome ? format(outcome.value) : shorten(outcome.failure);
}

function shorten(failure: string): string {
  return failure.startsWith('failed: ') ? 'failed' : failure;
}

/** The peak memory of the process that a measurement was made in, in megabytes. */
export function peak(
  outcomeOf: (measured: Measurements) => Outcome<{ readonly peakBytes: number }>,
): Cell {
  return figure(outcomeOf, ({ peakBytes }) => megabytes(peakBytes));
}

/** A table for a terminal. */
export function formatPlain({ title, note, header, rows }: Section): string {
  return `${title}\n${note}\n\n${formatTable([header, ...rows])}\n`;
}

/** A table for a Markdown page. */
export function formatMarkdown({ title, note, header, rows }: Section): string {
  const lines = [header, header.map(() => '---'), ...rows].map(toMarkdownRow);
  return `## ${title}\n\n${note}\n\n${lines.join('\n')}\n`;
}

function toMarkdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
