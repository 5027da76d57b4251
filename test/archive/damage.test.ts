import { expect, test } from 'vitest';
import { amountsFor, runDamage } from '../../scripts/torture/run-damage.ts';
import { temporaryFolder } from '../support/indexed.ts';

test('a damaged archive is refused with what to do, or gives what is true, and never crashes', async () => {
  const tallies = await runDamage({
    folder: await temporaryFolder(),
    amounts: amountsFor(24),
    seed: 1,
  });
  expect(tallies.flatMap(({ failures }) => failures)).toEqual([]);
  expect(tallies.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThanOrEqual(24);
}, 120_000);
