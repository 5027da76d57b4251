import type { Answer } from '../../answering/answer.ts';
import type { Turn } from '../memory/memory.ts';
import { isCommon, speaksOfEvent } from './common-words.ts';
import { namesOfClass, peopleIn } from './names.ts';
import { type Outline, withoutPeriods } from './outline.ts';
import { peopleAnswered, peopleNamedInAnswer, peopleOf } from './people.ts';

/** Longer subjects are rather clauses than names. */
const maxNameChars = 20;
const asksForOthers = /还有|还(?=\p{Script=Han}{1,4}了?谁)|陪|一起|一同|随同|跟着/u;

/**
 * The person that 他 or 她 means after this turn; undefined unless only one comes into question.
 * Where companions were asked for, it is the one whom they were with.
 */
export function personOf(turn: Turn, outline: Outline): string | undefined {
  const inQuestion = peopleOf(turn);
  const answering = outline.asking === 'person' ? peopleNamedInAnswer : peopleAnswered;
  const inAnswer = answering(turn.answer).filter((name) => !inQuestion.includes(name));
  const isWithOthers = inQuestion.length > 0 && asksForOthers.test(outline.text);
  const isAnswered = outline.asking === 'person' && !isAbout(outline, inQuestion);
  if (!isWithOthers && (isAnswered || outline.behind === '')) {
    const answered = onlyOne(inAnswer);
    if (answered !== undefined || isAnswered) return answered;
  }
  return inQuestion.length > 0 ? onlyOne(inQuestion) : onlyOne(inAnswer);
}

/** 张明是谁 asks about the one it names, and the answer names others besides. */
function isAbout({ text }: Outline, people: readonly string[]): boolean {
  return people.some((name) => text === `${name}是谁` || text === `${name}是什么人`);
}

/** Whether a turn names anybody, so that no earlier one is meant by 他. */
export function namesAnybody(turn: Turn): boolean {
  return peopleOf(turn).length > 0 || peopleAnswered(turn.answer).length > 0;
}

/** The organisation, project or place that 它 or 该 means after this turn. */
export function thingOf({ answer }: Turn, outline: Outline): string | undefined {
  if (outline.asking === 'person') return undefined;
  if (outline.asking !== 'entity') return subjectOf(outline);
  const named = namesOfClass(answeredText(answer), outline.wanted ?? '');
  return onlyOne(named.filter((name) => !outline.text.includes(name)));
}

/** The place that 那里 means: the one that was asked for, and no other. */
export function placeOf({ answer }: Turn, outline: Outline): string | undefined {
  if (outline.asking !== 'place' && outline.asking !== 'entity') return undefined;
  const text = answeredText(answer);
  const wanted = outline.wanted ? [outline.wanted] : ['镇', '村', '社区', '街道', '学校', '公司'];
  const named = wanted.flatMap((each) => namesOfClass(text, each));
  return onlyOne(named.filter((name) => !outline.text.includes(name)));
}

/** The thing that the previous question is about, where that is one plain name. */
export function subjectOf({ topic }: Outline): string | undefined {
  const subject = withoutPeriods(topic);
  const isName = subject.length >= 2 && subject.length <= maxNameChars;
  if (!isName || /[，、。：？的了]/u.test(subject) || isCommon(subject)) return undefined;
  return speaksOfEvent(subject) || peopleIn(subject).includes(subject) ? undefined : subject;
}

function answeredText(answer: Answer): string {
  if (answer.status !== 'answered') return '';
  return answer.statements.map(({ text }) => text).join('\n');
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
