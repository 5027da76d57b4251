import { cp, open, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabasePage } from '../../test/support/database-pages.ts';
import { between, chance, pick, type Random } from '../../test/support/random.ts';

/** One damage to one file of an archive's folder. */
export interface Damage {
  readonly file: string;
  /** What of the file: a table or an index of a database, or nothing more. */
  readonly part: string;
  /** Where bytes are written over others; without any, the file is cut off there. */
  readonly at: number;
  readonly bytes?: Uint8Array;
}

/** Writes the damage into a new copy of an archive's folder. */
export async function damageCopy(from: string, to: string, damage: Damage): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  const path = join(to, damage.file);
  if (!damage.bytes) return truncate(path, damage.at);
  const file = await open(path, 'r+');
  try {
    await file.write(damage.bytes, 0, damage.bytes.length, damage.at);
  } finally {
    await file.close();
  }
}

/** Where a damage is, and the first bytes that it writes there in hexadecimal, or that it cuts off. */
export function describeDamage({ file, part, at, bytes }: Damage): string {
  const place = `${file} (${part})`;
  if (!bytes) return `${place} cut off at ${at}`;
  return `${place} at ${at}: ${Buffer.from(bytes).toString('hex').slice(0, 40)}`;
}

/** A stretch of a file that belongs together. */
export interface Stretch {
  readonly file: string;
  readonly part: string;
  readonly offset: number;
  readonly bytes: number;
}

/** The pages of a database as stretches of its file. */
export function stretchesOf(file: string, pages: readonly DatabasePage[]): Stretch[] {
  return pages.map(({ table, offset, bytes }) => ({ file, part: table, offset, bytes }));
}

/** Each table, index or file gets the same number of damages, wherever it lies. */
export async function inventFlips(
  folder: string,
  stretches: readonly Stretch[],
  each: number,
  random: Random,
): Promise<Damage[]> {
  const parts = new Map<string, Stretch[]>();
  for (const stretch of stretches) {
    const name = `${stretch.file} ${stretch.part}`;
    parts.set(name, [...(parts.get(name) ?? []), stretch]);
  }
  const damages: Damage[] = [];
  for (const part of parts.values()) {
    for (let count = 0; count < each; count++) {
      damages.push(await inventFlip(folder, pick(random, part), random));
    }
  }
  return damages;
}

/** The beginning of a page tells where the rest of it is. */
const headBytes = 64;
const headShare = 1 / 3;

async function inventFlip(folder: string, stretch: Stretch, random: Random): Promise<Damage> {
  const { file, part, offset, bytes } = stretch;
  const content = await readFile(join(folder, file));
  const within = chance(random, headShare) ? Math.min(headBytes, bytes) : bytes;
  const at = offset + between(random, 0, within - 1);
  const most = Math.min(content.length, offset + bytes) - at;
  const old = content.subarray(at, at + Math.min(most, pick(random, [1, 1, 1, 2, 8, 512])));
  return { file, part, at, bytes: flipped(old, random) };
}

/** One bit of one byte, other bytes at random, or, of a longer stretch, nothing but zeros. */
function flipped(old: Uint8Array, random: Random): Uint8Array {
  if (old.length === 1) return old.map((byte) => byte ^ (1 << between(random, 0, 7)));
  if (old.length > 8 && chance(random, 0.5)) return new Uint8Array(old.length);
  return old.map(() => between(random, 0, 255));
}

/** A file cut off at several lengths, the empty one among them. */
export function inventCuts(file: string, size: number, random: Random): Damage[] {
  const lengths = [
    0,
    1,
    99,
    512,
    4_096,
    size >> 1,
    size - 4_096,
    size - 1,
    between(random, 0, size),
  ];
  const sensible = [...new Set(lengths)].filter((length) => length >= 0 && length < size);
  return sensible.map((at) => ({ file, part: 'length', at }));
}
