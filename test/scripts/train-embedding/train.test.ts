import { existsSync } from 'node:fs';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TrainingFiles } from '../../../scripts/train-embedding/train.ts';
import { BuiltinEmbeddings } from '../../../src/embedding/builtin/builtin.ts';
import { decodeWeights } from '../../../src/embedding/builtin/weights.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { commonWord, heldOutWord, tinyRecipe, train, writeTinyFiles } from './tiny-training.ts';

const checkpointStep = 250;

describe('training the built-in embedding', () => {
  test('writes a file that embeds texts as the recipe says', async () => {
    const weights = decodeWeights(await train(await writeTinyFiles(await temporaryFolder())));
    expect(weights.dimensions).toBe(tinyRecipe.dimensions);
    expect(weights.buckets).toBe(tinyRecipe.buckets);
    expect(weights.vocabulary.length).toBeLessThanOrEqual(tinyRecipe.vocabularySize);
    expect(weights.scales.every(Number.isFinite)).toBe(true);
    const vector = new BuiltinEmbeddings(weights).vectorOf('煤矿公司今年增长');
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  test('writes the same bytes by the same seed, and others by another', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    const first = await train(files);
    expect((await train(files)).equals(first)).toBe(true);
    expect((await train(files, { seed: 2 })).equals(first)).toBe(false);
  });

  test('lowers the loss', async () => {
    const lines: string[] = [];
    const files = await writeTinyFiles(await temporaryFolder());
    await train(files, {}, (line) => lines.push(line));
    const losses = lines.flatMap((line) => /损失 ([\d.]+)/u.exec(line)?.[1] ?? []).map(Number);
    expect(losses).toHaveLength(6);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
  });

  test('uses nothing of the documents that are held out', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    const { vocabulary } = decodeWeights(await train(files));
    expect(vocabulary).toContain(commonWord);
    expect(vocabulary).not.toContain(heldOutWord);
    await writeFile(files.heldOutQueries, '');
    expect(decodeWeights(await train(files)).vocabulary).toContain(heldOutWord);
  });

  test('takes any number of dimensions', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    for (const dimensions of [1, 2, 5]) {
      const weights = decodeWeights(await train(files, { dimensions, steps: 5 }));
      expect(weights.dimensions).toBe(dimensions);
      expect(weights.scales.every(Number.isFinite)).toBe(true);
    }
  });

  test('leaves nothing but the file behind', async () => {
    const folder = await temporaryFolder();
    const files = await writeTinyFiles(folder);
    const before = await readdir(folder);
    await interrupt(files);
    await train(files);
    expect(await readdir(folder)).toEqual([...before, 'weights.bin'].toSorted());
  });
});

describe('a training that was interrupted', () => {
  test('goes on from its checkpoint to the very bytes of one that was not', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    const uninterrupted = await train(files);
    await rm(files.weights);
    await interrupt(files);
    expect(existsSync(files.weights)).toBe(false);
    const steps = await stepsTold(files);
    expect(steps).toEqual([tinyRecipe.steps]);
    expect((await readFile(files.weights)).equals(uninterrupted)).toBe(true);
  });

  test('begins anew by another recipe', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    const uninterrupted = await train(files, { seed: 2 });
    await interrupt(files);
    expect((await train(files, { seed: 2 })).equals(uninterrupted)).toBe(true);
  });

  test.each([
    ['whose note is no JSON', (files: TrainingFiles) => writeFile(files.checkpoint, '{"step":')],
    ['whose note is empty', (files: TrainingFiles) => writeFile(files.checkpoint, '')],
    ['whose note says other things', (files: TrainingFiles) => writeFile(files.checkpoint, '[1]')],
    ['whose numbers are cut off', (files: TrainingFiles) => truncate(numbersPath(files), 101)],
    ['whose numbers are missing', (files: TrainingFiles) => rm(numbersPath(files))],
  ])('begins anew with a checkpoint %s', async (_, damage) => {
    const files = await writeTinyFiles(await temporaryFolder());
    const uninterrupted = await train(files);
    await interrupt(files);
    await damage(files);
    const steps = await stepsTold(files);
    expect(steps[0]).toBe(50);
    expect((await readFile(files.weights)).equals(uninterrupted)).toBe(true);
    expect(existsSync(files.checkpoint)).toBe(false);
  });

  test('keeps its checkpoint where its files stand', async () => {
    const folder = await temporaryFolder();
    const files = await writeTinyFiles(folder);
    await interrupt(files);
    expect(await readdir(folder)).toContain('weights.bin.checkpoint');
    expect(existsSync(join(folder, `weights.bin.checkpoint.${checkpointStep}.f32`))).toBe(true);
  });
});

function numbersPath({ checkpoint }: TrainingFiles): string {
  return `${checkpoint}.${checkpointStep}.f32`;
}

/** Stops a training after its checkpoint, before it is done. */
async function interrupt(files: TrainingFiles): Promise<void> {
  const stopAfterCheckpoint = (line: string) => {
    if (line.startsWith(`第 ${checkpointStep}/`)) throw new Error('interrupted');
  };
  await expect(train(files, {}, stopAfterCheckpoint)).rejects.toThrow('interrupted');
}

/** The steps that a training reports, from which one sees where it began. */
async function stepsTold(files: TrainingFiles): Promise<number[]> {
  const steps: number[] = [];
  await train(files, {}, (line) => {
    const step = /^第 (\d+)\//u.exec(line)?.[1];
    if (step !== undefined) steps.push(Number(step));
  });
  return steps;
}
