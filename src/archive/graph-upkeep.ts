import { untilAborted } from '../network/until-aborted.ts';
import type { BuildStep } from './build.ts';
import type { Connection } from './database.ts';
import { GraphBuild } from './graph-build.ts';
import { findGraphFile, hasGraphFile } from './graph-file.ts';
import { GraphThread } from './graph-thread.ts';
import type { GraphRecord, Manifest } from './manifest.ts';
import type { VectorStore } from './vector-store.ts';

/** What was done to the saved graph, and why. */
export type GraphWork = 'none' | 'built' | 'extended' | 'compacted' | 'repaired';

/** A thread of its own takes half a second to start: for fewer vectors it does not pay. */
const fewestForThread = 1_000;
/** So many vectors may be outside the graph: to compare each of them takes about a millisecond. */
const mostOutside = 2_048;
/** Of a small graph they may be only this share, for there a new one costs next to nothing. */
const mostShareOutside = 1 / 8;
/** More deleted chunks than this share make searches slow; see docs/decisions/graph.md. */
const mostShareDeleted = 1 / 2;

const reportEveryMs = 200;

export interface GraphUpkeepParts {
  readonly database: Connection;
  readonly databasePath: string;
  readonly directory: string;
  readonly store: VectorStore;
  readonly manifest: Manifest;
  readonly dimensions: number;
}

export interface FinishOptions {
  /** Whether to read the saved graph for damage, which takes about a second for 500 MB. */
  readonly isThorough: boolean;
  readonly onProgress?: (step: BuildStep) => void;
  readonly signal?: AbortSignal;
}

/**
 * Keeps the saved graph near to the database, for whoever writes the archive. The graph is a
 * snapshot: what came after it is searched without it, so it need not be written for every page.
 */
export class GraphUpkeep {
  readonly #parts: GraphUpkeepParts;
  #thread: GraphThread | undefined;
  #following: { readonly from: GraphRecord | undefined; taken: number } | undefined;
  #added = 0;
  #removalsBefore = 0;

  constructor(parts: GraphUpkeepParts) {
    this.#parts = parts;
  }

  /**
   * To be called after a commit in a long build: takes in what was committed in a thread of its
   * own, while the build goes on. Nothing is saved before `finish`.
   */
  async follow(): Promise<void> {
    const { store } = this.#parts;
    if (!this.#following) {
      const from = await this.#savedRecord();
      this.#following = { from, taken: from?.lastChunk ?? 0 };
    }
    const { from, taken } = this.#following;
    if (!this.#thread && store.countAfter(taken) < fewestForThread) return;
    this.#thread ??= this.#startThread(from);
    this.#following.taken = store.lastChunk;
    this.#thread.take(this.#following.taken);
  }

  /** Whether there is nothing for `finish` to do; reads the saved graph for damage. */
  async isDone(): Promise<boolean> {
    return (await this.#neededWork(true)) === 'none';
  }

  /** Saves a graph that holds all but a few chunks; does nothing where the saved one does. */
  async finish(options: FinishOptions): Promise<GraphWork> {
    const work = await this.#neededWork(options.isThorough);
    if (work === 'none' && !this.#thread) return work;
    const from = work === 'extended' || work === 'none' ? this.#parts.manifest.graph : undefined;
    this.#record(await this.#make(from, options), from);
    return work;
  }

  /** Saves the graph as far as it was made, so that the next build can go on from there. */
  async suspend(): Promise<void> {
    if (!this.#thread || !this.#following) return;
    const record = await this.#thread.save('now');
    this.#record(record, this.#following.from);
  }

  /** Ends what is being made, if anything is, without saving it. */
  async stop(): Promise<void> {
    await this.#thread?.stop();
    this.#thread = undefined;
  }

  async #neededWork(isThorough: boolean): Promise<GraphWork> {
    const { manifest, store, directory } = this.#parts;
    const record = await this.#savedRecord();
    const isSound = record && (!isThorough || (await findGraphFile(directory, record)));
    if (!isSound) return manifest.graph ? 'repaired' : 'built';
    if (store.removed(record.lastChunk).length > mostShareDeleted * record.count) {
      return 'compacted';
    }
    const outside = store.countAfter(record.lastChunk);
    const isFar = outside > Math.min(mostOutside, mostShareOutside * record.count);
    if (isFar && !(await findGraphFile(directory, record))) return 'repaired';
    return isFar ? 'extended' : 'none';
  }

  /** What the manifest tells of the graph, if a file of its name and size is there. */
  async #savedRecord(): Promise<GraphRecord | undefined> {
    const { manifest, directory } = this.#parts;
    const record = manifest.graph;
    return record && (await hasGraphFile(directory, record)) ? record : undefined;
  }

  /** Goes on with the thread that follows the build if it began with the same graph. */
  async #make(
    from: GraphRecord | undefined,
    { onProgress, signal }: FinishOptions,
  ): Promise<GraphRecord> {
    const { store } = this.#parts;
    const total = store.countAfter(from?.lastChunk ?? 0);
    if (this.#thread && this.#following?.from?.sha256 !== from?.sha256) {
      await this.#thread.stop();
      this.#thread = undefined;
    }
    if (!this.#thread && total < fewestForThread) return this.#makeHere(from);
    const thread = this.#thread ?? this.#startThread(from);
    this.#thread = thread;
    thread.take(store.lastChunk);
    const timer = setInterval(
      () => onProgress?.({ stage: 'graph', done: this.#added, total }),
      reportEveryMs,
    );
    try {
      const record = await untilAborted(thread.save('all'), signal);
      this.#thread = undefined;
      return record;
    } finally {
      clearInterval(timer);
    }
  }

  async #makeHere(from: GraphRecord | undefined): Promise<GraphRecord> {
    const { directory, dimensions, store } = this.#parts;
    this.#removalsBefore = store.removals;
    const build = await GraphBuild.start({ directory, dimensions, store, ...(from && { from }) });
    await build.addUpTo(store.lastChunk);
    return build.save();
  }

  #startThread(from: GraphRecord | undefined): GraphThread {
    const { databasePath, directory, dimensions, store } = this.#parts;
    this.#added = 0;
    this.#removalsBefore = store.removals;
    const task = { databasePath, directory, dimensions, ...(from && { from }) };
    return new GraphThread(task, (added) => {
      this.#added += added;
    });
  }

  #record(record: GraphRecord, from: GraphRecord | undefined): void {
    const { database, manifest, store } = this.#parts;
    const transaction = database.transaction(() => {
      manifest.recordGraph(record);
      manifest.advance();
      // What was removed before it came into the graph is not in it.
      store.forgetRemovals(this.#removalsBefore, from?.lastChunk ?? 0);
    });
    transaction.immediate();
  }
}
