import type { FurnitureKind } from './page-furniture.ts';

/** What a stretch of printed text is. */
export type Role =
  | 'body'
  | 'lead'
  | 'headline'
  | 'kicker'
  | 'subtitle'
  | 'byline'
  | 'credit'
  | FurnitureKind;

/** A stretch of text with one role. */
export interface Piece {
  readonly text: string;
  readonly role: Role;
}

/** The pieces of one line of print. */
export type PrintLine = readonly Piece[];

/** Lines with no blank line between them. */
export type Run = readonly PrintLine[];

/** Runs that stand together on the page, all of one article or of none. */
export interface Block {
  /** Index of the article, or null for page furniture. */
  readonly article: number | null;
  /** White space before the block. */
  readonly gapBefore: string;
  /** What the converter puts where a print line ends. */
  readonly lineEnd: string;
  readonly runs: readonly Run[];
}

/** Where a piece came to stand: [start, end) in the page text, without surrounding space. */
export interface PlacedPiece {
  readonly role: Role;
  readonly article: number | null;
  readonly start: number;
  readonly end: number;
}

/** The text of a page and the place of every piece in it, in print order. */
export function writePage(blocks: readonly Block[]): { text: string; pieces: PlacedPiece[] } {
  const pieces: PlacedPiece[] = [];
  let text = '';
  const write = (piece: Piece, article: number | null): void => {
    const start = text.length + piece.text.length - piece.text.trimStart().length;
    const end = text.length + piece.text.trimEnd().length;
    if (end > start) pieces.push({ role: piece.role, article, start, end });
    text += piece.text;
  };
  for (const { article, gapBefore, lineEnd, runs } of blocks) {
    text += gapBefore;
    runs.forEach((run, runIndex) => {
      if (runIndex > 0) text += '\n\n';
      run.forEach((line, lineIndex) => {
        if (lineIndex > 0) text = text.trimEnd() + lineEnd;
        for (const piece of trimLineStart(line)) write(piece, article);
      });
    });
  }
  return { text: `${text.trimEnd()}\n`, pieces };
}

/** A space at which a line was broken is not printed at the start of the next. */
function trimLineStart([first, ...rest]: PrintLine): PrintLine {
  return first === undefined ? rest : [{ ...first, text: first.text.trimStart() }, ...rest];
}
