import { beforeAll, describe, expect, it } from 'vitest';
import {
  questionedDocuments,
  readMaterial,
  type SyntheticMaterial,
  syntheticDocument,
  syntheticQuestion,
} from '../../../scripts/bench/scale/synthetic.ts';
import { toTerms } from '../../../src/language/terms.ts';

let material: SyntheticMaterial;

beforeAll(async () => {
  material = await readMaterial('seeds');
});

describe('the synthetic corpus', () => {
  it('is the same each time', async () => {
    const again = await readMaterial('seeds');
    expect(again).toEqual(material);
    expect(syntheticDocument(again, 7)).toEqual(syntheticDocument(material, 7));
    expect(syntheticQuestion(again, 7)).toEqual(syntheticQuestion(material, 7));
  });

  it('has another id and another text for each number', () => {
    const documents = Array.from({ length: 50 }, (_, index) => syntheticDocument(material, index));
    expect(new Set(documents.map(({ id }) => id)).size).toBe(50);
    expect(new Set(documents.map(({ text }) => text)).size).toBe(50);
    expect(documents.every(({ date }) => /^20\d\d-\d\d-\d\d$/u.test(date))).toBe(true);
  });

  it('has a few words that are frequent and many that stand once', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 200; index++) {
      for (const word of toTerms(syntheticDocument(material, index).text)) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const sorted = [...counts.values()].sort((a, b) => b - a);
    const once = sorted.filter((count) => count === 1).length;
    expect(sorted[0]).toBeGreaterThan(50 * (sorted[1000] ?? 0));
    expect(once / sorted.length).toBeGreaterThan(0.3);
  });

  it('asks for words that the relevant article holds', () => {
    const { question, relevant } = syntheticQuestion(material, 3);
    const { id, text } = syntheticDocument(material, 3);
    expect(relevant).toEqual([id]);
    for (const word of question.replace('的情况怎么样？', '').split('、')) {
      expect(text).toContain(word);
    }
  });

  it('asks for documents of every prefix', () => {
    const asked = questionedDocuments(69_377, 400);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.every((index) => index >= 0 && index < 69_377)).toBe(true);
    expect(asked.filter((index) => index < 1000).length).toBeGreaterThan(50);
    expect(asked.filter((index) => index >= 10_000).length).toBeGreaterThan(50);
  });
});
