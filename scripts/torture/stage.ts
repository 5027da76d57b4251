import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCorpus } from './corpus.ts';
import type { Scenario } from './scenarios.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import type { WriterOrder } from './writer-orders.ts';
import type { Ending, WriterPool } from './writer-process.ts';

/** A scenario made ready: its sources, the archive before it, and what is right before and after. */
export interface Stage {
  readonly scenario: Scenario;
  /** Holds everything of the scenario. */
  readonly folder: string;
  readonly before: Snapshot | undefined;
  readonly after: Snapshot;
  /** How long the build takes that nobody kills. */
  readonly durationMs: number;
}

/** Makes a scenario ready by running it undisturbed. */
export async function prepareStage(
  folder: string,
  scenario: Scenario,
  pool: WriterPool,
): Promise<Stage> {
  await mkdir(folder, { recursive: true });
  if (scenario.before) {
    await writeCorpus(join(folder, 'sources-before'), scenario.before);
    const order = orderFor(folder, 'before', 'sources-before', false);
    mustBeDone(await (await pool.take().build(order)).ended);
  }
  await writeCorpus(join(folder, 'sources'), scenario.after);
  const archive = await freshArchive(folder, 'after');
  const order = orderFor(folder, archive, 'sources', scenario.isRebuild);
  const built = await (await pool.take().build(order)).ended;
  mustBeDone(built);
  const after = await snapshotOf(join(folder, archive));
  if (!after) throw new Error('an undisturbed build left no archive');
  return {
    scenario,
    folder,
    before: scenario.before && (await snapshotOf(join(folder, 'before'))),
    after,
    durationMs: built.elapsedMs,
  };
}

/** Puts the archive as it was before the build into a new folder, and gives its name. */
export async function freshArchive(folder: string, name: string): Promise<string> {
  await rm(join(folder, name), { recursive: true, force: true });
  await cp(join(folder, 'before'), join(folder, name), { recursive: true }).catch(ignoreAbsence);
  return name;
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** The order to build one of the archives of a stage's folder. */
export function orderFor(
  folder: string,
  archive: string,
  sources: string,
  rebuild: boolean,
): WriterOrder {
  return { source: join(folder, sources), archive: join(folder, archive), rebuild, folder };
}

/** Throws, with what was said, for a build that did not come to its end. */
export function mustBeDone({ isDone, said }: Ending): void {
  if (!isDone) throw new Error(`a build failed that nobody disturbed: ${said}`);
}
