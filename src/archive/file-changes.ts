import type { Page } from '../corpus/page.ts';
import { duplicateOf } from '../corpus/read.ts';
import type { PagePlace, Reading } from '../corpus/read-pages.ts';
import type { Rejection } from '../corpus/rejection.ts';
import type { StoredPage } from './archive.ts';

/** A page that is stored already, and where it is in the file now. */
export interface KeptPage {
  readonly keep: StoredPage;
  readonly bytes: number;
  readonly hasMoved: boolean;
}

/** What is to be done about a page that was read. */
export type PageChange =
  | { readonly add: Page; readonly place: PagePlace }
  | KeptPage
  | { readonly reject: Rejection };

/** Compares the pages of a file, as they are read, with those that are stored of it. */
export class FileChanges {
  readonly #byFingerprint: ReadonlyMap<string, StoredPage>;
  readonly #gone: Map<string, StoredPage>;
  readonly #seen = new Set<string>();

  constructor(stored: readonly StoredPage[]) {
    this.#byFingerprint = new Map(stored.map((page) => [page.fingerprint, page]));
    this.#gone = new Map(stored.map((page) => [page.documentId, page]));
  }

  readonly isKnown = (fingerprint: string): boolean => this.#byFingerprint.has(fingerprint);

  /** To be called for each page in its order; of two pages with the same id the first counts. */
  next(reading: Reading): PageChange {
    if ('rejected' in reading) return { reject: reading.rejected };
    if ('page' in reading)
      return (
        this.#repeated(reading.page, reading.place) ?? { add: reading.page, place: reading.place }
      );
    const { line, bytes, fingerprint } = reading.known;
    const stored = this.#byFingerprint.get(fingerprint);
    if (!stored) throw new RangeError('no page of this fingerprint is stored');
    const keep = { ...stored, line };
    return this.#repeated(keep, reading.known) ?? { keep, bytes, hasMoved: stored.line !== line };
  }

  #repeated(
    page: Pick<Page, 'source' | 'documentId'>,
    { line }: PagePlace,
  ): PageChange | undefined {
    if (this.#seen.has(page.documentId)) return { reject: duplicateOf(page, line) };
    this.#seen.add(page.documentId);
    this.#gone.delete(page.documentId);
    return undefined;
  }

  /** Pages that are stored and were not read. */
  get gone(): Iterable<StoredPage> {
    return this.#gone.values();
  }
}
