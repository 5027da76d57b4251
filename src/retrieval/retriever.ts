import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { ArticleSearch, SearchFilter, StoredPassage } from '../archive/archive.ts';
import { type EmbeddingModel, embedQuery } from '../embedding/model.ts';
import { analyseQuestion, type Question } from '../language/question.ts';
import { type FusedHit, fuse } from './fuse.ts';

/** A chunk that retrieval holds for relevant, with its article and what it earned. */
export interface Passage extends StoredPassage, FusedHit {}

export interface RetrieverFields {
  readonly archive: ArticleSearch;
  readonly model: EmbeddingModel;
  /** How many passages are returned. */
  readonly limit?: number;
}

/** Candidates taken from each ranking before they are fused. */
const candidates = 60;
/** An archive that is being changed all the time is not waited for. */
const mostAttempts = 3;
/** Weight of the vectors beside the terms; see docs/decisions/fusion.md. */
const vectorWeight = 0.3;

/** Finds the passages of an archive for a question: terms and vectors, fused. */
export class ArchiveRetriever extends BaseRetriever {
  lc_namespace = ['wenbao', 'retrieval'];
  readonly #archive: ArticleSearch;
  readonly #model: EmbeddingModel;
  readonly #limit: number;

  constructor({ archive, model, limit = 12 }: RetrieverFields) {
    super({});
    this.#archive = archive;
    this.#model = model;
    this.#limit = limit;
  }

  /** The best passages for a question, best first; the same question always gives the same ones. */
  async retrieve(question: Question, filter?: SearchFilter): Promise<Passage[]> {
    const vector = await embedQuery(this.#model, question.text);
    for (let attempt = 1; ; attempt++) {
      const { hits, passages } = await this.#search(question, vector, filter);
      // A page that was replaced between the search and the reading is found anew.
      if (passages.length === hits.length || attempt === mostAttempts) return passages;
    }
  }

  async #search(question: Question, vector: Float32Array, filter?: SearchFilter) {
    const [lexical, nearest] = await Promise.all([
      this.#archive.searchTerms(question.terms, candidates, filter),
      this.#archive.searchVectors(vector, candidates, filter),
    ]);
    const hits = fuse(lexical, nearest, vectorWeight).slice(0, this.#limit);
    const stored = await this.#archive.passages(hits.map(({ chunkId }) => chunkId));
    const byId = new Map(stored.map((passage) => [passage.chunkId, passage]));
    const passages = hits.flatMap((hit): Passage[] => {
      const passage = byId.get(hit.chunkId);
      return passage ? [{ ...passage, ...hit }] : [];
    });
    return { hits, passages };
  }

  /** LangChain's way in: the same passages as documents, with their place as metadata. */
  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const passages = await this.retrieve(analyseQuestion(query));
    return passages.map(
      ({ article, chunk, score }) =>
        new Document({
          id: `${article.id}:${chunk.ordinal}`,
          pageContent: chunk.text,
          metadata: {
            articleId: article.id,
            headline: article.headline,
            publication: article.publication,
            date: article.date?.date,
            source: article.source,
            score,
          },
        }),
    );
  }
}
