import { findDateExpressions } from '../language/dates.ts';
import type { Span } from '../language/span.ts';
import { isMeasure, isOffice, withoutPredicateTail } from './common-words.ts';
import { type Outline, withoutPeriods } from './outline.ts';
import { subjectOf } from './referent.ts';

/** The previous question with another period, number, measured thing, office or place in it. */
export function substitute(said: string, previous: Outline): string | undefined {
  const text = said.replace(/的$/u, '');
  const period = periodAtStart(text);
  if (!period) return substituteThing(text, previous);
  const dated = withPeriod(previous.text, period.printed);
  const rest = text.slice(period.end).replace(/^的/u, '');
  if (dated === undefined || rest === '') return dated && `${dated}？`;
  return substituteThing(rest, { ...previous, ...shifted(previous, dated) });
}

/** The text with `period` in place of the one it names; undefined when it names several. */
export function withPeriod(text: string, period: string): string | undefined {
  const [old, ...others] = findDateExpressions(text);
  if (others.length > 0) return undefined;
  if (!old) return period.includes('同期') ? undefined : period + text;
  const merged = mergePeriods(old.printed, period);
  return merged && text.slice(0, old.start) + merged + text.slice(old.end);
}

/** The period with which a text begins. */
export function periodAtStart(text: string) {
  return findDateExpressions(text).find(({ start }) => start === 0);
}

const year = /^(?:\d{4}|[今去前明]|上一?)年/u;
const partOfYear =
  /^(?:[上下]半年|第?[一二三四1-4]季度|前?[\d一二三四]+(?:至|-|—)?\d*个?月|全年)$/u;

/**
 * A year alone keeps the part of the year (2024年上半年 and 2023年 give 2023年上半年) unless it is the
 * same year; a part alone keeps the year; 同期 is the part. Other periods replace the old one.
 */
function mergePeriods(old: string, said: string): string | undefined {
  const oldYear = year.exec(old)?.[0] ?? '';
  const oldPart = old.slice(oldYear.length);
  const saidYear = year.exec(said)?.[0] ?? '';
  const saidPart = said.slice(saidYear.length);
  if (/^的?同期$/u.test(saidPart)) return sameOfYear(saidYear, oldYear, oldPart);
  if (saidYear === '') return partOfYear.test(saidPart) ? oldYear + saidPart : said;
  const isOtherYear = saidPart === '' && saidYear !== oldYear;
  return isOtherYear && partOfYear.test(oldPart) ? saidYear + oldPart : said;
}

function sameOfYear(saidYear: string, oldYear: string, part: string): string | undefined {
  if (/^\d/u.test(saidYear)) return saidYear + part;
  const isYearBefore = /^(?:去|上一?)年$/u.test(saidYear) && /^\d/u.test(oldYear);
  return isYearBefore ? `${Number.parseInt(oldYear, 10) - 1}年${part}` : undefined;
}

/** Everything that is asked moves with the period that grew or shrank before it. */
function shifted(previous: Outline, dated: string): Partial<Outline> {
  const by = dated.length - previous.text.length;
  const { asked, before } = previous;
  const isBefore = dated.endsWith(previous.text.slice(before.length));
  if (!isBefore) return { text: dated };
  return {
    text: dated,
    before: dated.slice(0, before.length + by),
    topic: withoutPredicateTail(dated.slice(0, previous.topic.length + by)),
    ...(asked && { asked: { start: asked.start + by, end: asked.end + by } }),
  };
}

function substituteThing(said: string, previous: Outline): string | undefined {
  return (
    substituteOrdinal(said, previous.text) ??
    substituteMeasure(said, previous) ??
    substituteOffice(said, previous) ??
    substitutePlace(said, previous)
  );
}

/** 第62次 for 第61次, where the counter is the same and only one such number stands there. */
function substituteOrdinal(said: string, text: string): string | undefined {
  const ordinal = /^第[\d一二三四五六七八九十百]+(?<counter>\p{Script=Han}{1,2})$/u.exec(said);
  if (!ordinal) return undefined;
  const same = new RegExp(`第[\\d一二三四五六七八九十百]+${ordinal.groups?.counter ?? ''}`, 'gu');
  return text.match(same)?.length === 1 ? `${text.replace(same, said)}？` : undefined;
}

/** Asks only for the amount: the unit of the previous question need not be that of another thing. */
function substituteMeasure(said: string, previous: Outline): string | undefined {
  if (!isMeasure(said) || previous.asking !== 'amount') return undefined;
  const { asked, text, before, topic } = previous;
  if (!asked) return topic === '' ? undefined : `${topic}${said}是多少？`;
  if (!isMeasure(askedText(text, asked))) return undefined;
  return `${text.slice(0, asked.start)}${said}${before.slice(asked.end)}多少？`;
}

function substituteOffice(said: string, { asked, text }: Outline): string | undefined {
  if (!isOffice(said) || !asked || !isOffice(askedText(text, asked))) return undefined;
  const behind = text.slice(asked.end).split(/[，,]/u)[0] ?? '';
  return `${text.slice(0, asked.start)}${said}${behind}？`;
}

const endsLikePlace =
  /^\p{Script=Han}{1,18}(?:[市区县镇乡村]|街道|社区|公司|集团|企业|厂|园|学院|大学|中学|小学|医院|协会|商会)$/u;

/** A place or organisation for another, where the previous question is about nothing else. */
function substitutePlace(said: string, previous: Outline): string | undefined {
  const subject = previous.asked ? subjectOf(previous) : undefined;
  const isPlace = endsLikePlace.test(said) && !/[的和与]/u.test(said);
  if (!isPlace || subject === undefined || withoutPeriods(said) !== said) return undefined;
  return `${previous.text.replace(subject, said)}？`;
}

function askedText(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
