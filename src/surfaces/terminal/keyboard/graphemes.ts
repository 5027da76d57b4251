import { segmenter } from '../../width/characters.ts';

/** What a person takes for one character, up to a cursor; empty at the start of the text. */
export function graphemeBefore(text: string, cursor: number): string {
  const found = segmenter.segment(text).containing(cursor - 1);
  return found ? text.slice(found.index, cursor) : '';
}

/** What a person takes for one character, from a cursor on; empty at the end of the text. */
export function graphemeAt(text: string, cursor: number): string {
  const found = segmenter.segment(text).containing(cursor);
  return found ? text.slice(cursor, found.index + found.segment.length) : '';
}
