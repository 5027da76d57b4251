import { bigramsOf, offsetsOf } from '../../../language/shared-characters.ts';
import type { Span } from '../../../language/span.ts';
import { synonymsOf } from '../../../language/synonyms.ts';
import type { PlacedWord } from '../comparable.ts';
import { markedSource, markText } from './marked-text.ts';
import { isPrinted, type ModelStatement } from './model-statement.ts';
import { plainWords } from './plain-words.ts';
import { statusWords, timeWords } from './status-words.ts';

/** A statement is nearly a copy where so much of its letters is printed two by two. */
const leastShareOfCopy = 0.75;
/** A clause with no more of the print than this is the model's own. */
const mostShareOfOwnClause = 0.5;
const letter = /\p{L}/u;
const onlyHan = /^\p{Script=Han}{2,}$/u;
/** What a model may not add to a copy by itself: things, qualities and manners. Verbs often merely join. */
const telling = /^(?:n|nz|nt|s|an|a|ad|b|z|i|l|d|t)$/u;
const deed = /^(?:v|vn|vd|vi|d|ad)$/u;
const verb = /^(?:v|vn|vd|vi)$/u;
/** So many characters on either side of a word tell what it is said of. */
const reachBefore = 10;
const reachBehind = 14;
/** Words of status of one character, where they stand alone. */
const short = /[将拟试仅曾]/gu;
const superlative = /最(?![后终近新])\p{Script=Han}/gu;

/**
 * Whether a statement adds no word of its own: a word of status or time is printed near the same words, and what is nearly a copy
 * has no other content word than the print, but for the plain ones.
 */
export function alienWordsStand(statement: ModelStatement): boolean {
  return (
    statusWordsStand(statement) &&
    timesStand(statement) &&
    shortWordsStand(statement) &&
    (!isNearCopy(statement) || copyStands(statement))
  );
}

function statusWordsStand(statement: ModelStatement): boolean {
  return statusWords.every(([said, printed]) =>
    said.every((word) =>
      standingsOf(word, statement.worded).every((span) => {
        return isInOtherWord(span, statement) || isSaidAlike(span, printed, statement);
      }),
    ),
  );
}

function standingsOf(word: string, text: string): Span[] {
  return offsetsOf(word, text).map((start) => ({ start, end: start + word.length }));
}

/** Whether a span is only a part of longer words: 大部分 holds 部分, 模拟 holds 拟. */
function isInOtherWord({ start, end }: Span, { words }: ModelStatement): boolean {
  return words.some(
    (word) => word.start <= start && word.end >= end && word.end - word.start > end - start,
  );
}

/** Whether one of the words is printed near something that stands around the span. */
function isSaidAlike(span: Span, printed: readonly string[], statement: ModelStatement): boolean {
  const { text, sources } = statement;
  const own = text.slice(span.start, span.end);
  const around = [
    text.slice(Math.max(0, span.start - reachBefore), span.start),
    text.slice(span.end, span.end + reachBehind),
  ]
    .flatMap(bigramsOf)
    .filter((bigram) => onlyHan.test(bigram));
  return sources.some(({ comparable }) =>
    printed.some((word) =>
      standingsOf(word, comparable).some(({ start, end }) => {
        if (around.length === 0) return true;
        const before = comparable.slice(Math.max(0, start - reachBehind), start);
        const behind = comparable.slice(end, end + reachBehind);
        const near = word === own ? [before, behind] : [before + word + behind];
        return around.some((bigram) => near.some((part) => part.includes(bigram)));
      }),
    ),
  );
}

function timesStand({ worded, sources }: ModelStatement): boolean {
  const superlatives = [...worded.matchAll(superlative)].map(([word]) => word);
  const times = timeWords.filter((word) => worded.includes(word));
  return [...superlatives, ...times].every((word) => isPrinted(word, sources));
}

/** Whether no word of one character that changes what is told is put between two printed words. */
function shortWordsStand(statement: ModelStatement): boolean {
  return [...statement.worded.matchAll(short)].every(({ index }) => {
    const span = { start: index, end: index + 1 };
    if (isInOtherWord(span, statement) || !isBetweenPrinted(span, statement)) return true;
    const next = statement.words.find(({ start }) => start === span.end);
    return next === undefined || !deed.test(next.tag);
  });
}

function isNearCopy({ worded, covered }: ModelStatement): boolean {
  let letters = 0;
  let printed = 0;
  for (let at = 0; at < worded.length; at += 1) {
    if (!letter.test(worded.charAt(at))) continue;
    letters += 1;
    if (covered[at]) printed += 1;
  }
  return letters > 0 && printed >= letters * leastShareOfCopy;
}

function copyStands(statement: ModelStatement): boolean {
  const aliens = statement.words.filter((word) => isAlien(word, statement));
  return aliens.every(
    (word) => !telling.test(word.tag) && !(verb.test(word.tag) && isPutIn(word, statement)),
  );
}

function isAlien({ word, start, end }: PlacedWord, { covered, sources }: ModelStatement): boolean {
  if (!onlyHan.test(word) || plainWords.has(word)) return false;
  if (covered.slice(start, end).every((isCovered) => isCovered)) return false;
  if (synonymsOf(word).some((other) => isPrinted(other, sources))) return false;
  // A word of four characters is two, of which the print may have the telling one.
  return word.length < 4 || !isPrinted(word.slice(-2), sources);
}

/** Whether a word is put between two that are printed together, or into a clause that has little of the print. */
function isPutIn(word: Span, statement: ModelStatement): boolean {
  if (isBetweenPrinted(word, statement)) return true;
  const clause = statement.clauses.find((one) => one.start <= word.start && one.end >= word.end);
  if (!clause) return false;
  const printed = statement.covered.slice(clause.start, clause.end).filter(Boolean).length;
  return printed <= (clause.end - clause.start) * mostShareOfOwnClause;
}

function isBetweenPrinted(word: Span, { text: said, sources }: ModelStatement): boolean {
  const { text, offsets } = markText(said);
  const [start, end] = [offsets[word.start] ?? 0, offsets[word.end] ?? 0];
  const joined = text.slice(start - 2, start) + text.slice(end, end + 2);
  return sources.some((source) => markedSource(source).text.includes(joined));
}
