import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { WenbaoError } from '../../src/errors.ts';
import { formatTable } from '../../src/evaluation/reports/table.ts';
import { percentile } from '../../src/evaluation/statistics/percentile.ts';
import { describeMachine } from './machine.ts';
import { loadedFiles } from './startup/loaded-files.ts';

/** Answered with certainty from `seeds/`. */
const question = '荆州区区长是谁？';
const rounds = 21;
const targetMs = 700;
/** Of the bot, and of language models. */
const notWanted =
  /surfaces\/telegram|node_modules\/(?:telegraf|pino|openai|ollama|langchain|@langchain\/(?:openai|ollama))\//u;

const empty = fileURLToPath(new URL('startup/empty.ts', import.meta.url));
const launchEmpty = fileURLToPath(new URL('startup/launch-empty.mjs', import.meta.url));
const answer = 'scripts/start.mjs, an answer';

type Programs = Readonly<Record<string, readonly string[]>>;

/** What does nothing, by its name in the table, with Node's arguments. */
const idlePrograms: Programs = {
  'node -e 0': ['-e', '0'],
  'tsx, an empty file': ['--import', 'tsx', empty],
  'the launcher, an empty file': [launchEmpty],
};

/** All that is started. */
const programs: Programs = {
  ...idlePrograms,
  [answer]: ['scripts/start.mjs', '--', question],
  'tsx, an answer': ['--import', 'tsx', 'scripts/ask.ts', '--', question],
  'scripts/start.mjs, --help': ['scripts/start.mjs', '--help'],
};

interface Times {
  /** Until the first byte on standard output; absent where nothing came. */
  readonly firstByteMs?: number;
  readonly exitMs: number;
}

/**
 * Starts the program again and again over an archive of `seeds/` that is there already, in turn with
 * programs that do nothing, and prints how long each took from the start of its process.
 * @throws WenbaoError when one of them fails
 */
export async function benchStartup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-bench-startup-'));
  const places = { SEEDS_PATH: resolve('seeds'), ARCHIVE_DIR: join(folder, 'archive') };
  try {
    await buildApp(readConfig(places, folder));
    const env = { ...process.env, ...places };
    const measured = await measureAll(env);
    process.stdout.write(`${describeMachine().join('\n')}\nn = ${rounds}\n\n`);
    process.stdout.write(`${formatTable(tableOf(measured))}\n\n`);
    process.stdout.write(`${verdicts(measured).join('\n')}\n${await describeLoaded(env)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Measured = ReadonlyMap<string, readonly Times[]>;

/** In turn, so that what else the machine does meets all of them; the first round makes the bundles. */
async function measureAll(env: NodeJS.ProcessEnv): Promise<Measured> {
  const measured = new Map<string, Times[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, args] of Object.entries(programs)) {
      const times = await measure(name, args, env);
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), times]);
    }
  }
  return measured;
}

function measure(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Times> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let first: { firstByteMs: number } | undefined;
    child.stdout.on('data', () => {
      first ??= { firstByteMs: performance.now() - startedAt };
    });
    child.once('error', reject).once('close', (exitCode) => {
      if (exitCode === 0) resolve({ ...first, exitMs: performance.now() - startedAt });
      else reject(new WenbaoError('internal', `“${name}”以 ${exitCode} 退出。`, '请单独运行它。'));
    });
  });
}

function tableOf(measured: Measured): string[][] {
  const rows = [...measured].map(([name, times]) => {
    const firsts = times.flatMap(({ firstByteMs }) => firstByteMs ?? []);
    return [name, describeTimes(firsts), describeTimes(times.map(({ exitMs }) => exitMs))];
  });
  return [['median (min–max), ms', 'first byte', 'exit'], ...rows];
}

function describeTimes(times: readonly number[]): string {
  if (times.length === 0) return '–';
  const [median, min, max] = [medianOf(times), Math.min(...times), Math.max(...times)].map(
    (time) => time?.toFixed(0) ?? '–',
  );
  return `${median} (${min}–${max})`;
}

function medianOf(values: readonly number[]): number {
  return percentile(values, 50) ?? 0;
}

/** How much longer the first byte of an answer takes than a program that does nothing. */
function verdicts(measured: Measured): string[] {
  const answers = measured.get(answer) ?? [];
  return Object.keys(idlePrograms).map((name) => {
    const idle = measured.get(name) ?? [];
    const beyond = answers.map(
      ({ firstByteMs = 0 }, round) => firstByteMs - (idle[round]?.exitMs ?? 0),
    );
    const verdict = medianOf(beyond) <= targetMs ? 'met' : 'not met';
    const figures = `${describeTimes(beyond)}, wanted <= ${targetMs}: ${verdict}`;
    return `first byte of an answer beyond “${name}”, ms: ${figures}`;
  });
}

/** Which packages an answer loads, and what of the bot and of language models is among its files. */
async function describeLoaded(env: NodeJS.ProcessEnv): Promise<string> {
  const files = await loadedFiles(programs[answer] ?? [], env);
  const names = files.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? '');
  const packages = [...new Set(names)].filter((name) => name !== '').sort();
  const unwanted = files.filter((path) => notWanted.test(path));
  const told = unwanted.length === 0 ? 'none' : unwanted.join(' ');
  return `packages loaded: ${packages.join(' ')}\nof the bot or of language models: ${told}`;
}
