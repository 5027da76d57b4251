import type { ArticleSearch } from '../archive/archive.ts';
import { soundOf } from '../language/pronunciation.ts';
import type { Question } from '../language/question.ts';
import { offsetsOf } from '../language/shared-characters.ts';
import { stopWords } from '../language/stop-words.ts';
import { toTaggedWords } from '../language/terms.ts';

/** More would drown the question's own terms. */
const mostTerms = 4;
const mostTermsOfPiece = 2;
/** Only a text without any known word has more pieces. */
const mostPieces = 100;
const longestPieceChars = 5;
/** In so many of all chunks a term stands that is thought of even where an ordinary word was typed. */
const commonShare = 0.05;

/** Words of one character that seldom are part of a longer one, so that no piece reaches over them. */
const particles =
  '的了着过和与在是于及或从对向由将以我你他她它们这那有都也就还又再才只很更最不没把被';
const boundary = new RegExp(`[^\\u4e00-\\u9fff]|[${particles}]`, 'u');
const longStopWords = [...stopWords].filter(({ length }) => length > 1);

/**
 * Terms by which a question should be searched besides its own: all that `readSlips` finds, the
 * likeliest first, at most four; for most questions none.
 */
export async function expandTerms(
  question: Pick<Question, 'content' | 'terms'>,
  archive: ArticleSearch,
): Promise<readonly string[]> {
  const meant = await readSlips(question, archive);
  return [...new Set([...meant.values()].flat())].slice(0, mostTerms);
}

/**
 * What a question's pieces that no known word covers may mean: for each such piece the terms of the
 * archive, none of them the question's own, the likeliest first. A known word that was cut
 * differently in the question stands for itself; other pieces for terms that sound like them or
 * that they hold in another order. See docs/decisions/slips.md.
 */
export async function readSlips(
  { content, terms }: Pick<Question, 'content' | 'terms'>,
  archive: ArticleSearch,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = await knownAmong(terms, archive);
  const pieces = doubtfulPieces(content, known);
  if (pieces.length === 0) return new Map();
  const cut = withoutInner(await knownAmong(pieces, archive));
  const unknown = pieces.filter((piece) => !cut.some((word) => word.includes(piece)));
  const meant = await meantByEach(unknown, archive);
  const all = [...cut.map((word) => [word, [word]] as const), ...withoutInnerPieces(meant)];
  const others = all.map(
    ([piece, words]) => [piece, words.filter((word) => !terms.includes(word))] as const,
  );
  return new Map(others.filter(([, words]) => words.length > 0));
}

async function knownAmong(words: readonly string[], archive: ArticleSearch): Promise<string[]> {
  if (words.length === 0) return [];
  const frequencies = await archive.documentFrequencies(words);
  return words.filter((word) => (frequencies.get(word) ?? 0) > 0);
}

/**
 * The pieces of a question's content, of two to five Han characters, of which no character stands
 * in one of the known words; words of one character cover nothing.
 */
export function doubtfulPieces(content: string, known: readonly string[]): string[] {
  const isCovered = new Uint8Array(content.length);
  for (const word of [...known, ...longStopWords]) {
    if (word.length > 1) cover(isCovered, content, word);
  }
  const pieces = new Set<string>();
  for (let start = 0; start < content.length; start++) {
    for (let end = start; end < start + longestPieceChars && end < content.length; end++) {
      if (isCovered[end] === 1 || boundary.test(content.charAt(end))) break;
      if (end > start) pieces.add(content.slice(start, end + 1));
    }
  }
  return [...pieces].slice(0, mostPieces);
}

function cover(isCovered: Uint8Array, content: string, word: string): void {
  for (const at of offsetsOf(word, content)) isCovered.fill(1, at, at + word.length);
}

/** Without the words that stand inside another of them. */
function withoutInner(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}

/** A word of three and more characters with two neighbours in each other's place. */
function swaps(word: string): string[] {
  if (word.length < 3) return [];
  const swapped = Array.from(
    word.slice(1),
    (next, at) => word.slice(0, at) + next + word.charAt(at) + word.slice(at + 2),
  );
  return swapped.filter((other) => other !== word);
}

/** For each piece the terms that it may stand for, the likeliest first. */
async function meantByEach(
  pieces: readonly string[],
  archive: ArticleSearch,
): Promise<Map<string, string[]>> {
  const alike = await archive.similarTerms(pieces);
  const heard = pieces.map(
    (piece) => [piece, (alike.get(piece) ?? []).filter((term) => mayBe(piece, term))] as const,
  );
  const isCommon = await commonAmong(
    heard.flatMap(([piece, terms]) => (isOrdinaryWord(piece) ? terms : [])),
    archive,
  );
  const swapped = new Set(await knownAmong(pieces.flatMap(swaps), archive));
  return new Map(
    heard.map(([piece, terms]) => {
      const likely = isOrdinaryWord(piece) ? terms.filter((term) => isCommon.has(term)) : terms;
      const byCloseness = likely.toSorted((a, b) => closeness(piece, b) - closeness(piece, a));
      const reordered = swaps(piece).filter((word) => swapped.has(word));
      return [piece, [...byCloseness, ...reordered].slice(0, mostTermsOfPiece)];
    }),
  );
}

/** Two characters sound like many others: near sounds are enough only for three and more. */
function mayBe(piece: string, term: string): boolean {
  return closeness(piece, term) >= (piece.length === 2 ? 1.5 : 1);
}

/**
 * How near a term is to a piece that sounds like it: how many characters they share, and a half
 * more where near sounds need not be taken for one; 0 where they share none.
 */
function closeness(piece: string, term: string): number {
  const shared = Array.from(piece).filter((character, at) => term.charAt(at) === character).length;
  if (shared === 0) return 0;
  return shared + (soundOf(piece)?.exact === soundOf(term)?.exact ? 0.5 : 0);
}

/** Whether a piece is a word of two characters that a dictionary knows: 监理, which may be meant. */
function isOrdinaryWord(piece: string): boolean {
  if (piece.length !== 2) return false;
  const [first] = toTaggedWords(piece);
  return first?.word === piece && first.tag !== 'x';
}

async function commonAmong(terms: readonly string[], archive: ArticleSearch): Promise<Set<string>> {
  if (terms.length === 0) return new Set();
  const [{ chunks }, frequencies] = await Promise.all([
    archive.state(),
    archive.documentFrequencies(terms),
  ]);
  const isCommon = (term: string) => (frequencies.get(term) ?? 0) >= commonShare * chunks;
  return new Set(terms.filter(isCommon));
}

/** The longest pieces first, and none inside another one that means something too. */
function withoutInnerPieces(meant: ReadonlyMap<string, readonly string[]>) {
  const understood = [...meant].filter(([, terms]) => terms.length > 0);
  const outer = new Set(withoutInner(understood.map(([piece]) => piece)));
  return understood.filter(([piece]) => outer.has(piece)).sort(([a], [b]) => b.length - a.length);
}
