// src/answering/findings/date: the day or period that a sentence gives for what is asked.

import type { DateRange } from '../../../language/dates.ts';
import type { Question } from '../../../language/question.ts';
import { type Span, spansOverlap } from '../../../language/span.ts';
import { clauseNearest, closeness, matchesIn, shareOf } from '../clause-match.ts';
import type { Finder, SentenceReading } from '../finding.ts';
import {
  type DateGrain,
  endOfDate,
  extraDates,
  grainOf,
  isFeast,
  tellsOfNow,
  yearOfFeast,
} from './date-words.ts';

interface DateCandidate {
  readonly span: Span;
  readonly printed: string;
  readonly grain: DateGrain;
  readonly range?: DateRange;
}

const grainWorth: Readonly<Record<DateGrain, number>> = {
  day: 3,
  month: 2.6,
  year: 2.2,
  part: 1.9,
  vague: 0.3,
};
/** 今年 alone says less than 年底 or 上半年, and a date outside the clause less than one within. */
const bareYearPenalty = 0.7;
const outsidePenalty = 0.6;
const exactGrains: readonly DateGrain[] = ['day', 'month', 'year'];
/** A date that the question names, or one in a title, is an answer only for want of another. */
const namedPenalty = 4;
const titlePenalty = 2;
const wrongGrainPenalty = 0.7;
/** Dates whose scores differ by less are equally good answers. */
const closeScore = 0.4;

/** Finds when it was or will be: the date that goes with the clause which holds what is asked. */
export const findDate: Finder = (sentence, question) => {
  const target = clauseNearest(sentence, question);
  const matches = matchesIn(sentence, question);
  const scored = candidatesOf(sentence)
    .map((candidate) => ({
      candidate,
      score:
        worthOf(candidate, question, sentence) -
        distanceOf(candidate.span, target, sentence) +
        closeness(sentence, candidate.span, matches, 'any'),
    }))
    .sort((a, b) => b.score - a.score || a.candidate.span.start - b.candidate.span.start);
  const [best, second] = scored;
  if (!best) return undefined;
  const { candidate } = best;
  const isExact = exactGrains.includes(candidate.grain) || isFeast(candidate.printed);
  const isAmbiguous = second !== undefined && best.score - second.score < closeScore;
  const share = shareOf(matches, question);
  const certainty =
    (isExact ? 1 : 0.6) *
    (isNamed(candidate, question) ? 0.5 : 1) *
    (isOfGrainAsked(candidate, question) ? 1 : 0.4);
  const fit = (0.4 + 0.6 * share - (isAmbiguous ? 0.2 : 0)) * certainty;
  return {
    text: shown(candidate, sentence),
    spans: [candidate.span],
    fit: Math.max(0.1, Math.min(1, fit)),
  };
};

/** The dates of a sentence; what is printed without a gap is one: 今年春节后. */
function candidatesOf({ entities, text, span, article }: SentenceReading): DateCandidate[] {
  const known = entities.dates.map((date) => ({
    span: { start: date.span.start, end: endOfDate(article.text, date.span.end) },
    ...(date.range && { range: date.range }),
  }));
  const others = extraDates(text)
    .map(({ start, end }) => ({ span: { start: start + span.start, end: end + span.start } }))
    .filter((extra) => !known.some((date) => spansOverlap(date.span, extra.span)));
  const joined: { span: Span; range?: DateRange }[] = [];
  for (const date of [...known, ...others].sort((a, b) => a.span.start - b.span.start)) {
    const last = joined.at(-1);
    if (last && last.span.end === date.span.start) {
      joined.splice(-1, 1, { ...last, ...date, span: { ...date.span, start: last.span.start } });
    } else joined.push(date);
  }
  return joined
    .map((date) => ({ ...date, printed: article.text.slice(date.span.start, date.span.end) }))
    .filter(({ printed }) => !tellsOfNow(printed))
    .map((date) => ({ ...date, grain: grainOf(date.printed) }));
}

function worthOf(candidate: DateCandidate, question: Question, sentence: SentenceReading): number {
  const { grain, printed } = candidate;
  const worth = isFeast(printed)
    ? Math.max(grainWorth.month, grainWorth[grain])
    : grainWorth[grain];
  const misses = isOfGrainAsked(candidate, question) ? 0 : wrongGrainPenalty;
  return (
    worth -
    misses -
    (/^[今去前明本上全]一?年度?$/u.test(printed) ? bareYearPenalty : 0) -
    (isNamed(candidate, question) || isGivenUp(candidate, question, sentence) ? namedPenalty : 0) -
    (isInTitle(candidate.span, sentence) ? titlePenalty : 0)
  );
}

const formerlyPlanned = /原[定计]划?(?:于|在)?$/u;

/** 原定5月1日 is when it was not. */
function isGivenUp(
  { span: { start } }: DateCandidate,
  { text }: Question,
  { article }: SentenceReading,
): boolean {
  return (
    formerlyPlanned.test(article.text.slice(Math.max(0, start - 5), start)) &&
    !/原[定计]/u.test(text)
  );
}

/** 哪天 is answered by a day or a feast, 几月 by a month or a day. */
function isOfGrainAsked({ grain, printed }: DateCandidate, { text }: Question): boolean {
  const asked = grainAsked(text);
  return asked === undefined || isFine(grain, asked) || isFeast(printed);
}

function grainAsked(text: string): 'day' | 'month' | 'year' | undefined {
  if (/哪[一几]?[天日]|几[号日]/u.test(text)) return 'day';
  if (/哪[一几]?个?月|几月/u.test(text)) return 'month';
  return /哪[一几]?年|年份/u.test(text) ? 'year' : undefined;
}

/** A day tells its month, and its year by the issue. */
function isFine(grain: DateGrain, asked: 'day' | 'month' | 'year'): boolean {
  if (asked === 'day') return grain === 'day';
  return asked === 'month' ? grain === 'day' || grain === 'month' : grain !== 'vague';
}

function isNamed({ printed, range }: DateCandidate, { text, dates }: Question): boolean {
  if (text.includes(printed.normalize('NFKC').toLowerCase())) return true;
  return dates.some(
    (date) =>
      date.range && range && date.range.first === range.first && date.range.last === range.last,
  );
}

/** In the title of a law or a plan, or the name of an event: 《…纲要（2024—2035年）》, 2025年…系列活动. */
function isInTitle({ start, end }: Span, { text, span }: SentenceReading): boolean {
  const before = text.slice(0, start - span.start);
  const behind = text.slice(end - span.start);
  return (
    before.lastIndexOf('《') > before.lastIndexOf('》') || /^(?:度|全[国省市县区])/u.test(behind)
  );
}

/** A date holds for its clause and for those behind it, rarely for one before it. */
function distanceOf(date: Span, target: Span, { text, span }: SentenceReading): number {
  const isBehind = date.start >= target.end;
  const isBefore = date.end <= target.start;
  if (!isBehind && !isBefore) return 0;
  const [from, to] = isBehind ? [target.end, date.start] : [date.end, target.start];
  const between = text.slice(from - span.start, to - span.start);
  const clauses = Math.min(4, between.match(/[，,：:]/gu)?.length ?? 0);
  const parts = between.match(/[；;]/gu)?.length ?? 0;
  return outsidePenalty + clauses * (isBehind ? 0.8 : 0.25) + parts * 1.5;
}

/** The date as printed and, in brackets, what the issue date adds to it. */
function shown({ printed, range, grain }: DateCandidate, { article }: SentenceReading): string {
  const { date } = article;
  if (!date || /\d{4}|[〇零○一二三四五六七八九]{4}年/u.test(printed)) return printed;
  if (grain === 'vague') return `${printed}（${inChinese(date.date)}报道）`;
  if (range && range.first === range.last && !/月/u.test(printed)) {
    return `${printed}（${inChinese(range.last)}）`;
  }
  const year = range ? Number(range.last.slice(0, 4)) : yearOfFeast(printed, date);
  return year === undefined ? printed : `${printed}（${year}年）`;
}

/** 2024-08-12 as 2024年8月12日, 2024-08 as 2024年8月. */
function inChinese(iso: string): string {
  const [year, month, day] = iso.split('-');
  return [
    `${year}年`,
    month === undefined ? '' : `${Number(month)}月`,
    day === undefined ? '' : `${Number(day)}日`,
  ].join('');
}
