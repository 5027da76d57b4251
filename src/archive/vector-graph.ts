import { SynchronousInMemoryDocstore } from '@langchain/community/stores/doc/in_memory';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import hnswlib from 'hnswlib-node';
import type { EmbeddingModel } from '../embedding/model.ts';
import type { ChunkId, SearchHit, StoredPassage } from './archive.ts';
import { type GraphFile, saveGraphFile } from './graph-file.ts';
import { type ChunkVector, compareHits } from './ranking.ts';
import { toChunkId } from './rows.ts';

/** Gives the stored passage of a chunk, or nothing if the archive does not hold it. */
export type FindPassage = (chunkId: ChunkId) => StoredPassage | undefined;

/** What a graph knows of the model that made its vectors. */
type GraphModel = Pick<EmbeddingModel, 'dimensions' | 'embeddings'>;

const initialCapacity = 1_024;
/** hnswlib's own numbers of links of an element: on its lowest level twice its default M of 16. */
const linksPerElement = 32;
/** How many neighbours a search keeps in view; see docs/decisions/graph.md. */
export const smallestEf = 300;

/**
 * LangChain's HNSWLib over an archive: the labels of its graph are chunk ids, its documents come
 * from the archive, and it can delete, grow by doubling, be saved atomically and be filtered.
 */
export class VectorGraph extends HNSWLib {
  /** Labels that are in the graph; known only where something was deleted. */
  #held: Set<number> | undefined;
  readonly #deleted = new Set<number>();

  private constructor(model: GraphModel, index: hnswlib.HierarchicalNSW, find: FindPassage) {
    const docstore = new ArchiveDocstore(find);
    super(model.embeddings, {
      space: 'cosine',
      numDimensions: model.dimensions,
      index,
      docstore,
    });
  }

  static empty(model: GraphModel, find: FindPassage = findNothing): VectorGraph {
    const index = new hnswlib.HierarchicalNSW('cosine', model.dimensions);
    index.initIndex(initialCapacity);
    return new VectorGraph(model, index, find);
  }

  /** Reads a file whose checksum was verified: a damaged one crashes the process. */
  static async read(
    path: string,
    model: GraphModel,
    find: FindPassage = findNothing,
  ): Promise<VectorGraph> {
    const index = new hnswlib.HierarchicalNSW('cosine', model.dimensions);
    await index.readIndex(path);
    return new VectorGraph(model, index, find);
  }

  /** How many chunks the graph ever took in. */
  get count(): number {
    return this.index.getCurrentCount();
  }

  /** Adds vectors of the right length for chunks that the graph never held. */
  add(vectors: Iterable<ChunkVector>): void {
    for (const { chunkId, vector } of vectors) {
      const capacity = this.index.getMaxElements();
      if (this.count >= capacity) this.index.resizeIndex(capacity * 2);
      this.index.addPoint(Array.from(vector), chunkId);
      this.#held?.add(chunkId);
    }
  }

  /** Hides chunks from all searches to come; their place in the graph stays taken. */
  remove(chunkIds: Iterable<number>): void {
    for (const chunkId of chunkIds) {
      this.#held ??= new Set(this.index.getIdsList());
      if (!this.#held.has(chunkId) || this.#deleted.has(chunkId)) continue;
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
    const count = Math.min(limit, this.count - this.#deleted.size);
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
    const allowed = filter && new Set(this.#labels().filter((id) => filter(this.#document(id))));
    return this.nearest(Float32Array.from(query), k, allowed).map(({ chunkId, score }) => [
      this.#document(chunkId),
      1 - score,
    ]);
  }

  #labels(): number[] {
    return this.index.getIdsList().filter((label) => !this.#deleted.has(label));
  }

  #document(label: number): Document {
    return this.docstore.search(String(label));
  }

  /** Saves the graph, and only the graph: its documents are in the archive. */
  saveTo(directory: string): Promise<GraphFile> {
    return saveGraphFile(directory, this.#leastBytes, (path) => this.index.writeIndex(path));
  }

  override async save(directory: string): Promise<void> {
    await this.saveTo(directory);
  }

  /** What the vectors, labels and links of the lowest level take up in a file. */
  get #leastBytes(): number {
    const { numDimensions = 0 } = this.args;
    return this.count * (4 * numDimensions + 4 * (linksPerElement + 1) + 8);
  }

  /** Deletes documents by their ids; the files belong to the archive. */
  override async delete({ ids = [] }: { ids?: string[]; directory?: string }): Promise<void> {
    this.remove(ids.map(Number));
  }
}

/** For a graph that takes in vectors and is not asked in words. */
export function vectorsOnly(dimensions: number): GraphModel {
  return { dimensions, embeddings: new NoEmbeddings({}) };
}

class NoEmbeddings extends Embeddings {
  override async embedDocuments(): Promise<number[][]> {
    throw new Error('this graph takes in vectors only');
  }

  override async embedQuery(): Promise<number[]> {
    throw new Error('this graph is searched by vectors only');
  }
}

function findNothing(): undefined {
  return undefined;
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
