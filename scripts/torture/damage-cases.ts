import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pick, type Random } from '../../test/support/random.ts';
import { type Damage, inventCuts, inventFlips } from './damage.ts';
import { type DamageScene, draftName, nameOf, tablesOf, wholeFile } from './damage-scene.ts';

/** A damage, what is done with the damaged archive, and which archives are right afterwards. */
export interface DamageCase {
  readonly group: string;
  readonly from: string;
  readonly damage: Damage;
  readonly build?: 'update' | 'rebuild';
  /** Sound archives that it may be like; a log that is cut off leaves an earlier state. */
  readonly like: readonly string[];
}

/** How many damages of each table, index or file are looked at. */
export interface DamageAmounts {
  readonly each: number;
  /** How many damages of a draft, and of an archive before an update and before a rebuild. */
  readonly builds: number;
}

/** Damages of every file of an archive's folder. */
export async function inventCases(
  scene: DamageScene,
  amounts: DamageAmounts,
  random: Random,
): Promise<DamageCase[]> {
  const { closed, fresh, drafted } = scene;
  const database = await nameOf(closed, /^archive-\d+\.sqlite$/u);
  const tables = tablesOf(closed, database);
  const flips = await inventFlips(closed, tables, amounts.each, random);
  const inDraft = await inventFlips(drafted, tablesOf(drafted, draftName), amounts.each, random);
  const some = (damages: readonly Damage[]) =>
    Array.from({ length: amounts.builds }, () => pick(random, damages));
  const draft = { group: 'draft', from: drafted, build: 'rebuild', like: [fresh] } as const;
  return [
    ...inGroup({ group: 'database', from: closed, like: [closed] }, flips),
    ...inGroup(
      { group: 'database, updated', from: closed, build: 'update', like: [closed] },
      some(flips),
    ),
    ...inGroup(
      { group: 'database, rebuilt', from: closed, build: 'rebuild', like: [fresh] },
      some(flips),
    ),
    ...inGroup(
      { group: 'database', from: closed, like: [closed] },
      await cuts(closed, database, random),
    ),
    ...inGroup(draft, [...some(inDraft), ...(await cuts(drafted, draftName, random))]),
    ...(await filesBeside(scene, amounts.each, random)),
    ...lockCases(scene),
  ];
}

function inGroup(group: Omit<DamageCase, 'damage'>, damages: readonly Damage[]): DamageCase[] {
  return damages.map((damage) => ({ ...group, damage }));
}

async function cuts(directory: string, file: string, random: Random): Promise<Damage[]> {
  const { size } = await stat(join(directory, file));
  return inventCuts(file, size, random);
}

/** The graph, and the log and its index that a killed writer leaves. */
async function filesBeside(
  { closed, left, before }: DamageScene,
  each: number,
  random: Random,
): Promise<DamageCase[]> {
  const kinds = [
    { group: 'graph', from: closed, pattern: /\.hnsw$/u, like: [closed], times: 3 },
    { group: 'write-ahead log', from: left, pattern: /-wal$/u, like: [closed, before], times: 5 },
    { group: 'index of the log', from: left, pattern: /-shm$/u, like: [closed, before], times: 3 },
  ];
  const cases: DamageCase[] = [];
  for (const { pattern, times, ...group } of kinds) {
    const file = await nameOf(group.from, pattern);
    const whole = await wholeFile(group.from, file);
    const flips = await inventFlips(group.from, [whole], each * times, random);
    cases.push(...inGroup(group, [...flips, ...(await cuts(group.from, file, random))]));
  }
  return cases;
}

/** The lock of the writer is empty; what is written there is noticed by nobody but a writer. */
function lockCases({ left, closed }: DamageScene): DamageCase[] {
  const group = { group: 'lock', from: left, like: [closed] } as const;
  return ['writer.lock', 'writer.json'].flatMap((file) =>
    [1, 99, 512, 4_096].flatMap((length): DamageCase[] => {
      const damage = { file, part: 'all of it', at: 0, bytes: randomBytes(length) };
      return [
        { ...group, damage },
        { ...group, damage, build: 'update' },
      ];
    }),
  );
}
