import { isPrinted, type ModelStatement } from './model-statement.ts';

const fourHan = /^\p{Script=Han}{4}$/u;
/** Two things joined by these may change their order. */
const joins = /[和与及同或至到]/u;
/** A quoted word of a character or two (要“深”) with what stands before it. */
const shortQuoted = /(?<lead>\p{Script=Han}{3,6})["“「](?<word>\p{Script=Han}{1,2})["”」]/gu;
const leadChars = 3;

/**
 * Whether a statement has no phrase of four characters with two of them exchanged (大事化小 for 小事化大), and no short quoted
 * word in the place of another.
 */
export function exchangedCharactersStand(statement: ModelStatement): boolean {
  return phrasesStand(statement) && shortQuotedStand(statement);
}

function phrasesStand({ text, worded, sources }: ModelStatement): boolean {
  for (let at = 0; at + 4 <= text.length; at += 1) {
    const phrase = text.slice(at, at + 4);
    if (!fourHan.test(worded.slice(at, at + 4)) || isPrinted(phrase, sources)) continue;
    if (!isPrinted(phrase.slice(2) + phrase.slice(0, 2), sources) && isExchanged(phrase, sources))
      return false;
  }
  return true;
}

function isExchanged(phrase: string, sources: ModelStatement['sources']): boolean {
  const [a = '', b = '', c = '', d = ''] = phrase;
  const isFirst = a !== c && !joins.test(b) && isPrinted(c + b + a + d, sources);
  return isFirst || (b !== d && !joins.test(c) && isPrinted(a + d + c + b, sources));
}

function shortQuotedStand({ text, sources }: ModelStatement): boolean {
  return [...text.matchAll(shortQuoted)].every(({ groups: { lead = '', word = '' } = {} }) => {
    const printed = quotedBehind(lead.slice(-leadChars));
    const words = sources.flatMap(({ comparable }) =>
      [...comparable.matchAll(printed)].map(([, quoted = '']) => quoted),
    );
    return words.length === 0 || words.some((quoted) => quoted.includes(word));
  });
}

/** The short quoted words right behind other words, with those that are listed behind them. */
function quotedBehind(lead: string): RegExp {
  return new RegExp(`${lead}((?:["“「]\\p{Script=Han}{1,2}["”」][、和]?)+)`, 'gu');
}
