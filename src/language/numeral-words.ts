import type { Amount } from './amounts.ts';
import { matchAt } from './sticky.ts';
import type { Unit } from './units.ts';

/** Words that begin with a numeral and, read as a figure, would mislead. */
const fixedWords = [
  '十分 十足 三位一体 五位一体 四面八方 三天两头 十万火急 两个维护 两个确立 两个结合 两个务必',
  '两个责任 两个毫不动摇 两个一百年 三个代表 三个务必 四个自信 四个意识 四个全面 四个伟大 五个统筹',
  '五个一 八项规定 四项基本原则 三项制度改革',
].flatMap((line) => line.split(' '));
const fixedWordAt = new RegExp(fixedWords.join('|'), 'y');
/** Characters that make a word with 一 after them: 统一, 唯一, 进一步, 万一. */
const beforeOneInWord = '统唯同单专之逐划合归万进如于';
/** Characters that make a numeral vague (数十家, 几百名) or name a weekday or a school year (周三, 高三). */
const beforeVagueNumeral = '数几周期拜初高星老';
/** Verbs and adverbs after which even 一 and 二 are counts: 新增一家, 仅一次. */
const beforeCount = '增减仅共达超计';
const reachingWord = /[达破]$/;
const openingQuote = /[“"「『‘']/;
const closingQuote = /[”"」』’']/;
const longestSlogan = 8;

/** Whether 一 ends a word, so that a numeral can only begin after it: 统一, or 统一十二项标准. */
export function isOneInWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return text.charAt(at) === '一' && before !== '' && beforeOneInWord.includes(before);
}

/** Whether a Chinese numeral is part of a fixed word (十分, 四面八方) or of a vague count (数十家). */
export function isNumeralInWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before !== '' && beforeVagueNumeral.includes(before)) return true;
  return matchAt(fixedWordAt, text, at) !== undefined;
}

/** Whether a numeral opens a short phrase in quotation marks: “两查一改”, “四张图表”. */
export function isSlogan(text: string, at: number): boolean {
  if (!openingQuote.test(text.charAt(at - 1))) return false;
  return closingQuote.test(text.slice(at, at + longestSlogan));
}

/**
 * Whether 一 or 二 is no count: 一 with a counter is Chinese for "a", and before a counter two is 两, so that 二次 is
 * rather an ordinal.
 */
export function standsForArticle(text: string, at: number, amount: Amount, unit: Unit): boolean {
  if (unit.kind !== 'counter' && unit.kind !== 'duration') return false;
  const isOneOrTwo = /^[一二]$/.test(text.slice(at, amount.end));
  const before = text.charAt(at - 1);
  return isOneOrTwo && !(before !== '' && beforeCount.includes(before));
}

/** Whether the numeral is a bare scale, as in 百姓, 千家万户 and, where it does count, 近百家. */
export function isBareScale(text: string, at: number): boolean {
  return /[百千万亿]/.test(text.charAt(at));
}

/** Whether a verb in front says that a bare scale counts: 达千亿元, 突破百亿. */
export function isReached(text: string, at: number): boolean {
  return reachingWord.test(text.slice(Math.max(0, at - 1), at));
}
