import type { DateRange } from '../language/dates.ts';
import type { ArticleMatch, ChunkId } from './archive.ts';
import { type TextStatistics, termScore } from './bm25.ts';
import {
  countWords,
  headlineWeight,
  occurrences,
  toSearchable,
  type WeighedTerm,
  weigh,
} from './common-terms.ts';
import type { Connection } from './database.ts';
import type { LexicalIndex } from './lexical.ts';
import { toChunkId } from './rows.ts';

/** So many chunks of one article are read beside those asked for: of a book only the beginning. */
const mostChunks = 40;

interface ChunkRow {
  readonly article: number;
  readonly id: number;
  readonly headline: string;
  readonly body: string;
  readonly first: string | null;
  readonly last: string | null;
}

/** Ranks whole articles by the terms of a question, where the index of terms knows chunks alone. */
export class ArticleTerms {
  readonly #lexical: LexicalIndex;
  readonly #chunksOf;

  constructor(database: Connection, lexical: LexicalIndex) {
    this.#lexical = lexical;
    this.#chunksOf = prepareChunksOf(database);
  }

  /** How the articles that these chunks belong to hold the terms, in no order. */
  match(terms: readonly string[], chunkIds: readonly ChunkId[]): ArticleMatch[] {
    const statistics = this.#lexical.statistics();
    const known = toSearchable(terms).map((term) => ({
      term,
      frequency: this.#lexical.documentFrequency(term),
    }));
    const weighed = weigh(known, statistics);
    const rows = this.#chunksOf.all({ chunkIds: JSON.stringify(chunkIds), mostChunks });
    return groupByArticle(rows).map((chunks) => matchOf(chunks, weighed, statistics.ofArticles));
  }
}

function groupByArticle(rows: readonly ChunkRow[]): ChunkRow[][] {
  const articles = new Map<number, ChunkRow[]>();
  for (const row of rows) {
    const chunks = articles.get(row.article);
    if (chunks) chunks.push(row);
    else articles.set(row.article, [row]);
  }
  return [...articles.values()];
}

function matchOf(
  chunks: readonly ChunkRow[],
  terms: readonly WeighedTerm[],
  statistics: TextStatistics,
): ArticleMatch {
  const headline = chunks[0]?.headline ?? '';
  const length = chunks.reduce((sum, { body }) => sum + countWords(body), countWords(headline));
  const total = terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const held = chunks.map(() => 0);
  let [score, coverage] = [0, 0];
  for (const { term, idf } of terms) {
    const inHeadline = headlineWeight * occurrences(headline, term);
    let times = inHeadline;
    for (const [index, { body }] of chunks.entries()) {
      const inBody = occurrences(body, term);
      if (inBody + inHeadline > 0) held[index] = (held[index] ?? 0) + idf;
      times += inBody;
    }
    if (times === 0) continue;
    score += termScore(idf, times, length, statistics);
    coverage += idf;
  }
  return {
    score,
    coverage: coverage / total,
    chunks: new Map(chunks.map(({ id }, index) => [toChunkId(id), (held[index] ?? 0) / total])),
    ...daysOf(chunks[0]),
  };
}

function daysOf(row: ChunkRow | undefined): { readonly days?: DateRange } {
  const { first, last } = row ?? { first: null, last: null };
  return first === null || last === null ? {} : { days: { first, last } };
}

function prepareChunksOf(database: Connection) {
  return database.prepare<[{ chunkIds: string; mostChunks: number }], ChunkRow>(
    `SELECT articles.id AS article, chunks.id AS id, chunk_terms.headline AS headline,
       chunk_terms.body AS body, articles.first_day AS first, articles.last_day AS last
     FROM (
       SELECT id, article, row_number() OVER (PARTITION BY article ORDER BY id) AS place
       FROM chunks WHERE article IN (
         SELECT article FROM chunks WHERE id IN (SELECT value FROM json_each(@chunkIds)))
     ) AS chunks JOIN articles ON articles.id = chunks.article
     JOIN chunk_terms ON chunk_terms.rowid = chunks.id
     WHERE chunks.place <= @mostChunks OR chunks.id IN (SELECT value FROM json_each(@chunkIds))
     ORDER BY chunks.id`,
  );
}
