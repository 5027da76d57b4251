import type { Span } from './span.ts';

/** Text without the accidents of print, which remembers where each character came from. */
export interface CompactText {
  text: string;
  /** For each UTF-16 unit of `text`, its offset in the text as printed. */
  origins: ArrayLike<number>;
}

/** Runs of what is dropped, and single characters that are made half-width. */
const accident = /\s+|[\p{Cf}\p{DI}]+|[０-９Ａ-Ｚａ-ｚ．％＋－～／]/gu;
const isSpace = /^\s/u;
const alphanumeric = /[0-9A-Za-z.０-９Ａ-Ｚａ-ｚ．]/;
const firstFullWidth = 0xff01;
const lastFullWidth = 0xff5e;
const fullWidthOffset = 0xfee0;

/** Several readers take the same text one after the other. */
let latest: { printed: string; compact: CompactText } | undefined;

/**
 * Drops the white space and line breaks that print puts inside words (`6.25 亿 元`, `立\n方米`) and makes full-width
 * digits, letters and signs half-width (`１１.７2％`). Chinese punctuation stays as it is, so that a full-width comma
 * never turns into a thousands separator. One space stays where dropping it would merge figures or codes (`2023 5家`).
 *
 * Characters that nobody sees are dropped too, and never part a number.
 *
 * Empty lines are dropped as well: where a column ends, they cut sentences (`近亿\n\n元`).
 */
export function toCompactText(printed: string): CompactText {
  if (latest?.printed !== printed) latest = { printed, compact: compact(printed) };
  return latest.compact;
}

function compact(printed: string): CompactText {
  const origins = new Uint32Array(printed.length);
  let text = '';
  let copied = 0;
  const copyTo = (end: number): void => {
    for (let offset = copied; offset < end; offset += 1) {
      origins[text.length + offset - copied] = offset;
    }
    text += printed.slice(copied, end);
  };
  for (const { 0: found, index } of printed.matchAll(accident)) {
    copyTo(index);
    copied = index + found.length;
    const kept = replacement(printed, index, copied);
    origins[text.length] = index;
    text += kept;
  }
  copyTo(printed.length);
  return { text, origins: origins.subarray(0, text.length) };
}

/** What stands for an accident of print: a half-width character, or a space, or nothing. */
function replacement(printed: string, start: number, end: number): string {
  const unit = printed.charCodeAt(start);
  if (unit >= firstFullWidth && unit <= lastFullWidth) {
    return String.fromCharCode(unit - fullWidthOffset);
  }
  // Who reads 4.2 with a hidden character in it reads one number.
  if (!isSpace.test(printed.charAt(start))) return '';
  return wouldMerge(printed.charAt(start - 1), printed.charAt(end)) ? ' ' : '';
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

function wouldMerge(before: string, after: string): boolean {
  return alphanumeric.test(before) && alphanumeric.test(after);
}
