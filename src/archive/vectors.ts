import { SynchronousInMemoryDocstore } from '@langchain/community/stores/doc/in_memory';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import hnswlib from 'hnswlib-node';
import type { EmbeddingModel } from '../embedding/model.ts';
import type { ChunkId, SearchHit, StoredPassage } from './archive.ts';
import { saveGraphFile } from './graph-file.ts';
import type { GraphRecord } from './manifest.ts';
import { type ChunkVector, compareHits } from './ranking.ts';
import { toChunkId } from './rows.ts';

/** Gives the stored passage of a chunk, or nothing if the archive does not hold it. */
export type FindPassage = (chunkId: ChunkId) => StoredPassage | undefined;

const initialCapacity = 1_024;
/** How many neighbours a search keeps in view; at hnswlib's own 10 it misses one hit in ten. */
const smallestEf = 64;

/**
 * LangChain's HNSWLib over an archive: the labels of its graph are chunk ids, its documents come
 * from the archive, and it can delete, grow by doubling, be saved atomically and be filtered.
 */
export class VectorGraph extends HNSWLib {
  /** The state of the archive that the graph holds. */
  generation = 0;
  /** The file that the graph was last read from or saved to. */
  saved: GraphRecord | undefined;
  readonly #labels: Set<number>;
  readonly #deleted = new Set<number>();

  private constructor(model: EmbeddingModel, index: hnswlib.HierarchicalNSW, find: FindPassage) {
    const docstore = new ArchiveDocstore(find);
    super(model.embeddings, {
      space: 'cosine',
      numDimensions: model.dimensions,
      index,
      docstore,
    });
    this.#labels = new Set(index.getIdsList());
  }

  static empty(model: EmbeddingModel, find: FindPassage): VectorGraph {
    const index = new hnswlib.HierarchicalNSW('cosine', model.dimensions);
    index.initIndex(initialCapacity);
    return new VectorGraph(model, index, find);
  }

  /** Reads a file whose checksum was verified: a damaged one crashes the process. */
  static async read(path: string, model: EmbeddingModel, find: FindPassage): Promise<VectorGraph> {
    const index = new hnswlib.HierarchicalNSW('cosine', model.dimensions);
    await index.readIndex(path);
    return new VectorGraph(model, index, find);
  }

  /** The chunks that a search can find. */
  get labels(): number[] {
    return [...this.#labels].filter((label) => !this.#deleted.has(label));
  }

  get deletedCount(): number {
    return this.#deleted.size;
  }

  /** Adds vectors of the right length; a chunk that the graph ever held is left as it is. */
  add(vectors: Iterable<ChunkVector>): void {
    for (const { chunkId, vector } of vectors) {
      if (this.#labels.has(chunkId)) continue;
      const capacity = this.index.getMaxElements();
      if (this.index.getCurrentCount() >= capacity) this.index.resizeIndex(capacity * 2);
      this.index.addPoint(Array.from(vector), chunkId);
      this.#labels.add(chunkId);
    }
  }

  /** Hides chunks from all searches to come; their place in the graph stays taken. */
  remove(chunkIds: Iterable<number>): void {
    for (const chunkId of chunkIds) {
      if (!this.#labels.has(chunkId) || this.#deleted.has(chunkId)) continue;
      this.#deleted.add(chunkId);
      try {
        this.index.markDelete(chunkId);
      } catch {
        // A graph read from a file refuses to delete again what was deleted before it was saved.
      }
    }
  }

  /** The chunks nearest to `query` by cosine similarity, best first; fewer if there are fewer. */
  nearest(query: Float32Array, limit: number, allowed?: ReadonlySet<number>): SearchHit[] {
    const count = Math.min(limit, this.#labels.size - this.#deleted.size);
    if (count < 1 || allowed?.size === 0) return [];
    this.index.setEf(Math.max(smallestEf, 2 * count));
    // Native code calls the filter, and an error thrown in it would end the process.
    const filter = allowed && ((label: number) => allowed.has(label));
    const { neighbors, distances } = this.index.searchKnn(Array.from(query), count, filter);
    return neighbors
      .map((label, rank) => ({ chunkId: toChunkId(label), score: 1 - (distances[rank] ?? 1) }))
      .sort(compareHits);
  }

  /** Adds vectors whose documents carry chunk ids of the archive as their `id`. */
  override async addVectors(vectors: number[][], documents: Document[]): Promise<void> {
    const points = documents.map(({ id }, index) => ({
      chunkId: toChunkId(Number(id)),
      vector: Float32Array.from(vectors[index] ?? []),
    }));
    const isSound = points.every(({ chunkId, vector }) => chunkId > 0 && this.#fits(vector));
    if (!isSound) throw new RangeError('each document needs a chunk id and a finite vector');
    this.add(points);
  }

  #fits(vector: Float32Array): boolean {
    return vector.length === this.args.numDimensions && vector.every(Number.isFinite);
  }

  /** Documents with their cosine distance, nearest first, as in every HNSWLib. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[Document, number][]> {
    const allowed = filter && new Set(this.labels.filter((label) => filter(this.#document(label))));
    return this.nearest(Float32Array.from(query), k, allowed).map(({ chunkId, score }) => [
      this.#document(chunkId),
      1 - score,
    ]);
  }

  #document(label: number): Document {
    return this.docstore.search(String(label));
  }

  /** Saves the graph, and only the graph: its documents are in the archive. */
  override async save(directory: string): Promise<void> {
    this.saved = await saveGraphFile(directory, this.generation, (path) =>
      this.index.writeIndex(path),
    );
  }

  /** Deletes documents by their ids; the files belong to the archive. */
  override async delete({ ids = [] }: { ids?: string[]; directory?: string }): Promise<void> {
    this.remove(ids.map(Number));
  }
}

/** Serves LangChain the archive's passages as documents. */
class ArchiveDocstore extends SynchronousInMemoryDocstore {
  readonly #find: FindPassage;

  constructor(find: FindPassage) {
    super();
    this.#find = find;
  }

  override search(id: string): Document {
    const passage = this.#find(toChunkId(Number(id)));
    if (!passage) throw new Error(`no chunk ${id} in the archive`);
    const { chunk, article } = passage;
    const metadata = { articleId: article.id, source: article.source, span: chunk.span };
    return new Document({ id, pageContent: chunk.text, metadata });
  }

  override add(): void {
    throw new Error('documents enter the archive before their vectors enter the graph');
  }
}
