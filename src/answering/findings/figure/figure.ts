// src/answering/findings/figure: the figure that measures what is asked, of the owner that is asked for.

import type { MeasuredFigure } from '../../../corpus/figures.ts';
import { sameQuantity } from '../../../language/numbers.ts';
import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import { matchAt } from '../../../language/sticky.ts';
import type { Finder, Finding, SentenceReading } from '../finding.ts';
import { type Aspect, aspectAsked, hasAspect, hasUnitAsked, tellsGrowth } from './figure-aspect.ts';
import { penaltiesIn } from './figure-owner.ts';
import { clauseOf } from './figure-words.ts';
import { isStrivenFor } from './forecast.ts';
import { measuredShare } from './measured.ts';

/** A figure whose own words hold so much of what the question measures is the one that is asked. */
const exactShare = 0.6;
/** A figure that holds none of the question's words but is of its unit. */
const minFit = 0.1;
/** What a figure's fit is worth when another one fits as well. */
const sharedFit = 0.8;
/** What is read as one phrase with its figure: 同比增长｜11.72％. */
const maxPhraseChars = 20;
const maxCountedChars = 8;

/** A figure of a sentence, and to which degree its own words are those of the question. */
export interface FigureFound {
  readonly figure: MeasuredFigure;
  /** As printed with what it tells: 同比增长11.72％, 居东江市第三. */
  readonly phrase: Span;
  readonly fit: number;
}

/** The figure that measures what the question asks, of the aspect and unit that it asks for. */
export const findFigure: Finder = (sentence, question) => {
  const found = figureAsked(sentence, question);
  return found && toFinding(sentence, found);
};

/** Like `findFigure`, with the figure itself. */
export function figureAsked(
  sentence: SentenceReading,
  question: Question,
): FigureFound | undefined {
  const aspect = aspectAsked(question);
  const fitting = sentence.entities.figures.filter(
    (figure) =>
      hasAspect(figure, aspect, question) &&
      hasUnitAsked(figure, aspect, question) &&
      !isNamed(figure, question),
  );
  const ofPeriod = fitting.filter(
    ({ span }) => sentence.periodFitAt(question, span.start) !== 'other',
  );
  const growing = ofPeriod.filter(tellsGrowth);
  const told = aspect === 'growth' && growing.length > 0 ? growing : ofPeriod;
  const penaltyOf = penaltiesIn(sentence, question);
  const weighed = (told.length > 0 ? told : fitting).map((figure) => ({
    figure,
    share: measuredShare(sentence, figure, question) - penaltyOf(figure),
  }));
  const [best, second] = weighed.sort(
    (a, b) => b.share - a.share || measureChars(a.figure) - measureChars(b.figure),
  );
  if (!best) return undefined;
  const figure = newerOf(sentence, best.figure, question) ?? best.figure;
  const isAlone = best.share > (second?.share ?? 0);
  const phrase = strivenPhrase(sentence, figure) ?? phraseOf(figure, aspect, question);
  return { figure, phrase, fit: fitOf(best, isAlone) };
}

const from = /[由从][^由从，；。]{0,8}$/u;
const becomes =
  /^[”"’]?(?:增加|增长|提高|提升|上升|扩大|扩建|上调|升|增|减少|下降|降低|缩短|压缩|缩减|下调|降|减|调整|变|改)(?:到|至|为|成)(?:\d{4}年的?)?$/u;
const asksFormer = /原来|原先|以前|之前|此前|过去|当初|从多少|由多少/u;

/** Of 由78元增加到92元 the second is what it is now. */
function newerOf(
  { entities, article: { text }, span }: SentenceReading,
  { span: old, unit }: MeasuredFigure,
  question: Question,
): MeasuredFigure | undefined {
  const before = text.slice(Math.max(span.start, old.start - 10), old.start);
  if (!from.test(before) || asksFormer.test(question.text)) return undefined;
  return entities.figures.find(
    (figure) =>
      figure.unit === unit &&
      figure.span.start > old.end &&
      becomes.test(text.slice(old.end, figure.span.start)),
  );
}

/** 为实现税收3000万元奋斗 is quoted as a whole, for the figure alone would be taken for reached. */
function strivenPhrase(sentence: SentenceReading, { span }: MeasuredFigure): Span | undefined {
  return isStrivenFor(sentence, span.end) ? clauseOf(sentence, span) : undefined;
}

/** 12位副会长 is nearer to 几位副会长 than 18位常务副会长. */
function measureChars({ measure }: MeasuredFigure): number {
  return measure?.text.length ?? 0;
}

function fitOf({ share }: { share: number }, isAlone: boolean): number {
  const fit = share >= exactShare ? 1 : Math.max(minFit, share);
  return isAlone ? fit : fit * sharedFit;
}

function toFinding({ article }: SentenceReading, { figure, phrase, fit }: FigureFound): Finding {
  const end = phrase.end === figure.span.end ? endOfDuration(article.text, figure) : phrase.end;
  const text = article.text.slice(phrase.start, end).replaceAll('\n', '');
  return { text, spans: [{ start: phrase.start, end }], fit };
}

const timeUnit = /(?:年|月|周|天|小时|时|分钟|分|秒)$/u;
const smallerUnits =
  /(?<=秒)\d{1,3}(?![\d.])|(?:[零又]?[\d一二三四五六七八九十两半]+(?:个多?月|周|天|个?小时|分钟?|秒(?:\d+)?))+/uy;

/** A length of time may have several units: 三年｜零两个月, 2小时｜15分. */
function endOfDuration(text: string, { span, unit }: MeasuredFigure): number {
  if (!timeUnit.test(unit)) return span.end;
  return span.end + (matchAt(smallerUnits, text, span.end)?.length ?? 0);
}

/** 第7次会议 is asked with its number, so that number is no answer. */
function isNamed({ value, unit, printed, span }: MeasuredFigure, { quantities }: Question) {
  return quantities.some((named) => sameQuantity(named, { value, unit, printed, ...span }));
}

/**
 * A figure with the words that it means little without: growth, shares and ranks with theirs, counts
 * with what is counted, and what is measured where the question calls it otherwise.
 */
function phraseOf(figure: MeasuredFigure, aspect: Aspect, { text }: Question): Span {
  const { span, change, measure } = figure;
  const isCounted =
    measure?.span.start === span.end &&
    measure.text.length <= maxCountedChars &&
    !/^[共合总累]计/u.test(measure.text);
  if (isCounted) return { start: span.start, end: measure.span.end };
  const told = aspect === 'amount' ? undefined : change;
  if (told && told.span.end <= span.start && span.end - told.span.start <= maxPhraseChars) {
    return { start: told.span.start, end: span.end };
  }
  const qualifier = aspect === 'amount' && measure ? qualifierIn(measure.text, text) : undefined;
  if (!measure || qualifier === undefined || measure.span.end !== span.start) return span;
  return { start: measure.span.start + measure.text.indexOf(qualifier), end: span.end };
}

const qualifiers =
  /常住|户籍|流动|城镇|农村|市级|乡镇级|县级|省级|国家级|新增|净增|新建|计划|人均|户均|限上|规上|规模以上|男|女/gu;

/** What narrows a measure and the question does not name: 常住 of 常住人口86万人. */
function qualifierIn(measure: string, question: string): string | undefined {
  return measure.match(qualifiers)?.find((word) => !question.includes(word));
}
