import { groupBy } from '../grouping.ts';

/** The phrases that stand in a text, each once. */
export type PhraseFinder = (text: string) => Iterable<string>;

/** Phrases are looked up by so many of their first characters. */
const startLength = 2;

/**
 * Looks for many phrases in one pass over a text: its time grows with the text, and hardly with the
 * number of phrases. A blank phrase stands nowhere.
 */
export function phraseFinder(phrases: Iterable<string>): PhraseFinder {
  const wanted = [...new Set(phrases)].filter((phrase) => phrase !== '');
  const single = wanted.filter((phrase) => phrase.length < startLength);
  const longer = wanted.filter((phrase) => phrase.length >= startLength);
  const byStart = groupBy(longer, (phrase) => phrase.slice(0, startLength));
  return (text) => {
    const found = new Set(single.filter((phrase) => text.includes(phrase)));
    if (byStart.size > 0) addLonger(found, text, byStart);
    return found;
  };
}

function addLonger(
  found: Set<string>,
  text: string,
  byStart: ReadonlyMap<string, readonly string[]>,
): void {
  for (let at = 0; at + startLength <= text.length; at++) {
    for (const phrase of byStart.get(text.slice(at, at + startLength)) ?? []) {
      if (text.startsWith(phrase, at)) found.add(phrase);
    }
  }
}
