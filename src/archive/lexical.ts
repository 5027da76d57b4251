import type { SearchFilter, SearchHit } from './archive.ts';
import { inverseDocumentFrequency, type TextStatistics, termScore } from './bm25.ts';
import type { Connection } from './database.ts';
import { filterCondition, filterParameters } from './filter.ts';
import { compareHits } from './ranking.ts';
import { toChunkId } from './rows.ts';

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
  CREATE TABLE text_statistics (count INTEGER NOT NULL, averageLength REAL NOT NULL) STRICT;
`;

/** A word of the headline says more of what an article is about than one of its text. */
const headlineWeight = 2;
const bm25 = `bm25(chunk_terms, ${headlineWeight}, 1)`;
/** FTS5 walks a term's whole list to count it, 30 ns a chunk: what is above this is counted ahead. */
const mostCountedLive = 1_000;

/** So many entries of the index a search may walk; see docs/decisions/common-terms.md. */
const mostWalked = 5_000;
/** Fewer terms than this do not tell what a question is about. */
const fewestTerms = 2;
/** So many of the best by their rare terms are scored by the common ones too. */
const mostRescored = 300;

interface ScoredRow {
  readonly id: number;
  readonly score: number;
}

interface TermsRow {
  readonly id: number;
  readonly headline: string;
  readonly body: string;
}

/** A term of a question that the index knows. */
interface KnownTerm {
  readonly term: string;
  readonly frequency: number;
}

/**
 * Chunks by the terms they hold: BM25 by SQLite's FTS5 (k1 = 1.2, b = 0.75). Common terms, whose
 * long lists are what costs, do not find chunks; they only add to the scores of those found.
 */
export class LexicalIndex {
  readonly #statements;
  readonly #filtered = new Map<string, ReturnType<typeof prepareFiltered>>();
  readonly #database: Connection;

  constructor(database: Connection) {
    this.#database = database;
    this.#statements = prepareStatements(database);
  }

  /** Adds a chunk under its id, together with the headline it stands below. */
  add(chunkId: number, headlineTerms: readonly string[], terms: readonly string[]): void {
    this.#statements.insert.run(chunkId, headlineTerms.join(' '), terms.join(' '));
  }

  /** Chunks that hold any of the terms, best first; scores are above 0. */
  search(terms: readonly string[], limit: number, filter?: SearchFilter): SearchHit[] {
    if (limit < 1) return [];
    const { rare, common } = divide(this.#knownTerms(terms), limit);
    if (rare.length === 0) return [];
    if (common.length === 0) return this.#find(rare, limit, filter).map(toHit);
    const found = this.#find(rare, Math.max(limit, mostRescored), filter);
    // Under a filter the rare terms may leave too little.
    if (filter && found.length < limit)
      return this.#find([...rare, ...common], limit, filter).map(toHit);
    return this.#rescore(found, common).slice(0, limit);
  }

  /** In how many chunks the term stands, in headline or body. */
  documentFrequency(term: string): number {
    const counted = this.#statements.countedFrequency.get(term);
    return counted ?? this.#statements.liveFrequency.get(term) ?? 0;
  }

  /**
   * Counts the common terms, by which searches find out what not to walk. What is put later changes
   * these counts little, so once after much was put is enough.
   */
  countTerms(): void {
    this.#statements.forgetFrequencies.run();
    this.#statements.countFrequencies.run(mostCountedLive);
    this.#statements.forgetStatistics.run();
    this.#statements.countTexts.run();
  }

  #knownTerms(terms: readonly string[]): KnownTerm[] {
    const words = terms.map((term) => term.replaceAll('\0', ' ').trim()).filter(Boolean);
    return [...new Set(words)]
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
  #rescore(found: readonly ScoredRow[], common: readonly KnownTerm[]): SearchHit[] {
    const statistics = this.#statements.statistics.get() ?? noTexts;
    const weights = new Map(
      common.map(({ term, frequency }) => [term, inverseDocumentFrequency(frequency, statistics)]),
    );
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    const rows = this.#statements.termsOf.all(JSON.stringify([...scores.keys()]));
    return rows
      .map(({ id, headline, body }) => {
        const added = addedScore(toWords(headline), toWords(body), weights, statistics);
        return { chunkId: toChunkId(id), score: (scores.get(id) ?? 0) + added };
      })
      .sort(compareHits);
  }
}

const noTexts: TextStatistics = { count: 0, averageLength: 1 };

/** The rarest terms, by which chunks are found, and the others. */
function divide(terms: readonly KnownTerm[], limit: number) {
  const byRarity = terms.toSorted((a, b) => a.frequency - b.frequency);
  let walked = 0;
  const firstCommon = byRarity.findIndex(({ frequency }, index) => {
    walked += frequency;
    return walked > mostWalked && index >= fewestTerms && walked - frequency >= limit;
  });
  if (firstCommon < 0) return { rare: byRarity, common: [] };
  return { rare: byRarity.slice(0, firstCommon), common: byRarity.slice(firstCommon) };
}

/** What terms with these weights add to the score of a chunk. */
function addedScore(
  headline: readonly string[],
  body: readonly string[],
  weights: ReadonlyMap<string, number>,
  statistics: TextStatistics,
): number {
  const occurrences = new Map<string, number>();
  const count = (words: readonly string[], weight: number): void => {
    for (const word of words) {
      if (weights.has(word)) occurrences.set(word, (occurrences.get(word) ?? 0) + weight);
    }
  };
  count(headline, headlineWeight);
  count(body, 1);
  const length = headline.length + body.length;
  let score = 0;
  for (const [word, times] of occurrences) {
    score += termScore(weights.get(word) ?? 0, times, length, statistics);
  }
  return score;
}

function toWords(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

function toHit({ id, score }: ScoredRow): SearchHit {
  return { chunkId: toChunkId(id), score };
}

/** Each term in quotation marks, so that nothing in it is read as FTS5's query syntax. */
function toMatch(terms: readonly KnownTerm[]): string {
  return terms.map(({ term }) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
}

const countWords = (column: string) =>
  `CASE ${column} WHEN '' THEN 0 ELSE length(${column}) - length(replace(${column}, ' ', '')) + 1 END`;

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
    countTexts: database.prepare<[]>(
      `INSERT INTO text_statistics SELECT count(*),
         coalesce(avg(${countWords('headline')} + ${countWords('body')}), 1) FROM chunk_terms`,
    ),
    statistics: database.prepare<[], TextStatistics>('SELECT * FROM text_statistics'),
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
