import { execFile } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { typescriptLoader } from '../typescript-loader.ts';
import { hostileInputs, type WriteInput, writeFiles } from './hostile/inputs.ts';
import { type ReadOutcome, readOutcome } from './hostile/outcome.ts';
import { describeMachine } from './machine.ts';

export interface HostileBenchOptions {
  /** Only those whose name holds this. */
  readonly only?: string;
  /** Instead of all inputs, so many pages of one line, which are read and then found unchanged. */
  readonly files?: number;
}

/** Stands beside each input, and must be read and found whatever the input is. */
const honestPage = '本报讯（记者王小云）青河大桥昨日通车，全长3.6公里。\n';
const question = '青河大桥全长多少？';
const quoted = '全长3.6公里';
const mostMinutes = 10;
const readProcess = fileURLToPath(new URL('hostile/read-process.ts', import.meta.url));

/**
 * Puts each hostile input beside an honest page, builds an archive of both in a process of its own,
 * asks of the honest page, and prints what it cost and what was told, as a Markdown table.
 */
export async function benchHostile({ only = '', files }: HostileBenchOptions): Promise<void> {
  process.stdout.write(`${describeMachine().join('\n')}\n\n${toRow(header)}\n`);
  process.stdout.write(
    `${toRow(header.map((name) => (name === 'input' || name === 'told' ? '---' : '---:')))}\n`,
  );
  if (files !== undefined) {
    await measure(`${files} files`, (folder) => writeFiles(folder, files), 2);
    return;
  }
  for (const [name, write] of Object.entries(hostileInputs)) {
    if (name.includes(only)) await measure(name, write, 1);
  }
}

const header = [
  'input',
  'size',
  'read, CPU s',
  'answer, CPU s',
  'peak, MB',
  'pages',
  'passed over',
  'told',
];

async function measure(name: string, write: WriteInput, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-bench-hostile-'));
  const [sources, archive] = [join(folder, 'sources'), join(folder, 'archive')];
  try {
    mkdirSync(sources);
    mkdirSync(archive);
    write(sources);
    const size = formatSize(bytesIn(sources));
    writeFileSync(join(sources, 'honest.txt'), honestPage);
    for (let round = 1; round <= rounds; round++) {
      const called = round === 1 ? name : `${name}, nothing changed`;
      process.stdout.write(`${toRow([called, size, ...(await cellsOf(sources, archive))])}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cellsOf(sources: string, archive: string): Promise<string[]> {
  try {
    const outcome = await readIn(sources, archive);
    const isProved = outcome.quotes.some((quote) => quote.includes(quoted));
    const { readSeconds, answerSeconds, peakMb, pages, rejections, firstRejection } = outcome;
    const told = isProved ? firstRejection : `NO ANSWER: ${outcome.answer}`;
    const seconds = [readSeconds, answerSeconds].map((each) => each.toFixed(1));
    return [...seconds, peakMb.toFixed(0), `${pages}`, `${rejections}`, told];
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    return ['', '', '', '', '', `FAILED: ${told.replaceAll('\n', ' ')}`];
  }
}

async function readIn(sources: string, archive: string): Promise<ReadOutcome> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', typescriptLoader, readProcess, sources, archive, question],
    { timeout: mostMinutes * 60_000, maxBuffer: 1024 ** 3 },
  );
  return readOutcome.parse(JSON.parse(stdout));
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0);
}

function formatSize(bytes: number): string {
  return bytes < 1024 ** 2
    ? `${Math.round(bytes / 1024)} KB`
    : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
