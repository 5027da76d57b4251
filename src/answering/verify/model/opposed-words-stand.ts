import { offsetsOf } from '../../../language/shared-characters.ts';
import {
  bar,
  type MarkedSource,
  markedSource,
  markText,
  sharedBefore,
  sharedFrom,
} from './marked-text.ts';
import type { ModelStatement } from './model-statement.ts';

/** Of each line one word is not said in a place where another is printed. */
const opposed: readonly (readonly string[])[] = [
  ...['高低', '返离', '来去', '进出', '入出', '增减', '升降', '涨跌', '多少', '大小', '上下'],
  ...['前后', '左右', '内外', '东西', '南北', '新旧', '男女', '长短', '快慢', '强弱', '轻重'],
  ...['先后', '早晚', '买卖', '正副', '公私', '优劣', '好坏', '冷热', '深浅', '厚薄', '远近'],
]
  .map((pair) => [...pair])
  .concat([['全国', '省', '市', '县', '区']]);
/** So many characters on both sides together tell that the place is the same. */
const sidesTogether = 5;
const leastBefore = 2;

/** How much around a word is the same in print. */
interface Sides {
  readonly before: number;
  readonly behind: number;
}

/** Whether a statement says no word of direction, size or level in the very place where its sources print another of its line. */
export function opposedWordsStand(statement: ModelStatement): boolean {
  const { text } = markText(statement.text);
  const sources = statement.sources.map(markedSource);
  return opposed.every((line) =>
    line.every((word) => {
      const others = line.filter((other) => other !== word);
      return offsetsOf(word, text).every((at) => stands(text, at, word, others, sources));
    }),
  );
}

function stands(
  text: string,
  at: number,
  word: string,
  others: readonly string[],
  sources: readonly MarkedSource[],
): boolean {
  const own = sidesOf(text, at, word, word, sources);
  return others
    .flatMap((other) => sidesOf(text, at, word, other, sources))
    .filter(({ before, behind }) => before >= leastBefore && behind > 0)
    .filter(({ before, behind }) => before + behind >= sidesTogether)
    .every((other) => own.some((one) => isAsClose(one, other)));
}

/** What is the same around a word and around each standing of another in print; nothing behind where only a bar is. */
function sidesOf(
  text: string,
  at: number,
  word: string,
  printed: string,
  sources: readonly MarkedSource[],
): Sides[] {
  const end = at + word.length;
  return sources.flatMap(({ text: source }) =>
    offsetsOf(printed, source).map((place) => ({
      before: sharedBefore(text, at, source, place),
      behind: text[end] === bar ? 0 : sharedFrom(text, end, source, place + printed.length),
    })),
  );
}

/** Whether the word's own standing has more on one side, or as much on both. */
function isAsClose(own: Sides, other: Sides): boolean {
  const isMore = own.before > other.before || own.behind > other.behind;
  return isMore || (own.before === other.before && own.behind === other.behind);
}
