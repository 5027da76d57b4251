import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attackFiles, attacks } from './attack.ts';
import { partOf, writePart } from './document.ts';
import { families, type Result, resultsOf } from './results.ts';
import { knownTable, resultTable } from './tables.ts';

const longest = { timeout: 60_000 };

describe('an attack comes to nothing unless it is known', () => {
  test.each(families)('%s', longest, async (family) => {
    const results = await resultsOf(family);
    const come = results.filter(({ faults }) => faults.length > 0);
    expect(come.filter((result) => !isKnown(result)).map(inWords)).toEqual([]);
  });

  test('and what is known still comes through, or loses its mark', longest, async () => {
    const results = (await Promise.all(families.map(resultsOf))).flat();
    const mended = results.filter((result) => isKnown(result) && result.faults.length === 0);
    expect(mended.map(inWords)).toEqual([]);
  });
});

describe('the set of attacks', () => {
  test('has ids of their own, and hides no character in a file', () => {
    expect(new Set(attacks.map(({ id }) => id)).size).toBe(attacks.length);
    const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{DI}]/u;
    const faulty = attackFiles.filter((name) =>
      invisible.test(readFileSync(join('test/attacks', name), 'utf8')),
    );
    expect(faulty).toEqual([]);
  });

  test('tries every family several times, each attack after promptfoo or garak', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(60);
    const few = families.filter((family) => count(family) < 5);
    expect(few).toEqual([]);
    expect(attacks.filter(({ promptfoo, garak }) => promptfoo.length + garak.length === 0)).toEqual(
      [],
    );
  });

  test(
    'is told in docs/security.md with what came of it (WRITE=1 writes it)',
    longest,
    async () => {
      const results = (await Promise.all(families.map(resultsOf))).flat();
      const parts = { results: resultTable(results), known: knownTable() };
      for (const [name, text] of Object.entries(parts)) {
        if (process.env.WRITE === '1') writePart(`${name} of attacks`, text);
        expect(partOf(`${name} of attacks`)).toBe(text);
      }
    },
  );
});

function count(family: string): number {
  return attacks.filter((attack) => attack.family === family).length;
}

function isKnown({ attack, answerer }: Result): boolean {
  return attack.known?.with.includes(answerer) ?? false;
}

function inWords({ attack, answerer, faults }: Result): string {
  return `${attack.id} ${answerer}: ${faults.join('; ')}`;
}
