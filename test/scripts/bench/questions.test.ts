import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BestScores, dotProduct, recallOf } from '../../../scripts/bench/scale/exact-search.ts';
import { readQuestions, scoreRankings, spread } from '../../../scripts/bench/scale/questions.ts';
import { readLines, writeRecords } from '../../../scripts/json-lines.ts';
import { temporaryFolder } from '../../support/indexed.ts';

const questions = [
  { question: '一', relevant: ['a', 'b'] },
  { question: '二', relevant: [] },
  { question: '三', relevant: ['c'] },
];

describe('records', () => {
  it('are written and read again, also gzipped and without a last line break', async () => {
    const folder = await temporaryFolder();
    const plain = join(folder, 'questions.jsonl');
    await writeRecords(plain, questions);
    expect(await readQuestions(plain)).toEqual(questions);
    const zipped = join(folder, 'lines.gz');
    await writeFile(zipped, gzipSync('甲\n\n乙'));
    expect(await linesOf(zipped)).toEqual(['甲', '乙']);
  });

  it('end in an error where there is no file', async () => {
    const folder = await temporaryFolder();
    await expect(linesOf(join(folder, 'absent.gz'))).rejects.toThrow('ENOENT');
    await expect(linesOf(join(folder, 'absent'))).rejects.toThrow('ENOENT');
  });
});

describe('scoreRankings', () => {
  it('counts questions with a relevant document, and a document once', () => {
    const others = Array.from({ length: 8 }, (_, index) => `other ${index}`);
    const rankings = [['b', 'a'], ['a'], ['x', 'x', 'x', ...others, 'c']];
    expect(scoreRankings(questions, rankings)).toEqual({ count: 2, recallAt1: 0.5, recallAt10: 1 });
  });

  it('has no share of no questions', () => {
    expect(scoreRankings([], [])).toEqual({ count: 0, recallAt1: null, recallAt10: null });
  });
});

describe('spread', () => {
  it('takes items from all over', () => {
    const items = Array.from({ length: 10 }, (_, index) => index);
    expect(spread(items, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(spread(items, 3)).toHaveLength(3);
    expect(spread(items, 20)).toEqual(items);
    expect(spread([], 3)).toEqual([]);
  });
});

describe('exact search', () => {
  it('keeps the best scores', () => {
    const best = new BestScores(3);
    for (const score of [0.1, 0.9, 0.5, 0.7, 0.3]) best.add(score);
    expect([best.count, best.worst]).toEqual([3, 0.5]);
  });

  it('counts a hit as good as the last of the best', () => {
    const best = new BestScores(2);
    for (const score of [0.9, 0.5, 0.5]) best.add(score);
    expect(recallOf(best, [0.9, 0.5])).toBe(1);
    expect(recallOf(best, [0.9, 0.4])).toBe(0.5);
    expect(recallOf(new BestScores(2), [])).toBe(1);
  });

  it('multiplies', () => {
    expect(dotProduct(Float32Array.of(1, 2), Float32Array.of(3, 4))).toBe(11);
  });
});

async function linesOf(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
}
