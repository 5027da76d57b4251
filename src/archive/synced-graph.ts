import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbeddingModel } from '../embedding/model.ts';
import type { ChunkId } from './archive.ts';
import { toArchiveError } from './database.ts';
import { findGraphFile, removeGraphFiles } from './graph-file.ts';
import type { Manifest } from './manifest.ts';
import type { CorpusStore } from './store.ts';
import { VectorGraph } from './vectors.ts';

/** Vectors added between two turns of the event loop; a vector takes about half a millisecond. */
const addedAtOnce = 200;

/**
 * The graph of an archive, kept in step with the database it is derived from. As a chunk's vector
 * never changes and its id is never given twice, comparing ids is enough to mend any graph.
 */
export class SyncedGraph {
  readonly #store: CorpusStore;
  readonly #manifest: Manifest;
  readonly #model: EmbeddingModel;
  /** Where the graph is saved; an archive in memory has no folder, and its graph is never saved. */
  readonly #directory: string | undefined;
  #graph: VectorGraph | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(store: CorpusStore, manifest: Manifest, model: EmbeddingModel, directory?: string) {
    this.#store = store;
    this.#manifest = manifest;
    this.#model = model;
    this.#directory = directory;
  }

  /**
   * The graph, holding what the archive holds now. When it is used for the first time, one that is
   * missing, damaged or behind is mended from the stored vectors and saved.
   */
  current(): Promise<VectorGraph> {
    return this.#inTurn(async () => {
      if (this.#graph) return this.#bringUpToDate(this.#graph);
      const graph = await this.#bringUpToDate(await this.#read());
      // A search does not fail for want of a writable disk; the next start mends the graph again.
      await this.#save(graph).catch(() => undefined);
      return graph;
    });
  }

  /** Saves the graph as the archive is now; does nothing if that was done before. */
  async commit(): Promise<void> {
    if (this.#directory && this.#manifest.graph?.generation === this.#manifest.generation) return;
    const graph = await this.current();
    await this.#inTurn(() => this.#save(graph));
  }

  /** Resolves when nothing is being read, mended or saved any more. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  /** One at a time, so that two searches never add the same vectors. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result.catch((error: unknown) => {
      throw toArchiveError(error);
    });
  }

  async #read(): Promise<VectorGraph> {
    const record = this.#manifest.graph;
    const path = this.#directory && record && (await findGraphFile(this.#directory, record));
    if (!path) return this.#empty();
    const graph = await VectorGraph.read(path, this.#model, this.#findPassage);
    graph.generation = record.generation;
    graph.saved = record;
    // The file does not tell which of its labels were deleted.
    this.#removeGone(graph, this.#store.chunkIds());
    return graph;
  }

  #empty(): VectorGraph {
    return VectorGraph.empty(this.#model, this.#findPassage);
  }

  readonly #findPassage = (chunkId: ChunkId) => this.#store.passages([chunkId])[0];

  async #bringUpToDate(graph: VectorGraph): Promise<VectorGraph> {
    const { generation } = this.#manifest;
    this.#graph = graph;
    if (graph.generation === generation) return graph;
    const chunkIds = this.#store.chunkIds();
    this.#removeGone(graph, chunkIds);
    // Deleted labels slow every search, so a graph with more of them than others is made anew.
    const mended = graph.deletedCount > chunkIds.length ? this.#empty() : graph;
    await this.#addMissing(mended, chunkIds);
    mended.generation = generation;
    this.#graph = mended;
    return mended;
  }

  #removeGone(graph: VectorGraph, chunkIds: readonly ChunkId[]): void {
    const held = new Set<number>(chunkIds);
    graph.remove(graph.labels.filter((label) => !held.has(label)));
  }

  async #addMissing(graph: VectorGraph, chunkIds: readonly ChunkId[]): Promise<void> {
    const labels = new Set(graph.labels);
    const missing = chunkIds.filter((chunkId) => !labels.has(chunkId));
    for (let start = 0; start < missing.length; start += addedAtOnce) {
      graph.add(this.#store.vectors(missing.slice(start, start + addedAtOnce)));
      await nextTurn();
    }
  }

  async #save(graph: VectorGraph): Promise<void> {
    if (!this.#directory || graph.saved?.generation === graph.generation) return;
    await graph.save(this.#directory);
    if (!graph.saved) return;
    this.#manifest.recordGraph(graph.saved);
    await removeGraphFiles(this.#directory, graph.saved.generation);
  }
}
