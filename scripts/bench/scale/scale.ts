import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interruptSignal } from '../../../src/surfaces/terminal/interrupt.ts';
import { describeMachine } from '../machine.ts';
import { type Corpus, openCorpus } from './corpus.ts';
import { measureSize } from './measure-size.ts';
import { failuresOf, type Measurements } from './measurements.ts';
import { toSections } from './sections/all.ts';
import { formatMarkdown, formatPlain } from './sections/section.ts';

export interface ScaleOptions {
  /** Numbers of documents, ascending; infinity for all. */
  readonly sizes: readonly number[];
  readonly documents: string;
  readonly queries: string;
  readonly peerLimitMinutes: number;
  /** Writes the page also for a synthetic corpus, and for a part of the real one. */
  readonly write: boolean;
  /** What was typed, for the page. */
  readonly command: string;
}

const pagePath = 'docs/benchmarks.md';
/** From here to its end the page is written by hand. */
const handwritten = '\n## Start-up\n';

/**
 * Measures building, opening, answering and finding with growing archives, beside floors and
 * peers; prints tables and writes them to `docs/benchmarks.md`.
 * @returns the exit code: 1 where a measurement of this project's own failed
 */
export async function benchScale(options: ScaleOptions): Promise<number> {
  const signal = interruptSignal('临时文件已删除。');
  const corpus = await openCorpus(options.documents, options.queries);
  if (corpus.isSynthetic) {
    process.stderr.write(`没有 ${options.documents} 或 ${options.queries}，改用合成的报道。\n`);
  }
  const heading = describeRun(options, corpus);
  const sizes = await measureSizes(options, corpus, signal);
  const sections = toSections(sizes);
  process.stdout.write(`${heading.join('\n')}\n\n${sections.map(formatPlain).join('\n')}`);
  if (isWritten(options, corpus)) {
    const lines = heading.map((line) => `- ${line}`);
    const page = ['# Benchmarks\n', `${lines.join('\n')}\n`, ...sections.map(formatMarkdown)];
    await writeFile(pagePath, page.join('\n') + (await readHandwritten()));
    process.stderr.write(`已写入 ${pagePath}。\n`);
  }
  return sizes.flatMap(failuresOf).every(({ isPeer }) => isPeer) ? 0 : 1;
}

async function readHandwritten(): Promise<string> {
  const page = await readFile(pagePath, 'utf8');
  const start = page.indexOf(handwritten);
  return start === -1 ? '' : page.slice(start);
}

/** A part of the corpus alone is a trial, which takes no page's place. */
function isWritten({ sizes, write }: ScaleOptions, { isSynthetic }: Corpus): boolean {
  return write || (!isSynthetic && sizes.includes(Number.POSITIVE_INFINITY));
}

function describeRun({ command }: ScaleOptions, { description }: Corpus): string[] {
  return [
    `date: ${new Date().toISOString().slice(0, 10)}`,
    ...describeMachine(),
    `command: \`${command}\``,
    `corpus: ${description}`,
  ];
}

async function measureSizes(
  { sizes, peerLimitMinutes }: ScaleOptions,
  corpus: Corpus,
  signal: AbortSignal,
): Promise<Measurements[]> {
  const root = await mkdtemp(join(tmpdir(), 'wenbao-bench-'));
  const measured: Measurements[] = [];
  try {
    for (const size of sizes) {
      const folder = join(root, String(size));
      const run = { corpus, size, folder, peerLimitMinutes, signal, onTask: showTask };
      const measurements = await measureSize(run);
      measured.push(measurements);
      if (measurements.documents < size) break;
    }
    return measured;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function showTask(documents: number, task: string): void {
  const time = new Date().toTimeString().slice(0, 8);
  process.stderr.write(`${time} ${documents} 篇：${task}\n`);
}
