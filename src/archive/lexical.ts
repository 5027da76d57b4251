import type { SearchFilter, SearchHit } from './archive.ts';
import type { Connection } from './database.ts';
import { filterCondition, filterParameters } from './filter.ts';
import { toChunkId } from './rows.ts';

/** Makes every printable ASCII character part of a term, as all others are with `ascii` anyway. */
const tokenizer = `ascii tokenchars '${asciiPunctuation().replaceAll("'", "''")}'`;

/**
 * The texts arrive as terms joined by spaces, so the tokenizer has nothing to do but to split
 * there. Contentless: the index holds no copy of the text, and still can delete a row.
 */
export const lexicalSchema = `
  CREATE VIRTUAL TABLE chunk_terms USING fts5 (
    headline, body,
    content = '', contentless_delete = 1,
    tokenize = "${tokenizer.replaceAll('"', '""')}"
  );
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (chunk_terms, 'row');
`;

/** A word of the headline says more of what an article is about than one of its text. */
const bm25 = 'bm25(chunk_terms, 2.0, 1.0)';

interface ScoredRow {
  readonly id: number;
  readonly score: number;
}

/** Chunks by the terms they hold: BM25 by SQLite's FTS5 (k1 = 1.2, b = 0.75). */
export class LexicalIndex {
  readonly #insert;
  readonly #deleteSource;
  readonly #search;
  readonly #searchFiltered;
  readonly #frequency;

  constructor(database: Connection) {
    this.#insert = database.prepare<[number, string, string]>(
      'INSERT INTO chunk_terms (rowid, headline, body) VALUES (?, ?, ?)',
    );
    this.#deleteSource = database.prepare<[string]>(
      `DELETE FROM chunk_terms WHERE rowid IN (
         SELECT chunks.id FROM chunks JOIN articles ON articles.id = chunks.article
         WHERE articles.source = ?)`,
    );
    this.#search = database.prepare<[string, number], ScoredRow>(
      `SELECT rowid AS id, -${bm25} AS score FROM chunk_terms
       WHERE chunk_terms MATCH ? ORDER BY score DESC, id LIMIT ?`,
    );
    this.#searchFiltered = database.prepare<unknown[], ScoredRow>(
      `SELECT chunks.id AS id, -${bm25} AS score FROM chunk_terms
       JOIN chunks ON chunks.id = chunk_terms.rowid
       JOIN articles ON articles.id = chunks.article
       WHERE chunk_terms MATCH @match AND ${filterCondition}
       ORDER BY score DESC, id LIMIT @limit`,
    );
    this.#frequency = database.prepare<[string], { doc: number }>(
      'SELECT doc FROM vocabulary WHERE term = ?',
    );
  }

  /** Adds a chunk under its id, together with the headline it stands below. */
  add(chunkId: number, headlineTerms: readonly string[], terms: readonly string[]): void {
    this.#insert.run(chunkId, headlineTerms.join(' '), terms.join(' '));
  }

  /** Forgets all chunks of a file; to be called before they are deleted themselves. */
  removeSource(source: string): void {
    this.#deleteSource.run(source);
  }

  /** Chunks that hold any of the terms, best first; scores are above 0. */
  search(terms: readonly string[], limit: number, filter?: SearchFilter): SearchHit[] {
    const match = toMatch(terms);
    if (match === '' || limit < 1) return [];
    const rows = filter
      ? this.#searchFiltered.all({ match, limit, ...filterParameters(filter) })
      : this.#search.all(match, limit);
    return rows.map(({ id, score }) => ({ chunkId: toChunkId(id), score }));
  }

  /** In how many chunks the term stands, in headline or body. */
  documentFrequency(term: string): number {
    return this.#frequency.get(term)?.doc ?? 0;
  }
}

/** Each term in quotation marks, so that nothing in it is read as FTS5's query syntax. */
function toMatch(terms: readonly string[]): string {
  const words = terms.map((term) => term.replaceAll('\0', ' ').trim()).filter(Boolean);
  return [...new Set(words)].map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
}

function asciiPunctuation(): string {
  const printable = Array.from({ length: 0x7f - 0x21 }, (_, index) =>
    String.fromCharCode(0x21 + index),
  );
  return printable.filter((character) => !/[a-z0-9]/i.test(character)).join('');
}
