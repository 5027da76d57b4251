import { type Lists, listsOf } from './lists.ts';

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
  const byStart = listsOf<string>(longer.map(startOf));
  for (const phrase of longer) byStart.get(startOf(phrase))?.push(phrase);
  return (text) => {
    const found = new Set(single.filter((phrase) => text.includes(phrase)));
    if (byStart.size > 0) addLonger(found, text, byStart);
    return found;
  };
}

function addLonger(found: Set<string>, text: string, byStart: Lists<string>): void {
  for (let at = 0; at + startLength <= text.length; at++) {
    for (const phrase of byStart.get(text.slice(at, at + startLength)) ?? []) {
      if (text.startsWith(phrase, at)) found.add(phrase);
    }
  }
}

function startOf(phrase: string): string {
  return phrase.slice(0, startLength);
}
