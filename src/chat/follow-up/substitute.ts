import { findDateExpressions } from '../../language/dates.ts';
import type { Span } from '../../language/span.ts';
import { toTaggedWords } from '../../language/terms.ts';
import type { Turn } from '../memory/memory.ts';
import { isCommon, isMeasure, isOffice, withoutPredicateTail } from './common-words.ts';
import { peopleIn } from './names.ts';
import { type Outline, withoutPeriods } from './outline.ts';
import { peopleOf } from './people.ts';
import { subjectOf } from './referent.ts';

/** The previous question with another period, number, measured thing, office or place in it. */
export function substitute(said: string, previous: Outline, turn: Turn): string | undefined {
  const text = said.replace(/的$/u, '');
  const changed = substituteTense(text, previous) ?? substituteLevel(said, previous.text);
  if (changed !== undefined) return changed;
  const person = substitutePerson(text, previous, turn);
  if (person !== undefined) return person;
  const period = periodAtStart(text);
  if (!period) return substituteThing(text, previous) ?? substituteOfThose(said, previous);
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
    substitutePlace(said, previous) ??
    substituteKind(said, previous)
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
  const between = before.slice(asked.end);
  // What the measured thing stands against is asked of the other one in the same words.
  const isStanding = /[占排位列比]/u.test(between);
  const rest = isStanding ? text.slice(asked.end) : `${between}多少`;
  return `${text.slice(0, asked.start)}${said}${rest}？`;
}

function substituteOffice(printed: string, { asked, text }: Outline): string | undefined {
  const said = withoutSeat(printed, text.slice(0, asked?.start));
  if (!isOfSeat(said, text.slice(asked?.start)) || !asked || !isOffice(askedText(text, asked)))
    return undefined;
  const behind = text.slice(asked.end).split(/[，,]/u)[0] ?? '';
  return `${text.slice(0, asked.start)}${said}${behind}？`;
}

/** 市人大主任 is 人大主任 where 市 stands before it already. */
function withoutSeat(said: string, before: string): string {
  const seat = /^[省市区县州镇](?=人大|政协|纪委|监委|政府|法院|检察院|公安局)/u.exec(said)?.[0];
  return seat !== undefined && before.endsWith(seat) ? said.slice(1) : said;
}

/** 市人大主任 after 市委书记: what is of a 市 again. */
function isOfSeat(said: string, asked: string): boolean {
  return (
    isOffice(said) ||
    (said.startsWith(asked.slice(0, 1)) && isOffice(withoutSeat(said, said.slice(0, 1))))
  );
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

const formerly = /以前|从前|过去|原来|原先|之前|早先/u;
const now = /现在|目前|如今|当前/u;

/** 现在呢 after what was before, and the other way round. */
function substituteTense(said: string, { text }: Outline): string | undefined {
  const [old, other] = [formerly, now].map((words) => words.exec(text)?.[0]);
  if (new RegExp(`^(?:${now.source})$`, 'u').test(said) && old)
    return `${text.replace(old, said)}？`;
  return new RegExp(`^(?:${formerly.source})$`, 'u').test(said) && other
    ? `${text.replace(other, said)}？`
    : undefined;
}

const level = '(?:国家|乡镇|街道|世界|[省市州县区镇乡村校])级';

/** 乡镇级的呢 after one for 市级. */
function substituteLevel(said: string, text: string): string | undefined {
  if (!new RegExp(`^${level}的?$`, 'u').test(said)) return undefined;
  const named = text.match(new RegExp(level, 'gu')) ?? [];
  return named.length === 1 ? `${text.replace(named[0], said.replace(/的$/u, ''))}？` : undefined;
}

/** 某某呢 for another person, where the previous question names one. */
function substitutePerson(said: string, { text }: Outline, turn: Turn): string | undefined {
  const [name, ...others] = peopleOf(turn);
  const isPerson = peopleIn(said).includes(said) && !isCommon(said) && isUnknownWord(said);
  if (name === undefined || others.length > 0 || !isPerson) return undefined;
  return /[时，,]/u.test(text.replace(/什么时候|时间/u, ''))
    ? undefined
    : `${text.replace(name, said)}？`;
}

/** The dictionary knows few people, but the words that begin like names. */
function isUnknownWord(said: string): boolean {
  const words = toTaggedWords(said);
  return !words.some(({ word, tag }) => word === said && !/^(?:x|nr)/u.test(tag));
}

/** 投产的呢 after a number of projects: how many of these. */
function substituteOfThose(said: string, previous: Outline): string | undefined {
  const { asking, behind, topic } = previous;
  const ofOthers = substituteState(said, previous);
  if (ofOthers !== undefined) return ofOthers;
  const { unit, noun } =
    /^(?<unit>[个家项座所条处])(?<noun>\p{Script=Han}{2,4})$/u.exec(behind)?.groups ?? {};
  const state = /^(?<state>\p{Script=Han}{2,4})的$/u.exec(said)?.groups?.state;
  if (asking !== 'amount' || state === undefined || unit === undefined) return undefined;
  const isState = /^[在已未新]/u.test(state) || isCommon(state);
  return isState && topic !== '' ? `${topic}${state}的${noun}有多少${unit}？` : undefined;
}

/** 投产的呢 after 在建的项目有几个. */
function substituteState(said: string, { topic, text }: Outline): string | undefined {
  const { old, noun } = /^(?<old>.+)的(?<noun>项目|企业|工程|公司)$/u.exec(topic)?.groups ?? {};
  const state = said.replace(/的$/u, '');
  const owner = old === undefined ? '' : withoutPredicateTail(old);
  if (owner === '' || owner === old || state === said || !isCommon(state)) return undefined;
  return `${owner}${state}的${noun}${text.slice(topic.length)}？`;
}

/** 小麦 for the 水稻 of 某地的水稻面积: a plain word for a plain word between owner and measured thing. */
function substituteKind(said: string, { asked, text, asking }: Outline): string | undefined {
  if (asking !== 'amount' || !asked || !isPlainNoun(said)) return undefined;
  const owner = /^.*(?:的|[年月省市州县区镇乡村])(?<kind>\p{Script=Han}{2,3})$/u;
  const kind = owner.exec(text.slice(0, asked.start))?.groups?.kind;
  if (kind === undefined || !isPlainNoun(kind)) return undefined;
  return `${text.slice(0, asked.start - kind.length)}${said}${text.slice(asked.start)}？`;
}

function isPlainNoun(text: string): boolean {
  const [word, ...others] = toTaggedWords(text);
  return word?.word === text && others.length === 0 && word.tag === 'n';
}
