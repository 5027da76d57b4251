import type { KillTally } from './kills.ts';
import type { DamageTally } from './run-damage.ts';

/** What came of all kills, as a table of Markdown. */
export function killTable(tallies: readonly KillTally[]): string {
  return tableWithSums(
    ['scenario', 'kills', 'old', 'new', 'finished', 'too late', 'failures'],
    tallies.map(({ scenario, kills, old, new: renewed, finished, tooLate, failures }) => [
      scenario,
      ...[kills, old, renewed, finished, tooLate, failures.length].map(String),
    ]),
  );
}

/** What came of all damages, as a table of Markdown. */
export function damageTable(tallies: readonly DamageTally[]): string {
  return tableWithSums(
    ['damaged', 'cases', 'identical', 'refused', 'ranking changed', 'less found', 'failures'],
    tallies.map(({ group, cases, identical, refused, ranking, finding, failures }) => [
      group,
      ...[cases, identical, refused, ranking, finding, failures.length].map(String),
    ]),
  );
}

function tableWithSums(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const sums = head.map((_, column) =>
    column === 0 ? 'all' : String(rows.reduce((sum, row) => sum + Number(row[column]), 0)),
  );
  return formatTable([head, ...rows, sums]);
}

/** A table of Markdown; the first row is its head. */
function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  });
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(Math.max(1, width - 1))}:`,
  );
  return [lines[0], `| ${rule.join(' | ')} |`, ...lines.slice(1)].join('\n');
}
