import { isMeasure } from './common-words.ts';
import type { Outline } from './outline.ts';
import type { FollowUp } from './rule.ts';

/** 为什么 alone, after a question whose own question word can give way to it. */
export function askForReason({ text, previous }: FollowUp): string | undefined {
  if (!/^那?(?:是|又)?(?:为什么|为何|为啥|什么原因|原因是什么|原因呢|为什么呢)$/u.test(text))
    return undefined;
  const { asking, before, behind, event } = previous;
  if (event === undefined || asking === 'reason') return undefined;
  if (asking === 'whether') return `为什么${event}？`;
  return `${before.replace(/[是在于]+$/u, '')}为什么${behind.replace(/的$/u, '')}？`;
}

const bareTime =
  /^(?:那么?)?是?(?:在)?(?<word>什么时候|什么时间|哪一?天|何时|几月几[号日]|几号|哪一?年)(?:的|呢|的呢)?$/u;
const barePlace = /^(?:那么?)?是?(?:在|去)?(?<word>哪里|哪儿|什么地方|哪)(?:的|呢|的呢)?$/u;

/** 什么时候 after a question for the place, and 在哪里 after one for the time. */
export function askForTimeOrPlace({ text, previous }: FollowUp): string | undefined {
  const { asking, before, behind } = previous;
  if (behind.length < 2) return undefined;
  const end = behind.replace(/的$/u, '');
  const time = bareTime.exec(text)?.groups?.word;
  if (time !== undefined && asking === 'place') {
    const isGoing = /[去到赴往]$/u.test(before);
    return isGoing ? `${before}${end}是${time}？` : `${withoutEnd(before)}${time}${end}？`;
  }
  const isPlace = barePlace.test(text);
  return isPlace && asking === 'time' ? `${withoutEnd(before)}在哪里${end}？` : undefined;
}

function withoutEnd(before: string): string {
  return before.replace(/[是在于]+$/u, '');
}

const more =
  /^(?:那么?)?(?:还有|另外|其他的?|其它的?|别的|此外)(?<word>谁|什么人|哪些人|什么|哪些|哪里)?(?:呢|吗|没有)?$/u;

/** 还有呢 asks the same again, for more of it. */
export function askForMore({ text, previous }: FollowUp): string | undefined {
  if (!more.test(text)) return undefined;
  const word = more.exec(text)?.groups?.word;
  if (word !== undefined && !asksBy(previous, word)) return undefined;
  if (previous.text.includes('还')) return `${previous.text}？`;
  const predicate = predicateOf(previous);
  return predicate && `${predicate.before}还${predicate.rest}？`;
}

function asksBy({ asking }: Outline, word: string): boolean {
  if (/谁|人/u.test(word)) return asking === 'person';
  if (word === '哪里') return asking === 'place';
  return asking === 'entity' || asking === 'other';
}

/** Where 还 belongs: before the verb, or as 还有 before 谁. */
function predicateOf({ asking, text, before, topic }: Outline) {
  if (asking === 'person') {
    const start = before.replace(/[由是被]$/u, '');
    return { before: start, rest: `有${text.slice(before.length)}` };
  }
  const isOfSeveral = asking === 'entity' || asking === 'other' || asking === 'place';
  const rest = text
    .slice(topic.length)
    .replace(/^(?:分别|都|具体|主要)*(?:是(?=什么|哪)|包括)?/u, '');
  if (!isOfSeveral || topic === '' || /怎么|怎样|如何/u.test(rest) || isMeasure(rest))
    return undefined;
  return { before: topic, rest: /^(?:什么|哪)/u.test(rest) ? `有${rest}` : rest };
}
