import { type DateExpression, findDateExpressions } from '../language/dates.ts';
import type { Span } from '../language/span.ts';
import { startOfAsked, withoutPredicateTail } from './common-words.ts';

/** What a question wants to know. */
export type Asking =
  | 'amount'
  | 'person'
  | 'entity'
  | 'place'
  | 'time'
  | 'reason'
  | 'whether'
  | 'other';

/** A question taken apart, as far as that goes without grammar. */
export interface Outline {
  /** Without courtesies and end marks. */
  readonly text: string;
  readonly periods: readonly DateExpression[];
  readonly asking: Asking;
  /** Before and behind the question word. */
  readonly before: string;
  readonly behind: string;
  /** What the question is about: `before` without predicate and without what is asked. */
  readonly topic: string;
  /** Where in `text` the measured thing or office stands that is asked for. */
  readonly asked?: Span;
  /** The question as a statement, where its question word can be left out: 某人去某地调研. */
  readonly event?: string;
  /** Behind 哪个 and the like: 学院, 企业. */
  readonly wanted?: string;
}

const courtesy =
  /^(?:你好[，,]?|请问(?:一下)?|想问(?:一下)?|我想知道|麻烦问(?:一下)?|告诉我)[，,\s]*/u;
const endMarks = /[\s。？！?!～~…]+$/u;
const counter = '[个位名家次项条种件所座间届所支批处类起]';

/** In the order in which they are tried at one place. */
const questionWords: readonly (readonly [Asking, RegExp])[] = [
  ['time', /什么时候|什么时间|哪一?[天年月日]|几月几[号日]|几[号月点]|何时|几时|多久/u],
  ['reason', /为什么|为何|为啥|怎么会/u],
  ['amount', /多少|多[大长高远重]|百分之几|第几|(?<![这那前近数好十])几[\p{Script=Han}]/u],
  ['person', /谁|哪一?位|哪个人|哪些人|什么人/u],
  ['place', /哪里|哪儿|何地|什么地方/u],
  ['entity', new RegExp(`哪[些几一两]?${counter}?(?<wanted>\\p{Script=Han}{0,2})`, 'u')],
  ['other', /什么|啥|怎么样?|怎样|如何/u],
  ['whether', /吗$|没有$|了没$|是不是|是否|有没有/u],
];

/** Takes a question apart; undefined when it asks nothing. */
export function outlineOf(question: string): Outline | undefined {
  const text = bareQuestion(question);
  const found = findQuestionWord(text);
  if (!found) return undefined;
  const { asking, start, end, wanted } = found;
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const periods = findDateExpressions(text);
  const head = withoutPredicateTail(before);
  const askedAt = startOfAskedIn(head, periods);
  const event = toEvent(asking, before, behind);
  return {
    text,
    periods,
    asking,
    before,
    behind,
    topic: withoutPredicateTail(before.slice(0, askedAt)),
    ...(askedAt < head.length && {
      asked: { start: askedAt, end: head.length },
    }),
    ...(event && { event }),
    ...(wanted && { wanted }),
  };
}

/** The question without courtesies before it and marks behind it. */
export function bareQuestion(question: string): string {
  return question.trim().replace(courtesy, '').replace(endMarks, '');
}

/** A topic without the periods it names and without 的 at its ends. */
export function withoutPeriods(topic: string): string {
  const bare = findDateExpressions(topic).reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    topic,
  );
  return bare.replace(/^[的，,\s]+|[的，,\s]+$/gu, '');
}

function findQuestionWord(text: string) {
  const found = questionWords.flatMap(([asking, pattern]) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const wanted = match.groups?.wanted;
    return [{ asking, start: match.index, end: match.index + match[0].length, wanted }];
  });
  // The sort is stable, so at one place the word tried first wins.
  return found.sort((a, b) => a.start - b.start)[0];
}

/** The 年 of 2022年产值 belongs to the period; of 产值和税收, one part alone is not what is asked. */
function startOfAskedIn(head: string, periods: readonly DateExpression[]): number {
  const asked = startOfAsked(head);
  const period = periods.find(({ start, end }) => start < asked && asked < end);
  const start = period ? Math.min(period.end, head.length) : asked;
  return /[和与及、]$/u.test(head.slice(0, start)) ? head.length : start;
}

/** Only questions for time, reason or truth become a statement when the question word is left out. */
function toEvent(asking: Asking, before: string, behind: string): string | undefined {
  if (asking === 'whether') return behind === '' && before !== '' ? before : undefined;
  if (asking !== 'time' && asking !== 'reason') return undefined;
  const start = before.replace(/(?:是|在|于)+$/u, '');
  const end = behind.replace(/的$/u, '');
  return start !== '' && end.length > 1 ? start + end : undefined;
}
