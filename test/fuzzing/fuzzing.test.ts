import { afterAll, describe, expect, it } from 'vitest';
import { fuzzTargets } from './registry.ts';

/** Few of each, for all of them together take their seconds; `npm run fuzz` tries 10,000. */
const quickInputs = 12;
/** So long only what hangs takes, also on a busy machine. */
const timeLimitMs = 60_000;

describe('what comes from outside is read as promised', () => {
  afterAll(() => Promise.all(fuzzTargets.map((target) => target.close())));

  it.each(fuzzTargets)(
    '$name: $promise',
    async (target) => {
      const { failure } = await target.run({
        inputs: Math.ceil(quickInputs * target.quickShare),
        seed: Math.floor(Math.random() * 2 ** 31),
        longestChars: 200,
        timeLimitMs,
      });
      expect(failure).toBeUndefined();
    },
    timeLimitMs + 10_000,
  );
});
