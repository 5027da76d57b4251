import type { Span } from './span.ts';

/** Text without the accidents of print, which remembers where each character came from. */
export interface CompactText {
  text: string;
  /** For each UTF-16 unit of `text`, its offset in the text as printed. */
  origins: readonly number[];
}

const whiteSpace = /\s/;
const alphanumeric = /[0-9A-Za-z.]/;
const fullWidth = /[０-９Ａ-Ｚａ-ｚ．％＋－～／]/;
const fullWidthOffset = 0xfee0;

/**
 * Drops the white space and line breaks that print puts inside words (`6.25 亿 元`, `立\n方米`) and makes full-width
 * digits, letters and signs half-width (`１１.7２％`). Chinese punctuation stays as it is, so that a full-width comma
 * never turns into a thousands separator. One space stays where dropping it would merge figures or codes (`2023 5家`).
 *
 * Empty lines are dropped as well: where a column ends, they cut sentences (`近亿\n\n元`).
 */
export function toCompactText(printed: string): CompactText {
  const characters: string[] = [];
  const origins: number[] = [];
  let gapStart: number | undefined;

  for (let offset = 0; offset < printed.length; offset += 1) {
    const character = toHalfWidth(printed.charAt(offset));
    if (whiteSpace.test(character)) {
      gapStart ??= offset;
      continue;
    }
    if (gapStart !== undefined && wouldMerge(characters.at(-1), character)) {
      characters.push(' ');
      origins.push(gapStart);
    }
    gapStart = undefined;
    characters.push(character);
    origins.push(offset);
  }
  return { text: characters.join(''), origins };
}

/** The span of the printed text that a non-empty span of the compact text stands for. */
export function toPrintedSpan(compact: CompactText, span: Span): Span {
  const first = compact.origins[span.start];
  const last = compact.origins[span.end - 1];
  if (first === undefined || last === undefined) {
    throw new RangeError(`Span ${span.start}-${span.end} is not inside the compact text.`);
  }
  return { start: first, end: last + 1 };
}

function wouldMerge(before: string | undefined, after: string): boolean {
  return before !== undefined && alphanumeric.test(before) && alphanumeric.test(after);
}

function toHalfWidth(character: string): string {
  return fullWidth.test(character)
    ? String.fromCharCode(character.charCodeAt(0) - fullWidthOffset)
    : character;
}
