/** The longest run of characters of one text that stands in the other; of equals the first. */
export function longestSharedRun(one: string, other: string): string {
  let longest = '';
  for (let start = 0; start < one.length; start++) {
    let end = start + longest.length + 1;
    while (end <= one.length && other.includes(one.slice(start, end))) {
      longest = one.slice(start, end);
      end += 1;
    }
  }
  return longest;
}

/** A text's pairs of neighbouring UTF-16 units, in order and with repetitions; none of a shorter text. */
export function bigramsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** The share of bigrams that are held, from 0 to 1; 0 where there are none. */
export function heldShare(bigrams: Iterable<string>, isHeld: (bigram: string) => boolean): number {
  const all = [...bigrams];
  return all.length === 0 ? 0 : all.filter(isHeld).length / all.length;
}

/** Whether one text has every character of another, in whatever order, as a name has those of its short form. */
export function hasCharactersOf(text: string, other: string): boolean {
  return Array.from(other).every((character) => text.includes(character));
}

/** Where a text holds some words: offsets in UTF-16 units, also of standings that overlap. Empty words stand nowhere. */
export function offsetsOf(words: string, text: string): number[] {
  const offsets: number[] = [];
  if (words === '') return offsets;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) offsets.push(at);
  return offsets;
}
