import { setImmediate as nextTurn } from 'node:timers/promises';
import { findGraphFile } from './graph-file.ts';
import type { GraphRecord } from './manifest.ts';
import { VectorGraph, vectorsOnly } from './vector-graph.ts';
import type { VectorStore } from './vector-store.ts';

/** Vectors added between two turns of the event loop; a vector takes about half a millisecond. */
const addedAtOnce = 100;

export interface GraphBuildOptions {
  readonly store: VectorStore;
  readonly directory: string;
  readonly dimensions: number;
  /** The graph to go on from; without it, or where its file is not sound, one is made anew. */
  readonly from?: GraphRecord;
}

/** A graph in the making: takes in what the database holds, and is saved when told so. */
export class GraphBuild {
  readonly #store: VectorStore;
  readonly #directory: string;
  readonly #graph: VectorGraph;
  #lastChunk: number;

  private constructor(options: GraphBuildOptions, graph: VectorGraph, lastChunk: number) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#graph = graph;
    this.#lastChunk = lastChunk;
  }

  /** Begins with the graph of `from` where its file is sound, without what was removed since. */
  static async start(options: GraphBuildOptions): Promise<GraphBuild> {
    const { from, directory, store } = options;
    const model = vectorsOnly(options.dimensions);
    const path = from && (await findGraphFile(directory, from));
    if (!path) return new GraphBuild(options, VectorGraph.empty(model), 0);
    const graph = await VectorGraph.read(path, model);
    graph.remove(store.removed(from.lastChunk));
    return new GraphBuild(options, graph, from.lastChunk);
  }

  /** Adds the vectors of all chunks up to `lastChunk` that it does not hold, or until aborted. */
  async addUpTo(
    lastChunk: number,
    signal?: AbortSignal,
    onAdded?: (count: number) => void,
  ): Promise<void> {
    while (this.#lastChunk < lastChunk && !signal?.aborted) {
      const vectors = this.#store.next(this.#lastChunk, lastChunk, addedAtOnce);
      this.#graph.add(vectors);
      this.#lastChunk = vectors.at(-1)?.chunkId ?? lastChunk;
      onAdded?.(vectors.length);
      await nextTurn();
    }
  }

  /** Writes the graph to its folder, and gives what a manifest has to record of it. */
  async save(): Promise<GraphRecord> {
    // What was removed while the graph was being made may stand in it.
    this.#graph.remove(this.#store.removed(this.#lastChunk));
    const file = await this.#graph.saveTo(this.#directory);
    return { ...file, lastChunk: this.#lastChunk, count: this.#graph.count };
  }
}
