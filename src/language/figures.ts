import { type Amount, readAmount } from './amounts.ts';
import { isCalendarYear } from './calendar.ts';
import {
  isBareScale,
  isNumeralInWord,
  isOneInWord,
  isReached,
  isSlogan,
  standsForArticle,
} from './numeral-words.ts';
import type { Span } from './span.ts';
import { matchAt } from './sticky.ts';
import { readUnit, type Unit } from './units.ts';

/** A figure as it stands in a compact text. */
export interface Figure extends Span {
  value: number;
  upper?: number;
  unit: string;
  modifier?: string;
}

const modifiersBefore = [
  ...['不少于', '不低于', '不超过', '不多于', '不高于'],
  ...['超过', '大约', '将近', '接近', '不足', '不到', '至少', '至多', '最多', '最少'],
  ...['约', '近', '超', '逾', '上'],
];
const lastsOfModifiers = new Set(modifiersBefore.map((modifier) => modifier.at(-1)));
/** Characters with which a short modifier makes another word: 签约6家, 附近30家, 赶上3人. */
const endingsOfOtherWords: Record<string, string> = {
  约: '签节契预邀履违合特制公条相',
  近: '附最临就邻',
  超: '李反赶中英',
};
const modifierAfter = /左右|上下|以上|以下|以内|之内|开外/y;
const moreAfterUnit = /多(?![云元层样种项功能少数边维次家名])/y;
const rangeSign = /——|[-—–~～至到]/y;
const enumerationSign = /[和与及或]/y;
const codeBefore = /[A-Za-z+_#@×.]$|[0-9A-Za-z][-:/]$/;
const minusBefore = /(?:^|[^0-9A-Za-z])[-−]$/;
const wordCharacter = /[\p{Script=Han}A-Za-z0-9”"'’」』_+-]/u;
const questionParticle = /[吗呢吧]/u;
const clockBefore = /[时点:：]/;

/**
 * The figure whose digits begin at this place of a compact text, with the modifiers around it. Undefined for parts of
 * dates, of codes and of words.
 * @param previous the figure found before this one, over which nothing reaches back
 */
export function readFigure(text: string, at: number, previous?: Figure): Figure | undefined {
  if (codeBefore.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  if (isOneInWord(text, at)) return readFigure(text, at + 1, previous);
  const earliest = previous?.end ?? 0;
  if (at > earliest && text.charAt(at - 1) === '第') return readOrdinal(text, at);
  const amount = readAmount(text, at);
  if (!amount) return undefined;
  const session = readSession(text, at, amount, previous);
  if (session) return session;
  const figure = readFraction(text, at, amount) ?? readCount(text, at, amount);
  return figure && withModifiers(text, withSign(text, figure, earliest), earliest);
}

/** 第61次, 第三期; without a counter only where no other word follows, as in 排名第一, but not in 第一书记. */
function readOrdinal(text: string, at: number): Figure | undefined {
  const amount = readAmount(text, at);
  if (!amount || amount.modifier) return undefined;
  const ordinal = { start: at - 1, value: amount.value };
  const counter = readUnit(text, amount.end);
  if (counter) return { ...ordinal, end: counter.end, unit: `第${counter.unit.name}` };
  const following = text.charAt(amount.end);
  const isWordFollowing = wordCharacter.test(following) && !questionParticle.test(following);
  return isWordFollowing ? undefined : { ...ordinal, end: amount.end, unit: '第' };
}

/** 二届五次全会 and 二十届三中全会 count terms and sessions without 第. */
function readSession(
  text: string,
  at: number,
  amount: Amount,
  previous?: Figure,
): Figure | undefined {
  const counter = text.charAt(amount.end);
  if (amount.modifier || (counter !== '次' && counter !== '届')) return undefined;
  const session = { start: at, end: amount.end + 1, value: amount.value };
  if (counter === '次' && previous?.unit === '第届' && previous.end === at) {
    return { ...session, unit: '第次' };
  }
  const isConsecutive = /连续$/.test(text.slice(Math.max(0, at - 2), at));
  const isNewTerm =
    text.charAt(at) === '一' && !/[一二三四五六七八九十]/.test(text.charAt(session.end));
  if (counter !== '届' || !amount.isChinese || isConsecutive || isNewTerm) return undefined;
  return { ...session, unit: '第届' };
}

/** 百分之十二点五 is 12.5 %, 三分之一 a third without a unit. */
function readFraction(text: string, at: number, denominator: Amount): Figure | undefined {
  if (!text.startsWith('分之', denominator.end)) return undefined;
  const numerator = readAmount(text, denominator.end + 2);
  if (!numerator || denominator.value === 0) return undefined;
  const { end, value, modifier } = numerator;
  const figure = { start: at, end, ...(modifier && { modifier }) };
  if (denominator.value === 100) return { ...figure, value, unit: '%' };
  if (denominator.value === 1000) return { ...figure, value, unit: '‰' };
  return { ...figure, value: value / denominator.value, unit: '' };
}

function readCount(text: string, at: number, amount: Amount): Figure | undefined {
  if (amount.isChinese && (isNumeralInWord(text, at) || isSlogan(text, at))) return undefined;
  const measured = readMeasure(text, amount.end);
  const range = readRange(text, at, amount, measured);
  if (range) return range;
  if (measured) return readMeasured(text, at, amount, measured);
  const borrowed = borrowUnit(text, amount);
  const unit = borrowed ?? '';
  if (borrowed === undefined && !countsWithoutUnit(text, at, amount)) return undefined;
  return { ...toFigure(at, amount, amount.end), unit };
}

/** 3至4车, 100-200元, 3万—5万个, 5%～8%. Years (2021—2025年) are dates. */
function readRange(
  text: string,
  at: number,
  lower: Amount,
  lowerMeasure: Measure | undefined,
): Figure | undefined {
  const signAt = lowerMeasure?.end ?? lower.end;
  const sign = matchAt(rangeSign, text, signAt);
  const upper = sign && readAmount(text, signAt + sign.length);
  if (!upper || upper.isChinese !== lower.isChinese) return undefined;
  const measure = readMeasure(text, upper.end);
  if (!measure || isYear(upper, measure)) return undefined;
  if (lowerMeasure && lowerMeasure.name !== measure.name) return undefined;
  // In 3至5万元 the scale belongs to both ends.
  const sharedScale = lowerMeasure || lower.scale > 1 ? 1 : upper.scale;
  const value = lower.value * sharedScale;
  if (value >= upper.value) return undefined;
  return { ...toFigure(at, upper, measure.end), value, upper: upper.value, unit: measure.name };
}

function readMeasured(
  text: string,
  at: number,
  amount: Amount,
  measure: Measure,
): Figure | undefined {
  if (isYear(amount, measure) || isShortDate(text, measure) || isClockTime(text, at, measure)) {
    return undefined;
  }
  if (amount.isChinese && !isChineseCount(text, at, amount, measure)) return undefined;
  const more = takesMore(measure.unit) ? matchAt(moreAfterUnit, text, measure.end) : undefined;
  const figure = { ...toFigure(at, amount, measure.end + (more?.length ?? 0)), unit: measure.name };
  const modifier = amount.modifier ?? measure.unit.modifier ?? more;
  return modifier ? { ...figure, modifier } : figure;
}

/** 2年多 and 3倍多, but not 5个多功能厅. */
function takesMore({ kind, name }: Unit): boolean {
  return kind === 'duration' || kind === 'measure' || name === '倍';
}

function isChineseCount(text: string, at: number, amount: Amount, measure: Measure): boolean {
  if (measure.unit.isArabicOnly) return false;
  if (isBareScale(text, at)) return isMarkedScale(text, at, amount, measure.end);
  return !standsForArticle(text, at, amount, measure.unit);
}

function isMarkedScale(text: string, at: number, amount: Amount, end: number): boolean {
  const before = amount.modifier ?? readModifierBefore(text, at, 0);
  return (before ?? matchAt(modifierAfter, text, end)) !== undefined || isReached(text, at);
}

/** In 21和24个百分点 the first figure shares the unit of the second. */
function borrowUnit(text: string, amount: Amount): string | undefined {
  if (amount.isChinese || amount.scale > 1) return undefined;
  const sign = matchAt(enumerationSign, text, amount.end);
  const next = sign && readAmount(text, amount.end + sign.length);
  if (!next || next.isChinese) return undefined;
  const measure = readMeasure(text, next.end);
  return measure && !isYear(next, measure) ? measure.name : undefined;
}

/** A scale or decimals make a figure even without a unit (冲刺500亿); a bare 7302 or 45 may be any name. */
function countsWithoutUnit(text: string, at: number, amount: Amount): boolean {
  const next = text.charAt(amount.end);
  if (/[月日号时点年]/.test(next)) return false;
  if (amount.scale > 1) return !(amount.isChinese && isBareScale(text, at));
  return amount.isFormatted && !wordCharacter.test(next);
}

interface Measure {
  unit: Unit;
  name: string;
  end: number;
}

/** A unit, or two as in 元/亩. */
function readMeasure(text: string, at: number): Measure | undefined {
  const counted = readUnit(text, at);
  if (!counted) return undefined;
  const per = text.charAt(counted.end) === '/' ? readUnit(text, counted.end + 1) : undefined;
  if (!per) return { ...counted, name: counted.unit.name };
  return { unit: counted.unit, name: `${counted.unit.name}/${per.unit.name}`, end: per.end };
}

function isYear(amount: Amount, measure: Measure): boolean {
  return measure.unit.name === '年' && !amount.modifier && isCalendarYear(amount.value);
}

/** 24年3月. */
function isShortDate(text: string, measure: Measure): boolean {
  return measure.unit.name === '年' && /^\d{1,2}月/.test(text.slice(measure.end, measure.end + 3));
}

/** The 30分 of 19时30分. */
function isClockTime(text: string, at: number, measure: Measure): boolean {
  return measure.unit.name === '分' && clockBefore.test(text.charAt(at - 1));
}

function toFigure(start: number, amount: Amount, end: number): Omit<Figure, 'unit'> {
  const { value, upper, modifier } = amount;
  return { start, end, value, ...(upper && { upper }), ...(modifier && { modifier }) };
}

function withSign(text: string, figure: Figure, earliest: number): Figure {
  const { start, value, upper, unit } = figure;
  const before = text.slice(Math.max(earliest, start - 2), start);
  const isSigned = ['%', '个百分点', '℃'].includes(unit) && upper === undefined;
  return isSigned && minusBefore.test(before)
    ? { ...figure, start: start - 1, value: -value }
    : figure;
}

function withModifiers(text: string, figure: Figure, earliest: number): Figure {
  const before = readModifierBefore(text, figure.start, earliest);
  const after = matchAt(modifierAfter, text, figure.end) ?? '';
  const modifier = before ?? figure.modifier ?? after;
  if (!modifier) return figure;
  const start = figure.start - (before?.length ?? 0);
  return { ...figure, start, end: figure.end + after.length, modifier };
}

function readModifierBefore(text: string, at: number, earliest: number): string | undefined {
  const before = text.slice(Math.max(earliest, at - 4), at);
  const modifier = lastsOfModifiers.has(before.at(-1) ?? '')
    ? modifiersBefore.find((candidate) => before.endsWith(candidate))
    : undefined;
  if (modifier === undefined || (modifier === '上' && !isBareScale(text, at))) return undefined;
  const previous = before.at(-modifier.length - 1) ?? '';
  const isOtherWord = previous !== '' && (endingsOfOtherWords[modifier] ?? '').includes(previous);
  return isOtherWord ? undefined : modifier;
}
