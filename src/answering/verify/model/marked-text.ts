import type { CitedSource } from '../cited-source.ts';
import { perSource } from './per-source.ts';

/** Stands for every mark that ends a clause; also before a text and behind it. */
export const bar = '|';

const clauseMark = /[,;:!?。…\n|]/u;
/** Quotation marks, and characters that a true sentence may leave out. */
const leftOut = /["'“”‘’「」『』《》的了]/u;

/** A comparable text with all marks that end clauses alike, and without what may be left out. */
export interface MarkedText {
  readonly text: string;
  /** For each offset in the comparable text, its end too, the offset in this one. */
  readonly offsets: readonly number[];
}

/** A source so read, and where in it each two characters stand, and each bar. */
export interface MarkedSource {
  readonly text: string;
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Reads a comparable text so; the offsets of its characters lead into the result. */
export function markText(comparable: string): MarkedText {
  let text = bar + bar;
  const offsets: number[] = [];
  for (let at = 0; at < comparable.length; at += 1) {
    const character = comparable.charAt(at);
    offsets.push(text.length);
    if (!leftOut.test(character)) text += clauseMark.test(character) ? bar : character;
  }
  offsets.push(text.length);
  return { text: text + bar, offsets };
}

export const markedSource = perSource(({ comparable }: CitedSource): MarkedSource => {
  const { text } = markText(comparable);
  const places = new Map<string, number[]>();
  for (let at = 0; at < text.length - 1; at += 1) {
    const two = text.slice(at, at + 2);
    for (const piece of two.startsWith(bar) ? [two, bar] : [two]) {
      const known = places.get(piece);
      if (known) known.push(at);
      else places.set(piece, [at]);
    }
  }
  return { text, places };
});

/** So many characters before the two offsets are the same, up to a bar: beyond it clauses may be others. */
export function sharedBefore(one: string, oneEnd: number, other: string, otherEnd: number): number {
  let length = 0;
  while (length < oneEnd && one[oneEnd - 1 - length] === other[otherEnd - 1 - length]) {
    length += 1;
    if (one[oneEnd - length] === bar) break;
  }
  return length;
}

/** So many characters from the two offsets on are the same, up to a bar. */
export function sharedFrom(
  one: string,
  oneStart: number,
  other: string,
  otherStart: number,
): number {
  let length = 0;
  while (oneStart + length < one.length && one[oneStart + length] === other[otherStart + length]) {
    length += 1;
    if (one[oneStart + length - 1] === bar) break;
  }
  return length;
}
