import type { ArticleSearch } from './archive.ts';

/** How often at most it is looked whether another archive has taken the place of the open one. */
const lookEveryMs = 1_000;

export interface CurrentArchiveParts {
  /** Done once, before the archive is opened for the first time. */
  readonly prepare?: () => Promise<void>;
  readonly open: () => Promise<ArticleSearch>;
  /** Tells the archive that is there now from one that was there before; rejects if there is none. */
  readonly identity: () => Promise<string>;
}

interface Opened {
  readonly archive: ArticleSearch;
  readonly identity: string;
  users: number;
  isRetired: boolean;
}

/**
 * The archive of a running program: opened when it is first needed, and opened again when another
 * one has taken its place. A question keeps the archive that it began with until it is answered.
 */
export class CurrentArchive {
  readonly #parts: CurrentArchiveParts;
  #opened: Promise<Opened> | undefined;
  #lookedAt = 0;

  constructor(parts: CurrentArchiveParts) {
    this.#parts = parts;
  }

  /** Runs work on the archive as it is now. An archive that fails to open is tried again next time. */
  async use<Result>(work: (archive: ArticleSearch) => Promise<Result>): Promise<Result> {
    const opened = await this.#take();
    try {
      return await work(opened.archive);
    } finally {
      opened.users -= 1;
      if (opened.isRetired && opened.users === 0) await opened.archive.close();
    }
  }

  /** Closes what is open; work that is still running on it fails. */
  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    await opened?.archive.close();
  }

  async #take(): Promise<Opened> {
    for (;;) {
      const opened = await this.#latest();
      // Between two turns of the event loop it may have been replaced and closed.
      if (opened.isRetired) continue;
      opened.users += 1;
      return opened;
    }
  }

  #latest(): Promise<Opened> {
    const now = performance.now();
    if (!this.#opened) {
      this.#opened = this.#openFirst();
    } else if (now - this.#lookedAt >= lookEveryMs) {
      this.#opened = this.#opened.then((opened) => this.#renew(opened));
    } else {
      return this.#opened;
    }
    this.#lookedAt = now;
    return this.#opened;
  }

  async #openFirst(): Promise<Opened> {
    try {
      await this.#parts.prepare?.();
      return await this.#open();
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
  }

  async #open(): Promise<Opened> {
    // Before it is opened, so that a change in between is noticed the next time.
    const identity = await this.#parts.identity().catch(() => '');
    const archive = await this.#parts.open();
    return { archive, identity, users: 0, isRetired: false };
  }

  /** An archive that cannot be opened does not take the place of one that can be read. */
  async #renew(opened: Opened): Promise<Opened> {
    try {
      if ((await this.#parts.identity()) === opened.identity) return opened;
      const renewed = await this.#open();
      opened.isRetired = true;
      if (opened.users === 0) await opened.archive.close().catch(() => undefined);
      return renewed;
    } catch {
      return opened;
    }
  }
}
