import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface StoredVector {
  readonly chunkId: number;
  readonly vector: Float32Array;
}

interface VectorRow {
  readonly chunk: number;
  readonly vector: Uint8Array;
}

/** All vectors of an archive in the order of their chunks, one at a time. */
export function* readStoredVectors(
  archiveFolder: string,
  dimensions: number,
): Generator<StoredVector> {
  const database = new Database(databasePath(archiveFolder), { readonly: true });
  try {
    const rows = database.prepare<[], VectorRow>(
      'SELECT chunk, vector FROM vectors ORDER BY chunk',
    );
    for (const { chunk, vector } of rows.iterate()) {
      yield { chunkId: chunk, vector: toVector(vector, dimensions) };
    }
  } finally {
    database.close();
  }
}

/** How many vectors an archive holds. */
export function countStoredVectors(archiveFolder: string): number {
  const database = new Database(databasePath(archiveFolder), { readonly: true });
  try {
    return database.prepare<[], number>('SELECT count(*) FROM vectors').pluck().get() ?? 0;
  } finally {
    database.close();
  }
}

/** Where databases are numbered, the highest number is the archive. */
const databaseName = /^archive(?:-\d+)?\.sqlite$/u;

function databasePath(archiveFolder: string): string {
  const names = readdirSync(archiveFolder).filter((name) => databaseName.test(name));
  const name = names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (name === undefined) throw new Error(`there is no database in ${archiveFolder}`);
  return join(archiveFolder, name);
}

/** Whatever else may stand in the blob, the components come first. */
function toVector(blob: Uint8Array, dimensions: number): Float32Array {
  const byteLength = dimensions * Float32Array.BYTES_PER_ELEMENT;
  if (blob.byteLength < byteLength) throw new RangeError('a stored vector is too short');
  return new Float32Array(Uint8Array.from(blob.subarray(0, byteLength)).buffer);
}
