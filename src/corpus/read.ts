import type { Catalog } from './catalog.ts';
import type { Page } from './page.ts';
import { readPages } from './read-pages.ts';
import type { Rejection } from './rejection.ts';
import { type SegmentedPage, segmentPage } from './segment.ts';
import type { SourceFile } from './walk.ts';

/** A page with its articles and its furniture. */
export interface ReadPage extends SegmentedPage {
  readonly page: Page;
}

export type ReadResult = ReadPage | { readonly rejected: Rejection };

/** Reads and segments the pages of one file; of two records with the same id the first counts. */
export async function* readArticles(
  file: SourceFile,
  catalog: Catalog,
): AsyncGenerator<ReadResult> {
  const documentIds = new Set<string>();
  for await (const reading of readPages(file, catalog)) {
    if ('rejected' in reading) {
      yield reading;
    } else if ('page' in reading) {
      const { page } = reading;
      if (documentIds.has(page.documentId)) yield { rejected: duplicateOf(page, page.recordLine) };
      else yield { page, ...segmentPage(page) };
      documentIds.add(page.documentId);
    }
  }
}

/** What is told of a record whose id another record of its file, further up, has taken. */
export function duplicateOf(
  { source, documentId }: Pick<Page, 'source' | 'documentId'>,
  line?: number,
): Rejection {
  const reason = `编号“${documentId}”重复`;
  return { source, ...(line === undefined ? {} : { line }), reason };
}
