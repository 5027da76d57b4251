import { foldForComparison } from '../../language/normalize.ts';
import type { Span } from '../../language/span.ts';
import type { CitedSource, ReadText } from './cited-source.ts';
import { blank } from './codes.ts';

/** Words of this program's own, with which it joins what is printed; marks need not be listed. */
export const ownWords: readonly string[] = [
  ...['是', '不是', '有', '没有', '比', '多', '少', '高', '低', '年', '月', '日', '报道'],
];

/** Further words of statements that were computed. */
export const ownWordsOfComputation: readonly string[] = [
  ...['增长', '增加', '增', '上升', '提高', '上涨', '快', '减少', '减', '下降', '降低', '慢'],
  ...['多了', '少了', '高了', '低了', '增加了', '减少了', '增长了', '下降了', '上升了'],
  ...['从', '由', '到', '至', '为', '的', '即', '与', '和', '相差', '相比', '持平', '相同'],
];

/** Words in round brackets need not be printed where the bracket holds one of these. */
const ownRemarks: readonly string[] = ['报道', '算'];

/** May stand between printed words; other words of one character only beside a figure or date. */
const links = '是有比';
/** What is denied is not what the words behind say, so these stand alone or last. */
const denials = ['不是', '没有'];
const remark = /[（(][^（）()]*[）)]/gu;
const negation = /[不没未无非勿]/u;
const word = /\p{L}+/gu;

/**
 * Whether each run of letters of a statement stands in one source as it is, or falls into such runs with
 * nothing but own words between them. Figures and dates are left to their own checks.
 */
export function wordsStand(
  statement: ReadText,
  sources: readonly CitedSource[],
  own: readonly string[] = ownWords,
): boolean {
  const read = [...statement.figures.map(({ quantity }) => quantity), ...statement.dates];
  const text = foldForComparison(withoutRemarks(blank(statement.text, read)));
  const printed = sources.map(({ folded, persons }) => ({
    text: folded,
    names: persons.flatMap(({ mentions }) => mentions),
  }));
  return [...text.matchAll(word)].every(({ 0: letters, index }) => {
    const isBehindFigure = text.charAt(index - 1) === '|';
    const isBeforeFigure = text.charAt(index + letters.length) === '|';
    const run = { letters, isBehindFigure, isBeforeFigure };
    return isPrinted(letters, printed) || isJoined(run, printed, own);
  });
}

function withoutRemarks(text: string): string {
  return text.replaceAll(remark, (bracket) =>
    ownRemarks.some((own) => bracket.includes(own)) ? '|' : bracket,
  );
}

interface Printed {
  readonly text: string;
  /** Where it names a person. */
  readonly names: readonly Span[];
}

interface Run {
  readonly letters: string;
  readonly isBehindFigure: boolean;
  readonly isBeforeFigure: boolean;
}

/** Whether a run consists of printed pieces joined by own words. */
function isJoined(run: Run, printed: readonly Printed[], own: readonly string[]): boolean {
  const { letters } = run;
  const ends = new Set<number>([0]);
  // Two printed pieces never touch, or any word could be put together from characters.
  const endsOfOwn = new Set<number>([0]);
  for (let at = 0; at < letters.length; at++) {
    for (const known of ends.has(at) ? own : []) {
      if (!mayStandAt(known, run, at) || changesPrint(known, letters, at, printed)) continue;
      ends.add(at + known.length);
      endsOfOwn.add(at + known.length);
    }
    for (let end = at + 2; endsOfOwn.has(at) && end <= letters.length; end++) {
      if (isPrinted(letters.slice(at, end), printed)) ends.add(end);
    }
  }
  return ends.has(letters.length);
}

function mayStandAt(known: string, run: Run, at: number): boolean {
  const { letters, isBehindFigure, isBeforeFigure } = run;
  const end = at + known.length;
  if (!letters.startsWith(known, at)) return false;
  if (denials.includes(known)) return end === letters.length;
  const isBesideFigure = (at === 0 && isBehindFigure) || (end === letters.length && isBeforeFigure);
  return known.length > 1 || links.includes(known) || isBesideFigure;
}

/**
 * Whether an own word takes the place of what is printed: the words around it are printed together, with
 * something else or nothing between them, or it is printed with a denial before it.
 */
function changesPrint(
  known: string,
  letters: string,
  at: number,
  printed: readonly Printed[],
): boolean {
  const end = at + known.length;
  const [before, behind] = [letters.slice(Math.max(0, at - 2), at), letters.slice(end, end + 2)];
  if (behind.length < 2) return false;
  return printed.some(
    ({ text }) =>
      standsDenied(known + behind, text) ||
      (before.length === 2 && standNear(before, behind, known.length, text)),
  );
}

function standsDenied(words: string, text: string): boolean {
  const at = text.indexOf(words);
  return at > 0 && negation.test(text.charAt(at - 1));
}

function standNear(before: string, behind: string, gap: number, text: string): boolean {
  for (let from = text.indexOf(before); from >= 0; from = text.indexOf(before, from + 1)) {
    const next = from + before.length;
    if (text.slice(next, next + gap + behind.length).includes(behind)) return true;
  }
  return false;
}

/** Whether a piece is printed somewhere, cut neither from a person's name nor from a negation before it. */
function isPrinted(piece: string, printed: readonly Printed[]): boolean {
  return printed.some(({ text, names }) => {
    for (let start = text.indexOf(piece); start >= 0; start = text.indexOf(piece, start + 1)) {
      const edges = [start, start + piece.length];
      const isCut = names.some((name) => edges.some((at) => at > name.start && at < name.end));
      if (!isCut && !negation.test(text.charAt(start - 1))) return true;
    }
    return false;
  });
}
