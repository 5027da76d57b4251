import { z } from 'zod';
import { mostNamedRejections } from '../corpus/rejection.ts';
import type { StoredFile, StoredPage } from './archive.ts';
import type { Connection } from './database.ts';
import { damagedArchive } from './database-error.ts';
import { checkRow, checksumOf, jsonColumn } from './rows.ts';

/** Of a file with more faulty lines only the first are kept, and how many more there are. */
const maxStoredRejections = mostNamedRejections + 1;
const storedRejections = jsonColumn(
  z.array(z.object({ line: z.number().exactOptional(), reason: z.string() })),
);

interface FileRow {
  readonly source: string;
  readonly fingerprint: string;
  readonly rejections: string;
  readonly checksum: string;
}

interface PageRow {
  readonly source: string;
  readonly document_id: string;
  readonly fingerprint: string;
  readonly line: number;
  readonly checksum: string;
}

/** Which files and pages the archive was made of, by their fingerprints. */
export class Ledger {
  readonly #statements;

  constructor(database: Connection) {
    this.#statements = prepareStatements(database);
  }

  files(): StoredFile[] {
    return this.#statements.files.all().map(toStoredFile);
  }

  pagesOf(source: string): StoredPage[] {
    return this.#statements.pagesOf.all(source).map(toStoredPage);
  }

  putFile({ source, fingerprint, rejections }: StoredFile): void {
    const kept = JSON.stringify(rejections.slice(0, maxStoredRejections));
    const checksum = checksumOf([source, fingerprint, kept]);
    this.#statements.putFile.run(source, fingerprint, kept, checksum);
  }

  /** Deletes a file with all that was read from it; false if it is not there. */
  deleteFile(source: string): boolean {
    return this.#statements.deleteFile.run(source).changes > 0;
  }

  /** Stores a page that is not there, and gives the number of its row. */
  insertPage(page: StoredPage): number {
    const { source, documentId, fingerprint, line } = page;
    const inserted = this.#statements.insertPage.run(
      source,
      documentId,
      fingerprint,
      line,
      pageChecksum(page),
    );
    return Number(inserted.lastInsertRowid);
  }

  movePage(page: StoredPage): void {
    const { source, documentId, line } = page;
    this.#statements.movePage.run(line, pageChecksum(page), source, documentId);
  }

  /** Deletes a page with its articles; false if it is not there. */
  deletePage(source: string, documentId: string): boolean {
    return this.#statements.deletePage.run(source, documentId).changes > 0;
  }

  /** The page of a row that an article belongs to; throws `archive` if it is not there. */
  page(row: number): StoredPage {
    const page = this.#statements.page.get(row);
    if (!page) throw damagedArchive();
    return toStoredPage(page);
  }

  get pageCount(): number {
    return this.#statements.pageCount.get() ?? 0;
  }
}

function toStoredFile(row: FileRow): StoredFile {
  checkRow(row);
  const { source, fingerprint, rejections } = row;
  try {
    return { source, fingerprint, rejections: storedRejections.parse(rejections) };
  } catch (error) {
    throw damagedArchive(error);
  }
}

function toStoredPage(row: PageRow): StoredPage {
  checkRow(row);
  const { source, document_id: documentId, fingerprint, line } = row;
  return { source, documentId, fingerprint, line };
}

function pageChecksum({ source, documentId, fingerprint, line }: StoredPage): string {
  return checksumOf([source, documentId, fingerprint, line]);
}

function prepareStatements(database: Connection) {
  return {
    files: database.prepare<[], FileRow>('SELECT * FROM files ORDER BY source'),
    putFile: database.prepare<[string, string, string, string]>(
      `INSERT INTO files (source, fingerprint, rejections, checksum) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint,
         rejections = excluded.rejections, checksum = excluded.checksum`,
    ),
    deleteFile: database.prepare<[string]>('DELETE FROM files WHERE source = ?'),
    pagesOf: database.prepare<[string], PageRow>('SELECT * FROM pages WHERE source = ?'),
    page: database.prepare<[number], PageRow>('SELECT * FROM pages WHERE id = ?'),
    insertPage: database.prepare<[string, string, string, number, string]>(
      `INSERT INTO pages (source, document_id, fingerprint, line, checksum)
       VALUES (?, ?, ?, ?, ?)`,
    ),
    movePage: database.prepare<[number, string, string, string]>(
      'UPDATE pages SET line = ?, checksum = ? WHERE source = ? AND document_id = ?',
    ),
    deletePage: database.prepare<[string, string]>(
      'DELETE FROM pages WHERE source = ? AND document_id = ?',
    ),
    pageCount: database.prepare<[], number>('SELECT count(*) FROM pages').pluck(),
  };
}
