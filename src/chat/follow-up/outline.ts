import { type DateExpression, findDateExpressions } from '../../language/dates.ts';
import type { Span } from '../../language/span.ts';
import { isMeasure, startOfAsked, withoutPredicateTail, withoutVerb } from './common-words.ts';
import { withoutVerbAtEnd } from './predicate.ts';

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
  /^(?:你好[，,]?|请问(?:一下)?|请教(?:一下)?|想问(?:一下)?|我想知道|麻烦问(?:一下)?|请?告诉我)[，,：:\s]*/u;
const endMarks = /[\s。？！?!～~…]+$/u;
const counter = '[个位名家次项条种件所座间届所支批处类起]';

/** In the order in which they are tried at one place. */
const questionWords: readonly (readonly [Asking, RegExp])[] = [
  ['time', /什么时候|什么时间|哪一?[天年月日]|几月几[号日]|几[号月点]|何时|几时|多久/u],
  ['reason', /为什么|为何|为啥|怎么会/u],
  ['amount', /多少|多[大高长远重]|百分之几|第几|(?<![这那前近数好十])几[\p{Script=Han}]/u],
  ['person', /谁|哪一?位|哪个人|哪些人|什么人/u],
  ['place', /哪里|哪儿|何地|什么地方|哪些地方/u],
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
  const event = toEvent(asking, before, behind);
  return {
    text,
    asking,
    before,
    behind,
    ...topicOf(text, before, asking),
    ...(event && { event }),
    ...(wanted && { wanted }),
  };
}

const request =
  /^(?:请|再|简单|详细)*(?:介绍|说说|讲讲|谈谈|概括|总结|简述|看看)(?:一下)?(?<about>.+?)(?:的?(?:主要)?(?:基本|具体|有关)?(?:情况|内容|精神|经过|要点))?$/u;

/** Like `outlineOf`, but also of a request (介绍一下某某) and of a bare measured thing (某某2024年产值). */
export function outlineOfRequest(question: string): Outline | undefined {
  const asked = outlineOf(question);
  if (asked) return asked;
  const text = bareQuestion(question);
  const shared = { text, before: text, behind: '' };
  const about = request.exec(text)?.groups?.about;
  if (about !== undefined)
    return { ...shared, asking: 'other', periods: findDateExpressions(text), topic: about };
  const phrase = topicOf(text, text, 'amount');
  const isMeasured = phrase.asked && isMeasure(text.slice(phrase.asked.start));
  return isMeasured && phrase.topic !== '' ? { ...shared, asking: 'amount', ...phrase } : undefined;
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

/** What stands a measured thing against others: 产值｜占全市的, 产值｜在全省排. */
const standing = /(?:占|在[^，,]{1,8}?(?:排|位|列|居)|同比|环比|完成了?年度).*$/u;

function topicOf(text: string, before: string, asking: Asking) {
  const periods = findDateExpressions(text);
  const measured = before.replace(standing, '');
  const isStanding = measured !== before && startOfAsked(measured) < measured.length;
  const head = isStanding ? measured : withoutPredicateTail(before);
  const askedAt = startOfAskedIn(head, periods);
  const isAsked = askedAt < head.length;
  const start = isAsked ? before.slice(0, askedAt) : before.replace(/了$/u, '');
  const isDone = !isAsked && start !== before;
  const topic = withoutPredicateTail(isDone ? withoutDone(start) : start);
  const asksObject = /^(?:amount|entity|other|place|person)$/u.test(asking);
  return {
    periods,
    topic: isAsked || !asksObject ? topic : withoutPredicateTail(withoutVerbAtEnd(topic)),
    ...(isAsked && { asked: { start: askedAt, end: head.length } }),
  };
}

/** Without the verb that 了 followed; the dictionary knows whether it has one character or two. */
function withoutDone(start: string): string {
  const bare = withoutVerbAtEnd(start);
  return bare === start ? withoutVerb(start) : bare;
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
