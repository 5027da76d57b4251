import { soundOf } from '../language/pronunciation.ts';
import type { Connection } from './database.ts';

/** Without row numbers, so that the terms of one sound lie side by side. */
export const soundSchema = `
  CREATE TABLE term_sounds (
    sound TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (sound, term)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Which terms sound alike. A term whose last chunk was removed stays; who asks looks up how often
 * each stands in the archive.
 */
export class SoundIndex {
  readonly #insert;
  readonly #termsOf;
  /** Terms are repeated a hundred times over, and asking the table each time takes twenty times as long. */
  readonly #stored = new Set<string>();

  constructor(database: Connection) {
    this.#insert = database.prepare<[string, string]>(
      'INSERT OR IGNORE INTO term_sounds (sound, term) VALUES (?, ?)',
    );
    this.#termsOf = database
      .prepare<[string], string>('SELECT term FROM term_sounds WHERE sound = ? ORDER BY term')
      .pluck();
  }

  /** Adds those of the terms that have a sound. */
  add(terms: readonly string[]): void {
    for (const term of terms) {
      if (term.length < 2 || this.#stored.has(term)) continue;
      this.#stored.add(term);
      const sound = soundOf(term);
      if (sound) this.#insert.run(sound.folded, term);
    }
  }

  /** To be called when what was added is undone. */
  forgetStored(): void {
    this.#stored.clear();
  }

  /** Terms that were added and sound like a word, without itself. */
  alike(word: string): string[] {
    const sound = soundOf(word);
    return sound ? this.#termsOf.all(sound.folded).filter((term) => term !== word) : [];
  }
}
