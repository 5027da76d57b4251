import type { IssueDate } from '../language/dates.ts';

/** How an issue date is known. */
export type DateSource = 'catalog' | 'document' | 'masthead' | 'file-name' | 'text';

/** What is known of a page beside its text. */
export interface PageFacts {
  readonly publication?: string;
  readonly section?: string;
  readonly date?: IssueDate;
  readonly dateSource?: DateSource;
  /** The headline, where a record gives it: then the whole text is one article. */
  readonly title?: string;
}

/** The text of one printed page, or of one record, exactly as decoded. */
export interface Page extends PageFacts {
  /** Path of the file, relative to the folder of sources. */
  readonly source: string;
  readonly documentId: string;
  readonly text: string;
  /** The line of the file that holds the whole record; absent for a file that is one page. */
  readonly recordLine?: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where each line of a text begins; lines end with LF, CR LF or CR. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== lineFeed && code !== carriageReturn) continue;
    if (code === carriageReturn && text.charCodeAt(index + 1) === lineFeed) index++;
    starts.push(index + 1);
  }
  return starts;
}

/** Finds the line of a page's file for an offset of its text. */
export class LineTable {
  readonly #starts: readonly number[];
  readonly #recordLine: number | undefined;

  constructor(page: Pick<Page, 'text' | 'recordLine'>) {
    this.#recordLine = page.recordLine;
    this.#starts = lineStarts(page.text);
  }

  /** The line, from 1, that holds an offset of the page's text. */
  lineAt(offset: number): number {
    if (this.#recordLine !== undefined) return this.#recordLine;
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
