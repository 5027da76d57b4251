import { type Answerer, type Attack, attacks } from './attack.ts';
import type { Result } from './results.ts';

/** What came of the attacks by family, as `docs/security.md` shows it. */
export function resultTable(results: readonly Result[]): string {
  const header = ['entry', 'family', 'promptfoo', 'garak', 'attacks', 'reader', 'model'];
  const families = [...new Set(results.map(({ attack }) => attack.family))];
  const rows = families.map((family) =>
    rowOf(
      family,
      results.filter(({ attack }) => attack.family === family),
    ),
  );
  const all = ['', 'all', '', '', ...countsOf(results)];
  return table([header, header.map(() => '---'), ...rows, all]);
}

/** The attacks that are known to succeed. */
export function knownTable(): string {
  const header = ['attack', 'with', 'what comes through'];
  const rows = attacks.flatMap(({ id, known }) =>
    known ? [[`\`${id}\``, known.with.join(', '), known.because]] : [],
  );
  return table([header, header.map(() => '---'), ...rows]);
}

function rowOf(family: string, results: readonly Result[]): string[] {
  const own = [...new Set(results.map(({ attack }) => attack))];
  const named = own.map(({ entry }) => entry);
  return [
    [...new Set(named)].join(', '),
    family,
    namesIn(own, 'promptfoo'),
    namesIn(own, 'garak'),
    ...countsOf(results),
  ];
}

function namesIn(own: readonly Attack[], tool: 'promptfoo' | 'garak'): string {
  const names = [...new Set(own.flatMap((attack) => attack[tool]))].sort();
  return names.map((name) => `\`${name}\``).join(' ');
}

/** How many there are, and how many came to nothing with each. */
function countsOf(results: readonly Result[]): string[] {
  const held = (answerer: Answerer) =>
    results.filter((result) => result.answerer === answerer && result.faults.length === 0).length;
  const count = new Set(results.map(({ attack }) => attack)).size;
  return [`${count}`, `${held('reader')}`, `${held('model')}`];
}

function table(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
