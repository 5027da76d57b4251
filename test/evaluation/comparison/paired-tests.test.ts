import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exactMcNemarTest,
  pairedRandomizationTest,
} from '../../../src/evaluation/comparison/paired-tests.ts';

describe('exactMcNemarTest', () => {
  test('gives what is computed by hand', () => {
    // Of 10 changed pairs 1 or none lost: 2 · (1 + 10) / 2^10.
    expect(exactMcNemarTest(9, 1)).toBeCloseTo(22 / 1_024, 12);
    expect(exactMcNemarTest(5, 0)).toBeCloseTo(2 / 32, 12);
  });

  test('gives 0.053 for the second example of the article "McNemar\'s test" in Wikipedia', () => {
    expect(exactMcNemarTest(6, 16)).toBeCloseTo(0.0525, 4);
  });

  test('is 1 where nothing changed, or as much either way', () => {
    expect(exactMcNemarTest(0, 0)).toBe(1);
    expect(exactMcNemarTest(7, 7)).toBe(1);
  });

  test('is near the normal approximation where thousands changed', () => {
    // z = (1080 - 1000 - 1) / sqrt(2080) with the correction for continuity.
    expect(exactMcNemarTest(1_080, 1_000)).toBeCloseTo(0.0832, 3);
    expect(exactMcNemarTest(3_000, 0)).toBeLessThan(1e-300);
  });

  test('is a probability, and the same in both directions', () => {
    const count = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(count, count, (gained, lost) => {
        const pValue = exactMcNemarTest(gained, lost);
        expect(pValue).toBeGreaterThanOrEqual(0);
        expect(pValue).toBeLessThanOrEqual(1);
        expect(exactMcNemarTest(lost, gained)).toBe(pValue);
      }),
    );
  });
});

describe('pairedRandomizationTest', () => {
  // Heights of maize, crossed minus self-fertilized, in eighths of an inch: R. A. Fisher, The Design
  // of Experiments (1935), § 21, counts 863 of 32,768 ways with a sum of 314 or more.
  const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

  test("gives what Fisher counted for Darwin's maize", () => {
    expect(pairedRandomizationTest(maize)).toBe((2 * 863) / 2 ** 15);
  });

  test('does not mind pairs without a difference, the scale, or the direction', () => {
    const exact = pairedRandomizationTest(maize);
    expect(pairedRandomizationTest([...maize, 0, 0, 0, 0, 0])).toBe(exact);
    expect(pairedRandomizationTest(maize.map((difference) => difference * -0.001))).toBe(exact);
  });

  test('gives the p-value of McNemar for differences of one size, however they are added up', () => {
    const differences = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -0.1];
    expect(pairedRandomizationTest(differences)).toBeCloseTo(exactMcNemarTest(7, 1), 12);
  });

  test('is 1 where nothing differs, and for a single pair', () => {
    expect(pairedRandomizationTest([])).toBe(1);
    expect(pairedRandomizationTest([0, 0])).toBe(1);
    expect(pairedRandomizationTest([0.4])).toBe(1);
  });

  test('samples where there are too many ways, near the exact value and the same each time', () => {
    const differences = Array.from({ length: 40 }, (_, index) => (index < 26 ? 1 : -1));
    const pValue = pairedRandomizationTest(differences);
    expect(pValue).toBeCloseTo(exactMcNemarTest(26, 14), 1);
    expect(Math.abs(pValue - exactMcNemarTest(26, 14))).toBeLessThan(0.01);
    expect(pairedRandomizationTest(differences)).toBe(pValue);
    expect(pairedRandomizationTest(differences, 2)).not.toBe(pValue);
  });

  test('is never 0: of the ways that it samples, the one observed is one', () => {
    const differences = Array.from({ length: 60 }, () => 0.5);
    expect(pairedRandomizationTest(differences)).toBeCloseTo(1 / 10_001, 12);
  });
});
