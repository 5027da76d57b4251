import { findOrganisations } from '../../../corpus/organisations.ts';
import { hasCharactersOf, offsetsOf } from '../../../language/shared-characters.ts';
import type { Span } from '../../../language/span.ts';
import type { PlacedWord } from '../comparable.ts';
import { frameWords } from './frame-words.ts';
import {
  bar,
  type MarkedSource,
  markedSource,
  markText,
  sharedBefore,
  sharedFrom,
} from './marked-text.ts';
import type { ModelStatement } from './model-statement.ts';
import { areOfKind, kinds, pronoun } from './name-forms.ts';
import { printedNames } from './printed-names.ts';

/** Words, and what the print has in their place, are not longer. */
const longestMoved = 20;
/** So many characters on both sides together tell a place of the source, and so many on one side alone. */
const sidesTogether = 6;
const sideAlone = 6;
/** Where both are of one kind, as 万福广场 and 吉祥广场, fewer do. */
const sidesOfKind = 5;
const sidesMore = 3;
/** Where the word belongs to a name with what stands before it, more has to follow. */
const rightOfName = 3;
const onlyHan = /^\p{Script=Han}+$/u;
const noun = /^(?:n|ns|nt|nz|nr|nrt|nrfg|vn|an|x|l|j|s|i)$/u;
/** With these no noun begins; a verb may stand for another. */
const beforeNoun = /^(?:v|vd|d|p|c|zg|r)$/u;
const joining = /[着过和与及以并且而则也还就都均已将把被由从自于在对向为是有等]/gu;
const longestVerb = 2;
/** Between two things of one list, whose order says nothing. */
const listMark = /[、和与及]/u;
const longestItem = 9;
/** What a thing has in common with the others: 教育好、管理好. */
const longestItemEnd = 2;
const longestList = 40;
const itemMark = /[、|]/u;

/** How much around a word is the same in a source. */
interface Sides {
  readonly left: number;
  readonly right: number;
}

/** A word of a statement in its marked text. */
interface Moved {
  readonly text: string;
  /** The people whom the sources name. */
  readonly persons: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** What a source prints in the place of a word, and how much around it is the same. */
interface Printed extends Sides {
  readonly printed: string;
}

/**
 * Whether a statement puts no word that its sources print elsewhere into the place of another: the words around it are printed
 * around the other, and none of the word's own standings has as much of them.
 */
export function movedWordsStand(statement: ModelStatement): boolean {
  const { text, offsets } = markText(statement.text);
  const persons = statement.sources.flatMap(printedNames);
  const sources = statement.sources.map(markedSource);
  return spansOfWords(statement, text, offsets).every(({ start, end }) => {
    const moved = { text, persons, start, end, word: text.slice(start, end) };
    return !isMoved(moved, sources);
  });
}

/** Where in the marked text words and names stand that may have been moved. */
function spansOfWords(
  statement: ModelStatement,
  text: string,
  offsets: readonly number[],
): readonly Span[] {
  const inMarked = <Placed extends Span>(placed: Placed): Placed => ({
    ...placed,
    start: offsets[placed.start] ?? 0,
    end: offsets[placed.end] ?? 0,
  });
  const words = statement.words.map(inMarked);
  const runs = words.flatMap(({ start }, index) =>
    endsOfRuns(words, index, text).map((end) => ({ start, end })),
  );
  const names = findOrganisations(statement.text).map(({ span }) => inMarked(span));
  return [...runs, ...names.filter(({ start, end }) => end - start <= longestMoved)];
}

/** Where the runs of words end that begin with one: with nouns, or where a thing of a list does. */
function endsOfRuns(words: readonly PlacedWord[], index: number, text: string): number[] {
  const first = words[index];
  if (!first) return [];
  const beginsItem = itemMark.test(text.charAt(first.start - 1));
  if (beforeNoun.test(first.tag) && !beginsItem) return [];
  const ends: number[] = [];
  let until = first.start;
  for (const { word, tag, start, end } of words.slice(index)) {
    if (start !== until || end - first.start > longestMoved || !onlyHan.test(word)) break;
    until = end;
    if (start === first.start && (word.length < 2 || frameWords.has(word))) continue;
    const isWhole = !beforeNoun.test(first.tag) || itemMark.test(text.charAt(end));
    if (noun.test(tag) && isWhole) ends.push(end);
  }
  return ends;
}

function isMoved(moved: Moved, sources: readonly MarkedSource[]): boolean {
  const { text, start } = moved;
  const lead = text.slice(text[start - 1] === bar ? start - 1 : start - 2, start);
  const others = sources.flatMap((source) =>
    (source.places.get(lead) ?? []).flatMap(
      (at) => otherAt(source.text, at + lead.length, moved) ?? [],
    ),
  );
  const own = others.length > 0 ? ownSides(sources, moved) : undefined;
  return own !== undefined && others.some((other) => isInItsPlace(moved, other, own));
}

/** What a source has from an offset on up to the words behind a word, where it is another. */
function otherAt(source: string, from: number, moved: Moved): Printed | undefined {
  const { text, start, end, word } = moved;
  const behind = text.slice(end, text[end] === bar ? end + 1 : end + 2);
  const length = source.slice(from, from + longestMoved + behind.length).indexOf(behind);
  const printed = source.slice(from, from + length);
  if (length < 1 || !areOthers(moved, printed)) return undefined;
  if (isListed(source, from, from + length, word)) return undefined;
  const left = sharedBefore(text, start, source, from);
  // 种植苹果 for 苹果种植面积: the word was put behind what it stands before.
  if (left === longestVerb && source.endsWith(word, from - left)) return undefined;
  return {
    printed,
    left,
    right: sharedFrom(text, end, source, from + length),
  };
}

function areOthers({ word, persons }: Moved, printed: string): boolean {
  if (kinds.has(word) || kinds.has(printed)) return false;
  // Somebody may be told by the office, and an office by who holds it.
  const [isOne, isOther] = [word, printed].map((one) => persons.some((name) => one.endsWith(name)));
  if (isOne !== isOther) return false;
  if (/[\d|]|^、/u.test(printed) || pronoun.test(printed) || printed.includes(word)) return false;
  // What both begin with belongs to what stands before them.
  if (word.slice(0, 2) === printed.slice(0, 2) && !areOfKind(word, printed)) return false;
  const content = printed.replaceAll(joining, '');
  if (content.length < 2 || frameWords.has(content)) return false;
  return !hasCharactersOf(printed, word) && !hasCharactersOf(word, content);
}

/** Whether the word stands in one list with what is printed at a span. */
function isListed(source: string, start: number, end: number, word: string): boolean {
  const next = source.slice(end, end + longestList).indexOf(word);
  if (next >= 0 && isListBetween(source.slice(end, end + next))) return true;
  const before = source.slice(Math.max(0, start - longestList), start);
  const last = before.lastIndexOf(word);
  return last >= 0 && isListBetween(before.slice(last + word.length));
}

function isListBetween(between: string): boolean {
  const [first = '', ...items] = between.replace(bar, '、').split(listMark);
  const isJoined = items.length > 0 && items.at(-1) === '' && first.length <= longestItemEnd;
  return isJoined && [first, ...items].every((item) => isItem(item));
}

function isItem(words: string): boolean {
  return words === '' || (words.length <= longestItem && onlyHan.test(words));
}

/** The most that is the same at one of the word's own standings; undefined where it has none. */
function ownSides(sources: readonly MarkedSource[], moved: Moved): Sides | undefined {
  const { text, start, end, word } = moved;
  let sides: Sides | undefined;
  for (const { text: source } of sources) {
    for (const at of offsetsOf(word, source)) {
      const left = sharedBefore(text, start, source, at);
      const right = sharedFrom(text, end, source, at + word.length);
      sides = { left: Math.max(left, sides?.left ?? 0), right: Math.max(right, sides?.right ?? 0) };
    }
  }
  return sides;
}

/** Whether the place of the statement is the one of the source rather than one of the word's own. */
function isInItsPlace({ text, start, end, word }: Moved, other: Printed, own: Sides): boolean {
  const { left, right } = other;
  const isOfKind = areOfKind(word, other.printed);
  const begins = text[start - 1] === bar;
  // What begins a clause may be told by another name of its own.
  if (begins && !isOfKind) return false;
  const isOneName = !isOfKind && own.left > 1 && right < rightOfName;
  if (!isOneName && left > own.left && right > own.right && left + right >= sidesTogether)
    return true;
  if (begins && right >= sideAlone && own.right <= 1) return true;
  if (text[end] === bar && left >= sideAlone && own.left <= 1) return true;
  const more = left + right - own.left - own.right;
  if (isOneName || left < own.left || right < own.right || more < sidesMore) return false;
  return isOfKind
    ? left + right >= sidesOfKind
    : left > 2 && right > 1 && left + right >= sidesTogether;
}
