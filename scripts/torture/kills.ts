import { watch } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeError } from '../../src/errors.ts';
import { chance, pick, type Random } from '../../test/support/random.ts';
import { differences, type Snapshot, snapshotOf } from './snapshot.ts';
import { freshArchive, mustBeDone, orderFor, type Stage } from './stage.ts';
import {
  type Ending,
  type RunningBuild,
  runEmbedCommand,
  type WriterPool,
} from './writer-process.ts';

/** What came of the kills of one scenario. */
export interface KillTally {
  readonly scenario: string;
  kills: number;
  /** Kills after which the archive was the one from before the build, or the one after it. */
  old: number;
  new: number;
  /** Builds that were run to their end after kills. */
  finished: number;
  /** Builds that came to their end before they could be killed. */
  tooLate: number;
  readonly failures: string[];
}

export interface KillOptions {
  readonly stage: Stage;
  readonly pool: WriterPool;
  readonly random: Random;
}

type State = 'old' | 'new';

const shares = { killAgain: 0.4, finish: 0.5, examineCopy: 0.5, command: 0.15 };
const mostKillsInARow = 5;
/** The last part of a build, in which the archive is published and the graph saved. */
const lastMs = 150;
/** About so long a command takes to load, which is no work yet. */
const startOfCommandMs = 1_200;

/** The tally of a scenario before its first kill. */
export function emptyTally(scenario: string): KillTally {
  return { scenario, kills: 0, old: 0, new: 0, finished: 0, tooLate: 0, failures: [] };
}

/** Kills builds of one archive, one after the other, and looks after each at what is there. */
export async function tormentOneArchive(options: KillOptions, tally: KillTally): Promise<void> {
  const { stage, random } = options;
  const archive = await freshArchive(stage.folder, 'victim');
  await mkdir(join(stage.folder, archive), { recursive: true });
  let state: State = 'old';
  for (let kill = 1; kill <= mostKillsInARow; kill++) {
    const { isKilled, isDone, said } = await killedBuild(options);
    if (!isKilled && !isDone) throw new Error(`a build failed after a kill: ${said}`);
    state = await examine(options, isDone ? 'new' : state);
    countKill(tally, isDone ? 'too late' : state);
    if (isDone || !chance(random, shares.killAgain)) break;
  }
  if (!chance(random, shares.finish)) return;
  mustBeDone(await (await begin(options)).ended);
  await examine(options, 'new');
  tally.finished += 1;
}

function countKill(tally: KillTally, outcome: State | 'too late'): void {
  if (outcome === 'too late') {
    tally.tooLate += 1;
  } else {
    tally.kills += 1;
    tally[outcome] += 1;
  }
}

async function begin({ stage, pool, random }: KillOptions): Promise<RunningBuild> {
  const order = orderFor(stage.folder, 'victim', 'sources', stage.scenario.isRebuild);
  return chance(random, shares.command) ? runEmbedCommand(order) : pool.take().build(order);
}

async function killedBuild(options: KillOptions): Promise<Ending> {
  const { stage, pool, random } = options;
  const order = orderFor(stage.folder, 'victim', 'sources', stage.scenario.isRebuild);
  const isCommand = chance(random, shares.command);
  const build = isCommand ? runEmbedCommand(order) : await pool.take().build(order);
  const duration = stage.durationMs + (isCommand ? startOfCommandMs : 0);
  const aim = pick(random, ['anywhere', 'anywhere', 'end', 'event'] as const);
  if (aim === 'event') await someEvent(order.archive, random, build, duration);
  else await Promise.race([wait(instant(aim, duration, random)), build.ended]);
  build.kill();
  return build.ended;
}

function instant(aim: 'anywhere' | 'end', duration: number, random: Random): number {
  const from = aim === 'anywhere' ? 0 : Math.max(0, duration - lastMs);
  return from + random() * (duration - from);
}

/** The files whose coming, going or change a kill is aimed at: any, the graph's, the database's. */
const aimedAt = [
  { pattern: /./u, mostEvents: 12, longestAfterMs: 25 },
  { pattern: /^graph/u, mostEvents: 6, longestAfterMs: 25 },
  { pattern: /-wal$/u, mostEvents: 12, longestAfterMs: 25 },
  // Its coming is the publishing of a draft, its change what follows an update in place.
  { pattern: /^archive-\d+\.sqlite$/u, mostEvents: 2, longestAfterMs: 6 },
  { pattern: /^archive-\d+\.sqlite$/u, mostEvents: 1, longestAfterMs: 1 },
];

/** A moment after something happened to a file of the archive's folder. */
async function someEvent(
  directory: string,
  random: Random,
  build: RunningBuild,
  duration: number,
): Promise<void> {
  const { pattern, mostEvents, longestAfterMs } = pick(random, aimedAt);
  let toGo = Math.floor(random() ** 2 * mostEvents);
  const stop = new AbortController();
  const happened = new Promise<void>((resolve) => {
    const watcher = watch(directory, { signal: stop.signal }, (_, name) => {
      if (pattern.test(name ?? '') && toGo-- <= 0) resolve();
    });
    watcher.on('error', () => resolve());
  });
  await Promise.race([happened, build.ended, wait(duration)]);
  stop.abort();
  await wait(random() * longestAfterMs);
}

/** Compares what is there with what was and what shall be; throws if it is neither. */
async function examine({ stage, random }: KillOptions, least: State): Promise<State> {
  const found = await snapshotOf(await examined(stage.folder, random)).catch((error: unknown) => {
    throw new Error(`the archive cannot be used: ${describeError(error)}`, { cause: error });
  });
  if (same(found, stage.after)) return 'new';
  if (least === 'old' && same(found, stage.before)) return 'old';
  if (!found) throw new Error('there is no archive any more');
  const faults = [stage.after, ...(least === 'old' && stage.before ? [stage.before] : [])]
    .map((expected) => differences(found, expected))
    .sort((a, b) => a.length - b.length);
  throw new Error(faults[0]?.join('\n'));
}

function same(found: Snapshot | undefined, expected: Snapshot | undefined): boolean {
  if (!found || !expected) return found === expected;
  return differences(found, expected).length === 0;
}

/** The archive itself, or a copy, so that the next build finds what the killed one left. */
async function examined(folder: string, random: Random): Promise<string> {
  const victim = join(folder, 'victim');
  if (!chance(random, shares.examineCopy)) return victim;
  const copy = join(folder, 'examined');
  await rm(copy, { recursive: true, force: true });
  await cp(victim, copy, { recursive: true });
  return copy;
}
