import { expect, test } from 'vitest';
import { runKills } from '../../scripts/torture/run-kills.ts';
import { scenariosOf } from '../../scripts/torture/scenarios.ts';
import { temporaryFolder } from '../support/indexed.ts';

/** What takes long is left to `npm run torture`. */
const sizes = { whole: 35, small: 12, large: 0, extension: 5 };
const tooLong = /draft copy|thread|compacts|rebuild/u;

test('a build that is killed at any instant leaves the old archive or the new one', async () => {
  const tallies = await runKills({
    folder: await temporaryFolder(),
    scenarios: scenariosOf(sizes).filter(({ name }) => !tooLong.test(name)),
    kills: 4,
    seed: 1,
  });
  expect(tallies.flatMap(({ failures }) => failures)).toEqual([]);
  expect(tallies.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(4);
}, 120_000);
