import type { SearchHit } from './archive.ts';
import type { Connection } from './database.ts';
import { toArchiveError } from './database-error.ts';
import { findGraphFile } from './graph-file.ts';
import type { ArchiveSettings, GraphRecord, Manifest } from './manifest.ts';
import { type ChunkVector, compareHits, nearestByScan } from './ranking.ts';
import { type FindPassage, VectorGraph } from './vector-graph.ts';
import type { VectorStore } from './vector-store.ts';

/** More vectors than this are not held in memory beside the graph, but read for each search. */
const mostInMemory = 8_192;
/** A chunk is not found by a graph that does not hold it. */
const noChunk = 0;

export interface VectorSearchParts {
  readonly database: Connection;
  readonly store: VectorStore;
  readonly manifest: Manifest;
  readonly settings: ArchiveSettings;
  readonly findPassage: FindPassage;
  /** Where graphs are saved; an archive in memory has no folder, and no graph. */
  readonly directory?: string;
}

/**
 * The vectors of an archive, kept in step with its database: those in the saved graph are found
 * through it, those that came after it by comparing each. So a search never waits for a graph to be
 * made, and one that is missing or damaged makes searches slower, never wrong.
 */
export class VectorSearch {
  readonly #parts: VectorSearchParts;
  #graph: VectorGraph | undefined;
  #record: GraphRecord | undefined;
  /** The checksum of the graph that was looked for last, whether or not it was sound. */
  #tried: string | undefined;
  /** Vectors that are not in the graph; absent where they are too many. */
  #others: readonly ChunkVector[] | undefined = [];
  #generation = -1;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: VectorSearchParts) {
    this.#parts = parts;
  }

  /** The chunks nearest to `query` by cosine similarity, best first; only the allowed ones. */
  async nearest(
    query: Float32Array,
    limit: number,
    allowed?: ReadonlySet<number>,
  ): Promise<SearchHit[]> {
    await this.#bringUpToDate();
    const inGraph = this.#graph?.nearest(query, limit, allowed) ?? [];
    const others = nearestByScan(this.#otherVectors(allowed), query, limit);
    if (others.length === 0) return inGraph;
    return [...inGraph, ...others].sort(compareHits).slice(0, limit);
  }

  /** Resolves when nothing is being read any more. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  *#otherVectors(allowed: ReadonlySet<number> | undefined): Generator<ChunkVector> {
    const after = this.#record?.lastChunk ?? noChunk;
    for (const vector of this.#others ?? this.#parts.store.after(after)) {
      if (!allowed || allowed.has(vector.chunkId)) yield vector;
    }
  }

  /** One at a time, so that two searches never read the same graph. */
  async #bringUpToDate(): Promise<void> {
    const done = this.#queue.then(() => this.#follow());
    this.#queue = done.catch(() => undefined);
    await done.catch((error: unknown) => {
      throw toArchiveError(error);
    });
  }

  async #follow(): Promise<void> {
    const { manifest } = this.#parts;
    while (this.#generation !== manifest.generation) {
      const record = manifest.graph;
      if (record?.sha256 !== this.#tried) await this.#read(record);
      this.#takeChanges();
    }
  }

  /** Reads a graph; where there is none, all vectors are compared. */
  async #read(record: GraphRecord | undefined): Promise<void> {
    this.#graph = undefined;
    this.#record = undefined;
    this.#others = undefined;
    this.#generation = -1;
    this.#tried = record?.sha256;
    const { directory, settings, findPassage } = this.#parts;
    const path = directory && record && (await findGraphFile(directory, record));
    if (!path) return;
    // A writer may have put another graph in its place and deleted the file.
    this.#graph = await VectorGraph.read(path, settings.model, findPassage).catch(() => undefined);
    this.#record = this.#graph && record;
  }

  /** What was put and removed since the graph was saved, as of one instant. */
  #takeChanges(): void {
    const { database, manifest, store } = this.#parts;
    const transaction = database.transaction(() => {
      // Another graph may have been recorded while this one was read.
      if (manifest.graph?.sha256 !== this.#tried) return;
      const lastChunk = this.#record?.lastChunk ?? noChunk;
      this.#graph?.remove(store.removed(lastChunk));
      const isMuch = store.countAfter(lastChunk) > mostInMemory;
      this.#others = isMuch ? undefined : [...store.after(lastChunk)];
      this.#generation = manifest.generation;
    });
    transaction();
  }
}
