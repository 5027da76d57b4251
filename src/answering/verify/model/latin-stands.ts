import { foreignWordsIn } from '../../../language/foreign-words.ts';
import type { CitedSource } from '../cited-source.ts';

const han = /\p{Script=Han}/gu;
/** Names and abbreviations alone make no foreign sentence. */
const fewWords = 2;

/** Whether a text is Chinese: but for a name or two it has more Han characters than twice the foreign words. */
export function isChinese(text: string): boolean {
  const words = foreignWordsIn(text).length;
  return words <= fewWords || (text.match(han)?.length ?? 0) > words * 2;
}

/** Whether each word of a statement that is not written in Han characters stands in a source as a whole. */
export function latinStands(text: string, sources: readonly CitedSource[]): boolean {
  const words = foreignWordsIn(text);
  if (words.length === 0) return true;
  const printed = new Set(
    sources.flatMap(({ texts }) => texts.flatMap((read) => foreignWordsIn(read.text))),
  );
  return words.every((word) => printed.has(word));
}
