// src/retrieval: question → passages: articles first, then their sentences.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { ensureConfig, type RunnableConfig } from '@langchain/core/runnables';
import type { ArticleSearch, ChunkId, SearchFilter } from '../archive/archive.ts';
import { type EmbeddingModel, embedQuery } from '../embedding/model.ts';
import { WenbaoError } from '../errors.ts';
import { analyseQuestion, type Question } from '../language/question.ts';
import { type Found, foundIn, fuse } from './fuse.ts';
import { vectorOfText } from './likeness.ts';
import { type PassageMetadata, toDocument } from './passage-document.ts';
import { type RankedChunk, rankChunks } from './passage-ranking.ts';
import { putReprintsLast } from './reprints.ts';
import { type RankedSentence, type ScoredPassage, SentenceRanking } from './sentence-ranking.ts';
import { expandTerms } from './slips.ts';

interface FoundPassage extends ScoredPassage {
  /** Nothing of a chunk that came with another one of its article. */
  readonly found: Found;
}

/** A chunk that retrieval holds for relevant, with its article and how the archive found it. */
export interface Passage extends FoundPassage {
  /** That of its best sentence: higher is better, comparable within one question. */
  readonly score: number;
  /** Its sentences, best first. */
  readonly sentences: readonly RankedSentence[];
}

/** An archive that knows the model by which its vectors were made. */
export interface ModelledArchive extends ArticleSearch {
  readonly model: EmbeddingModel;
}

interface OptionalFields extends BaseRetrieverInput {
  /** How many passages are returned unless asked otherwise; 12 unless told. */
  readonly limit?: number;
}

/** Questions are embedded by the model given here, else by the one that the archive knows. */
export type RetrieverFields = OptionalFields &
  (
    | { readonly archive: ArticleSearch; readonly model: EmbeddingModel }
    | { readonly archive: ModelledArchive; readonly model?: undefined }
  );

export interface RetrieveOptions {
  readonly limit?: number;
  readonly filter?: SearchFilter;
  readonly signal?: AbortSignal;
  /**
   * Whether every story counts once, its reprints after all else; otherwise those of the best story
   * stay with it, as further sources.
   */
  readonly countsReprintsOnce?: boolean;
  /** Told why the question was searched by terms alone, when the embedding model failed. */
  readonly onModelFailure?: (error: WenbaoError) => void;
}

/** Chunks taken from each ranking. */
const lexicalCandidates = 200;
const vectorCandidates = 60;
/** Of all candidates the articles of so many are weighed as wholes. */
const weighedChunks = 50;
/** What the vectors count beside the terms in choosing these; see docs/decisions/fusion.md. */
const vectorWeight = 0.3;
/** Passages read beyond those wanted, which take the places of reprints. */
const spare = 8;
/** An archive that is being changed all the time is not waited for. */
const mostAttempts = 3;

interface Ranking {
  readonly ranked: readonly RankedChunk[];
  readonly found: ReadonlyMap<ChunkId, Found>;
  /** Whether every chunk that was found was still there when it was weighed. */
  readonly isWhole: boolean;
}

/** LangChain's `invoke` does not hand its signal on to what a retriever implements. */
const invokedWith = new AsyncLocalStorage<AbortSignal | undefined>();

/** Finds the passages of an archive for a question: articles first, then their chunks. */
export class ArchiveRetriever extends BaseRetriever<PassageMetadata> {
  lc_namespace = ['wenbao', 'retrieval'];
  readonly #archive: ArticleSearch;
  readonly #model: EmbeddingModel;
  readonly #limit: number;

  constructor(fields: RetrieverFields) {
    const { archive, model: _, limit = 12, ...langChain } = fields;
    super(langChain);
    this.#archive = archive;
    this.#model = fields.model ?? fields.archive.model;
    this.#limit = limit;
  }

  /**
   * The best passages for a question, best first; the same question always gives the same ones.
   * Throws the signal's reason if aborted, and `archive` for a damaged one.
   */
  async retrieve(question: Question, options: RetrieveOptions = {}): Promise<Passage[]> {
    const { limit = this.#limit, filter, signal, countsReprintsOnce = false } = options;
    if (!holdsLetters(question.text)) return [];
    const vector = await this.#embed(question, options);
    const terms = [...question.terms, ...(await expandTerms(question, this.#archive))];
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      const { ranked, found, isWhole } = await this.#rank({ ...question, terms }, vector, filter);
      const passages = await this.#read(ranked.slice(0, limit + spare), found);
      // A page that was replaced between the search and the reading is found anew.
      const isRead = isWhole && passages.length === Math.min(ranked.length, limit + spare);
      if (!isRead && attempt < mostAttempts) continue;
      const sentences = await this.#rankingFor({ ...question, terms });
      const ordered = bySentences(passages, sentences);
      return putReprintsLast(ordered, countsReprintsOnce ? 0 : 1).slice(0, limit);
    }
  }

  async #rankingFor(question: Question): Promise<SentenceRanking> {
    const { terms } = question;
    const [frequencies, { chunks }] = await Promise.all([
      this.#archive.documentFrequencies(terms),
      this.#archive.state(),
    ]);
    const weighed = terms.map((term) => ({
      term,
      weight: rarityOf(frequencies.get(term) ?? 0, chunks),
    }));
    return new SentenceRanking({ question, terms: weighed, vectorOf: vectorOfText });
  }

  /** Nothing where the model fails: the terms find most of what there is. */
  async #embed(
    { text }: Question,
    { signal, onModelFailure }: RetrieveOptions,
  ): Promise<Float32Array | undefined> {
    try {
      return await embedQuery(this.#model, text, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof WenbaoError && error.kind === 'model')) throw error;
      onModelFailure?.(error);
      return undefined;
    }
  }

  async #rank(
    { terms, dates }: Question,
    vector: Float32Array | undefined,
    filter: SearchFilter | undefined,
  ): Promise<Ranking> {
    const archive = this.#archive;
    const [lexical, nearest] = await Promise.all([
      archive.searchTerms(terms, lexicalCandidates, filter),
      vector ? archive.searchVectors(vector, vectorCandidates, filter) : [],
    ]);
    const promising = fuse(lexical, nearest, vectorWeight)
      .slice(0, weighedChunks)
      .map(({ chunkId }) => chunkId);
    const matches = await archive.matchArticles(terms, promising);
    const chunkIds = new Set(matches.flatMap(({ chunks }) => [...chunks.keys()]));
    const similarities = vector
      ? await archive.similarities(vector, [...chunkIds])
      : new Map<ChunkId, number>();
    return {
      ranked: rankChunks(matches, similarities, dates),
      found: foundIn(lexical, nearest),
      isWhole: promising.every((chunkId) => chunkIds.has(chunkId)),
    };
  }

  async #read(
    ranked: readonly RankedChunk[],
    found: ReadonlyMap<ChunkId, Found>,
  ): Promise<FoundPassage[]> {
    const stored = await this.#archive.passages(ranked.map(({ chunkId }) => chunkId));
    const byId = new Map(stored.map((passage) => [passage.chunkId, passage]));
    return ranked.flatMap(({ chunkId, score }) => {
      const passage = byId.get(chunkId);
      return passage ? [{ ...passage, score, found: found.get(chunkId) ?? {} }] : [];
    });
  }

  /** LangChain's way in: the same passages as documents. Rejects like `retrieve`. */
  override async invoke(
    question: string,
    options?: RunnableConfig,
  ): Promise<Document<PassageMetadata>[]> {
    const config = ensureConfig(options);
    return invokedWith.run(config.signal, () => super.invoke(question, config));
  }

  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    const signal = invokedWith.getStore();
    const passages = await this.retrieve(analyseQuestion(question), signal ? { signal } : {});
    return passages.map(toDocument);
  }
}

/** Passages by their best sentences, best first; ties by chunk id. */
function bySentences(passages: readonly FoundPassage[], ranking: SentenceRanking): Passage[] {
  return passages
    .map((passage) => {
      const sentences = ranking.rank(passage);
      return { ...passage, sentences, score: sentences[0]?.score ?? passage.score };
    })
    .sort((a, b) => b.score - a.score || a.chunkId - b.chunkId);
}

/** A text without any letter or digit asks nothing, though every vector is near some other. */
function holdsLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** BM25's idf (Robertson and Zaragoza 2009) with Lucene's +1, which keeps it above 0. */
function rarityOf(frequency: number, chunks: number): number {
  const others = Math.max(0, chunks - frequency);
  return Math.log(1 + (others + 0.5) / (frequency + 0.5));
}
