import { closeSync, openSync, writeSync } from 'node:fs';
import { fuzzTargets } from '../../test/fuzzing/registry.ts';
import { fuzzOrder } from './order.ts';

process.once('message', (message) => void work(message));

/** Tries one target; the parent process ends this one where an input never returns. */
async function work(message: unknown): Promise<void> {
  const { name, placeFile, ...settings } = fuzzOrder.parse(message);
  const target = fuzzTargets.find((candidate) => candidate.name === name);
  if (!target) throw new Error(`There is no target ${name}.`);
  const file = openSync(placeFile, 'w');
  const onInput = (place: number) => void writeSync(file, String(place).padEnd(12), 0);
  const outcome = await target.run({ ...settings, onInput });
  await target.close();
  closeSync(file);
  process.send?.(outcome, () => process.exit(0));
}
