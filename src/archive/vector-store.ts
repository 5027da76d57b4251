import type { ChunkId } from './archive.ts';
import type { Connection } from './database.ts';
import type { ChunkVector } from './ranking.ts';
import { toBlob, toChunkId, toVector } from './rows.ts';

interface VectorRow {
  readonly chunk: number;
  readonly vector: Uint8Array;
}

/** How many vectors are read at once; with 256 dimensions this is half a megabyte. */
const readAtOnce = 512;

/** The vectors in the database, from which any graph can be made again. */
export class VectorStore {
  readonly #dimensions: number;
  readonly #insert;
  readonly #of;
  readonly #after;
  readonly #countAfter;
  readonly #removed;
  readonly #lastChunk;
  readonly #removals;
  readonly #forgetRemovals;

  constructor(database: Connection, dimensions: number) {
    this.#dimensions = dimensions;
    this.#insert = database.prepare<[number, Buffer]>(
      'INSERT INTO vectors (chunk, vector) VALUES (?, ?)',
    );
    this.#of = database.prepare<[string], VectorRow>(
      'SELECT chunk, vector FROM vectors WHERE chunk IN (SELECT value FROM json_each(?))',
    );
    this.#after = database.prepare<[number, number, number], VectorRow>(
      'SELECT chunk, vector FROM vectors WHERE chunk > ? AND chunk <= ? ORDER BY chunk LIMIT ?',
    );
    this.#countAfter = database
      .prepare<[number], number>('SELECT count(*) FROM chunks WHERE id > ?')
      .pluck();
    this.#removed = database
      .prepare<[number], number>('SELECT chunk FROM removed_chunks WHERE chunk <= ?')
      .pluck();
    this.#lastChunk = database.prepare<[], number>('SELECT max(chunk) FROM vectors').pluck();
    this.#removals = database.prepare<[], number>('SELECT max(number) FROM removed_chunks').pluck();
    this.#forgetRemovals = database.prepare<[number, number]>(
      'DELETE FROM removed_chunks WHERE number <= ? AND chunk > ?',
    );
  }

  /** Throws `RangeError` for a vector that does not have the archive's dimensions. */
  insert(chunkId: ChunkId, vector: Float32Array): void {
    if (vector.length !== this.#dimensions) {
      throw new RangeError(`a vector of ${vector.length} dimensions, not ${this.#dimensions}`);
    }
    this.#insert.run(chunkId, toBlob(chunkId, vector));
  }

  /** The vectors of these chunks; unknown chunks are left out. */
  of(chunkIds: readonly ChunkId[]): ChunkVector[] {
    return this.#of.all(JSON.stringify(chunkIds)).map((row) => this.#toChunkVector(row));
  }

  /** The first `limit` vectors of the chunks above `after`, up to `last`, in ascending order. */
  next(after: number, last: number, limit: number): ChunkVector[] {
    return this.#after.all(after, last, limit).map((row) => this.#toChunkVector(row));
  }

  /** The vectors of all chunks above `after`, in ascending order. */
  *after(after: number): Generator<ChunkVector> {
    let from = after;
    for (;;) {
      const vectors = this.next(from, Number.MAX_SAFE_INTEGER, readAtOnce);
      yield* vectors;
      const last = vectors.at(-1);
      if (!last || vectors.length < readAtOnce) return;
      from = last.chunkId;
    }
  }

  /** How many chunks there are above this one; each has a vector. */
  countAfter(chunkId: number): number {
    return this.#countAfter.get(chunkId) ?? 0;
  }

  /** Chunks up to `last` that were removed since the graph was last made anew. */
  removed(last: number): ChunkId[] {
    return this.#removed.all(last).map(toChunkId);
  }

  /** The highest chunk that has a vector; 0 if there is none. */
  get lastChunk(): number {
    return this.#lastChunk.get() ?? 0;
  }

  /** The number of the last removal. */
  get removals(): number {
    return this.#removals.get() ?? 0;
  }

  /** Forgets the removals up to a number of chunks above `lastChunk`, when no graph holds them. */
  forgetRemovals(upTo: number, lastChunk: number): void {
    this.#forgetRemovals.run(upTo, lastChunk);
  }

  #toChunkVector({ chunk, vector }: VectorRow): ChunkVector {
    return { chunkId: toChunkId(chunk), vector: toVector(chunk, vector, this.#dimensions) };
  }
}
