import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathsOf } from './scene.ts';
import type { Sample } from './series.ts';

const bytesPerMb = 2 ** 20;

/** How much the run has on disk, over time, in megabytes. */
export class DiskWatch {
  readonly #folder: string;
  /** The folder of the archive. */
  readonly archive: Sample[] = [];
  /** The databases of the bot. */
  readonly stores: Sample[] = [];
  /** The largest write-ahead log so far. */
  largestLogMb = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  look(atMs: number): void {
    const archive = sizesMb(pathsOf(this.#folder).archive);
    const own = sizesMb(this.#folder).filter(({ name }) => name.includes('.sqlite'));
    this.archive.push({ atMs, value: sum(archive) });
    this.stores.push({ atMs, value: sum(own) });
    const logs = [...archive, ...own].filter(({ name }) => name.endsWith('-wal'));
    this.largestLogMb = Math.max(this.largestLogMb, ...logs.map(({ sizeMb }) => sizeMb));
  }
}

interface FileSize {
  readonly name: string;
  readonly sizeMb: number;
}

function sizesMb(folder: string): FileSize[] {
  return readdirSync(folder).flatMap((name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found?.isFile() ? [{ name, sizeMb: found.size / bytesPerMb }] : [];
  });
}

function sum(sizes: readonly FileSize[]): number {
  return sizes.reduce((total, { sizeMb }) => total + sizeMb, 0);
}
