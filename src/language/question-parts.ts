import { findDateExpressions } from './dates.ts';
import { periodsNamed } from './periods-named.ts';
import { analyseQuestion, type Question } from './question.ts';
import type { SubjectWord } from './subject.ts';
import { subjectOf } from './subject.ts';

const asks =
  /多少|几(?!乎)|谁|哪|什么|何|怎么?|如何|吗|为啥|呢(?=$)|多[大高长久重远]|好多|是否|有没有|分别/u;
const segmentEnd = /(?<=[？?；;，,。！!\n])/u;
/** 、 parts two questions only where both sides ask. */
const pause = /、/u;
const onlyElliptic = /^(?:那|而|还有)?(.+?)(?:又|各)?呢[？?。！!]*$/u;
/** 甲和乙各是多少 asks two things. */
const jointly =
  /^(?<first>.+?)(?:和|与|跟|以及|及|、)(?<second>[^和与、，]+?)(?<end>(?:的)?(?:各自?|分别)(?:是|有|为|达|占|叫|完成|增长|在)?.*)$/u;

/** Kinds that ask of several things at once, each of which has its own answer. */
const asksJointly: ReadonlySet<Question['kind']> = new Set(['figure', 'person', 'office']);

/**
 * The questions that a question asks, in its order: 投资多少？排第几？ asks two, 院长和检察长分别是谁
 * too. Each is about all that the whole is about, and about its own words in particular (`focus`).
 * A question that asks one thing is its only part.
 */
export function partsOf(question: Question): readonly Question[] {
  const segments = segmentsOf(question.text);
  const isJoint = asksJointly.has(question.kind) && periodsNamed(question.text) === undefined;
  const parts = isJoint ? segments.flatMap(jointParts) : segments;
  if (parts.length < 2) return ofEachPeriod(question);
  return parts.map((part, index) => toPart(part, parts[index - 1], question));
}

/** 2022年和2024年各是多少 asks for each year. */
function ofEachPeriod(question: Question): readonly Question[] {
  const named = asksJointly.has(question.kind) ? periodsNamed(question.text) : undefined;
  if (!named || named.periods.length < 2) return [question];
  return named.periods.map((period) => ({ ...question, dates: findDateExpressions(period) }));
}

/** The pieces of a text that ask; one that does not is put before the next, as its occasion. */
function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  let occasion = '';
  for (const piece of text.split(segmentEnd).flatMap(atPauses)) {
    if (asks.test(piece.replace(/[？?；;，,。！!\s]+$/u, ''))) {
      segments.push(occasion + piece);
      occasion = '';
    } else occasion += piece;
  }
  const last = segments.pop();
  return last === undefined ? [text] : [...segments, last + occasion];
}

function atPauses(piece: string): string[] {
  const sides = piece.split(pause);
  return sides.length > 1 && sides.every((side) => asks.test(side)) ? sides : [piece];
}

function jointParts(segment: string): string[] {
  const { first, second, end } = jointly.exec(segment)?.groups ?? {};
  if (first === undefined || second === undefined || end === undefined) return [segment];
  // Years asked for together are answered together.
  if (/年$|月$|半年$|季度$/u.test(second)) return [segment];
  return [first + end, second + end];
}

/**
 * What must hold of all that answers a part: the whole question, without the names and numbers that
 * only other parts ask of.
 */
export function contextOf(part: Question, parts: readonly Question[], whole: Question): Question {
  const own = new Set(part.focus);
  const others = parts.flatMap(({ focus = [] }) => focus).filter((word) => !own.has(word));
  const isOfOther = new Set(others);
  const subject = whole.subject.filter(({ word }) => !isOfOther.has(word));
  return { ...whole, subject, text: parts.length > 1 ? part.text : whole.text };
}

/** 乙呢 asks of another what was asked before it. */
function toPart(text: string, previous: string | undefined, whole: Question): Question {
  const elliptic = previous === undefined ? undefined : onlyElliptic.exec(text)?.[1];
  const asked =
    elliptic === undefined ? analyseQuestion(text) : askedAgain(elliptic, previous ?? '');
  const subject = joinSubjects(whole.subject, asked.subject);
  return {
    ...asked,
    terms: whole.terms,
    subject,
    subjectText: whole.subjectText,
    focus: asked.subject.map(({ word }) => word),
    dates: asked.dates.length > 0 ? asked.dates : whole.dates,
    isSmallTalk: false,
  };
}

function askedAgain(elliptic: string, previous: string): Question {
  const subject = subjectOf(elliptic);
  const before = analyseQuestion(inPlaceOf(elliptic, previous));
  return { ...before, subject, dates: analyseQuestion(elliptic).dates };
}

/** What is asked of now in place of what was asked of before: a town for a town, by its last character. */
function inPlaceOf(elliptic: string, previous: string): string {
  const last = elliptic.at(-1);
  const replaced = subjectOf(previous).findLast(
    ({ word }) => word.length > 1 && word.at(-1) === last && word !== elliptic,
  );
  return replaced ? previous.replaceAll(replaced.word, elliptic) : previous;
}

function joinSubjects(
  all: readonly SubjectWord[],
  own: readonly SubjectWord[],
): readonly SubjectWord[] {
  const known = new Set(all.map(({ word }) => word));
  return [...all, ...own.filter(({ word }) => !known.has(word))];
}
