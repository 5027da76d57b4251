import type { SearchFilter, SearchHit } from './archive.ts';
import type { TextStatistics } from './bm25.ts';
import {
  addedScore,
  divide,
  headlineWeight,
  type KnownTerm,
  toSearchable,
  weigh,
} from './common-terms.ts';
import type { Connection } from './database.ts';
import { filterCondition, filterParameters } from './filter.ts';
import { compareHits } from './ranking.ts';
import { toChunkId } from './rows.ts';
import { SoundIndex, soundSchema } from './sounds.ts';

/** Makes every printable ASCII character part of a term, as all others are with `ascii` anyway. */
const tokenizer = `ascii tokenchars '${asciiPunctuation().replaceAll("'", "''")}'`;

/**
 * The texts arrive as terms joined by spaces, so the tokenizer has nothing to do but to split
 * there. The index keeps them, so that a chunk's terms can be counted without reading its article.
 */
export const lexicalSchema = `
  CREATE VIRTUAL TABLE chunk_terms USING fts5 (
    headline, body, tokenize = "${tokenizer.replaceAll('"', '""')}"
  );
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (chunk_terms, 'row');
  CREATE TABLE frequent_terms (term TEXT PRIMARY KEY, chunks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE text_statistics (
    count INTEGER NOT NULL, averageLength REAL NOT NULL, articles INTEGER NOT NULL
  ) STRICT;
  ${soundSchema}
`;

const bm25 = `bm25(chunk_terms, ${headlineWeight}, 1)`;
/** FTS5 walks a term's whole list to count it, 30 ns a chunk: what is above this is counted ahead. */
const mostCountedLive = 1_000;

/** So many of the best by their rare terms are scored by the common ones too. */
const mostRescored = 300;

interface ScoredRow {
  readonly id: number;
  readonly score: number;
}

interface StatisticsRow extends TextStatistics {
  readonly articles: number;
}

const noTexts: StatisticsRow = { count: 0, averageLength: 1, articles: 0 };

interface TermsRow {
  readonly id: number;
  readonly headline: string;
  readonly body: string;
}

/**
 * Chunks by the terms they hold: BM25 by SQLite's FTS5 (k1 = 1.2, b = 0.75). Common terms, whose
 * long lists are what costs, do not find chunks; they only add to the scores of those found.
 */
export class LexicalIndex {
  readonly #statements;
  readonly #filtered = new Map<string, ReturnType<typeof prepareFiltered>>();
  readonly #database: Connection;
  readonly #sounds: SoundIndex;

  constructor(database: Connection) {
    this.#database = database;
    this.#statements = prepareStatements(database);
    this.#sounds = new SoundIndex(database);
  }

  /** Adds a chunk under its id, together with the headline it stands below. */
  add(chunkId: number, headlineTerms: readonly string[], terms: readonly string[]): void {
    this.#statements.insert.run(chunkId, headlineTerms.join(' '), terms.join(' '));
    this.#sounds.add(headlineTerms);
    this.#sounds.add(terms);
  }

  /** To be called when something that was added is undone. */
  forgetAdded(): void {
    this.#sounds.forgetStored();
  }

  /** Chunks that hold any of the terms, best first; scores are above 0. */
  search(terms: readonly string[], limit: number, filter?: SearchFilter): SearchHit[] {
    if (limit < 1) return [];
    const known = this.#knownTerms(terms);
    if (known.length === 0) return [];
    const statistics = this.#statements.statistics.get();
    const { rare, common } = divide(known, limit);
    if (!statistics || common.length === 0) return this.#find(known, limit, filter).map(toHit);
    const found = this.#find(rare, Math.max(limit, mostRescored), filter);
    // Under a filter the rare terms may leave too little.
    if (filter && found.length < limit)
      return this.#find([...rare, ...common], limit, filter).map(toHit);
    return this.#rescore(found, common, statistics).slice(0, limit);
  }

  /** In how many chunks the term stands, in headline or body. */
  documentFrequency(term: string): number {
    const counted = this.#statements.countedFrequency.get(term);
    return counted ?? this.#statements.liveFrequency.get(term) ?? 0;
  }

  /** Of chunks, and of articles as wholes; as of the last count, or as they are if there was none. */
  statistics(): TextStatistics & { readonly ofArticles: TextStatistics } {
    const { articles, ...ofChunks } =
      this.#statements.statistics.get() ?? this.#statements.liveStatistics.get() ?? noTexts;
    const averageLength = (ofChunks.averageLength * ofChunks.count) / Math.max(1, articles);
    return { ...ofChunks, ofArticles: { count: articles, averageLength } };
  }

  /** The terms that sound like a word, without itself, the most frequent first. */
  similarTerms(word: string): string[] {
    return this.#sounds
      .alike(word)
      .map((term) => ({ term, frequency: this.documentFrequency(term) }))
      .filter(({ frequency }) => frequency > 0)
      .sort((a, b) => b.frequency - a.frequency)
      .map(({ term }) => term);
  }

  /**
   * Counts the common terms, by which searches find out what not to walk; before it was called for
   * the first time they walk everything. What is put later changes these counts little, so once
   * after much was put is enough.
   */
  countTerms(): void {
    this.#statements.forgetFrequencies.run();
    this.#statements.countFrequencies.run(mostCountedLive);
    this.#statements.forgetStatistics.run();
    this.#statements.countTexts.run();
  }

  #knownTerms(terms: readonly string[]): KnownTerm[] {
    return toSearchable(terms)
      .map((term) => ({ term, frequency: this.documentFrequency(term) }))
      .filter(({ frequency }) => frequency > 0);
  }

  #find(terms: readonly KnownTerm[], limit: number, filter?: SearchFilter): ScoredRow[] {
    const match = toMatch(terms);
    if (!filter) return this.#statements.search.all({ match, limit });
    const condition = filterCondition(filter);
    const search = this.#filtered.get(condition) ?? prepareFiltered(this.#database, condition);
    this.#filtered.set(condition, search);
    return search.all({ match, limit, ...filterParameters(filter) });
  }

  /** The chunks that were found, with what the common terms in them add to their scores. */
  #rescore(
    found: readonly ScoredRow[],
    common: readonly KnownTerm[],
    statistics: TextStatistics,
  ): SearchHit[] {
    const weights = weigh(common, statistics);
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    const rows = this.#statements.termsOf.all(JSON.stringify([...scores.keys()]));
    return rows
      .map(({ id, headline, body }) => {
        const added = addedScore({ headline, body }, weights, statistics);
        return { chunkId: toChunkId(id), score: (scores.get(id) ?? 0) + added };
      })
      .sort(compareHits);
  }
}

function toHit({ id, score }: ScoredRow): SearchHit {
  return { chunkId: toChunkId(id), score };
}

/** Each term in quotation marks, so that nothing in it is read as FTS5's query syntax. */
function toMatch(terms: readonly KnownTerm[]): string {
  return terms.map(({ term }) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
}

const wordsIn = (column: string) =>
  `CASE ${column} WHEN '' THEN 0 ELSE length(${column}) - length(replace(${column}, ' ', '')) + 1 END`;

const selectStatistics = `
  SELECT count(*) AS count,
    coalesce(avg(${wordsIn('headline')} + ${wordsIn('body')}), 1) AS averageLength,
    (SELECT count(*) FROM articles) AS articles FROM chunk_terms`;

function prepareStatements(database: Connection) {
  return {
    insert: database.prepare<[number, string, string]>(
      'INSERT INTO chunk_terms (rowid, headline, body) VALUES (?, ?, ?)',
    ),
    search: database.prepare<[{ match: string; limit: number }], ScoredRow>(
      `SELECT rowid AS id, -${bm25} AS score FROM chunk_terms
       WHERE chunk_terms MATCH @match ORDER BY score DESC, id LIMIT @limit`,
    ),
    termsOf: database.prepare<[string], TermsRow>(
      `SELECT rowid AS id, headline, body FROM chunk_terms
       WHERE rowid IN (SELECT value FROM json_each(?))`,
    ),
    countedFrequency: database
      .prepare<[string], number>('SELECT chunks FROM frequent_terms WHERE term = ?')
      .pluck(),
    liveFrequency: database
      .prepare<[string], number>('SELECT doc FROM vocabulary WHERE term = ?')
      .pluck(),
    forgetFrequencies: database.prepare<[]>('DELETE FROM frequent_terms'),
    countFrequencies: database.prepare<[number]>(
      'INSERT INTO frequent_terms SELECT term, doc FROM vocabulary WHERE doc > ?',
    ),
    forgetStatistics: database.prepare<[]>('DELETE FROM text_statistics'),
    countTexts: database.prepare<[]>(`INSERT INTO text_statistics ${selectStatistics}`),
    statistics: database.prepare<[], StatisticsRow>('SELECT * FROM text_statistics'),
    liveStatistics: database.prepare<[], StatisticsRow>(selectStatistics),
  };
}

function prepareFiltered(database: Connection, condition: string) {
  return database.prepare<[Record<string, string | number>], ScoredRow>(
    `SELECT chunks.id AS id, -${bm25} AS score FROM chunk_terms
     JOIN chunks ON chunks.id = chunk_terms.rowid
     JOIN articles ON articles.id = chunks.article
     WHERE chunk_terms MATCH @match AND ${condition}
     ORDER BY score DESC, id LIMIT @limit`,
  );
}

function asciiPunctuation(): string {
  const printable = Array.from({ length: 0x7f - 0x21 }, (_, index) =>
    String.fromCharCode(0x21 + index),
  );
  return printable.filter((character) => !/[a-z0-9]/i.test(character)).join('');
}
