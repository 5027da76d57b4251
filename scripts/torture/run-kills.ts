import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError } from '../../src/errors.ts';
import { seededRandom } from '../../test/support/random.ts';
import { emptyTally, type KillTally, tormentOneArchive } from './kills.ts';
import type { Scenario } from './scenarios.ts';
import { prepareStage, type Stage } from './stage.ts';
import { WriterPool } from './writer-process.ts';

export interface KillRun {
  readonly folder: string;
  readonly scenarios: readonly Scenario[];
  readonly kills: number;
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

const spareWriters = 2;

/** Kills builds of all scenarios in turn, until there were enough kills. */
export async function runKills(run: KillRun): Promise<KillTally[]> {
  const pool = new WriterPool(spareWriters);
  try {
    const stages: Stage[] = [];
    for (const [index, scenario] of run.scenarios.entries()) {
      const stage = await prepareStage(join(run.folder, String(index)), scenario, pool);
      run.tell?.(`${scenario.name}: ${stage.durationMs.toFixed(0)} ms undisturbed`);
      stages.push(stage);
    }
    return await killInTurn(run, stages, pool);
  } finally {
    await pool.dismiss();
  }
}

async function killInTurn(run: KillRun, stages: readonly Stage[], pool: WriterPool) {
  const tallies = stages.map(({ scenario }) => emptyTally(scenario.name));
  const done = () => tallies.reduce((sum, { kills, failures }) => sum + kills + failures.length, 0);
  for (let round = 0; done() < run.kills; round++) {
    for (const [index, stage] of stages.entries()) {
      const tally = tallies[index];
      if (!tally || done() >= run.kills) continue;
      const seed = run.seed + 1_000 * round + index;
      await tormentOneArchive({ stage, pool, random: seededRandom(seed) }, tally).catch(
        async (error: unknown) => {
          const kept = `${stage.folder}/failed-${seed}`;
          await cp(join(stage.folder, 'victim'), kept, { recursive: true });
          tally.failures.push(
            `${stage.scenario.name}, seed ${seed}, kept in ${kept}:\n${describeError(error)}`,
          );
          run.tell?.(tally.failures.at(-1) ?? '');
        },
      );
    }
    run.tell?.(`round ${round + 1}: ${done()} of ${run.kills} kills`);
  }
  return tallies;
}
