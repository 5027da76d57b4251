// src/chat/follow-up: a follow-up made whole by rules, or left as it is where none is sure.

import { normalizeText } from '../../language/normalize.ts';
import { mayBeTraditional, toSimplified } from '../../language/simplified.ts';
import { isSmallTalk } from '../../language/small-talk.ts';
import type { Turn } from '../memory/memory.ts';
import {
  addTopic,
  askOfAnother,
  askOfSameMeasure,
  askOfThoseCounted,
  moveInTime,
} from './ellipsis.ts';
import { bareQuestion, outlineOf, outlineOfRequest } from './outline.ts';
import { lacksSubject } from './predicate.ts';
import {
  placeSpeech,
  replaceBareMeeting,
  replaceDemonstrative,
  replacePronoun,
} from './pronouns.ts';
import { askForMore, askForReason, askForTimeOrPlace } from './repetition.ts';
import type { Rule } from './rule.ts';
import { isSameSubject, withoutAnnouncement } from './subject.ts';

/**
 * What a question has to do with the turns before it: `follow-up` leans on them, `whole` is about
 * the same subject but needs nothing of them, `new-subject` is whole and about something else.
 */
export type Relation = 'first' | 'follow-up' | 'whole' | 'new-subject';

/** A question as it is to be asked, and what it has to do with the turns before. */
export interface ReadQuestion {
  readonly question: string;
  readonly relation: Relation;
}

/** Tried in this order; each leaves alone what is not of its form, or what it is not sure of. */
const rules: readonly Rule[] = [
  askForMore,
  askOfSameMeasure,
  askOfAnother,
  askForReason,
  askForTimeOrPlace,
  replacePronoun,
  replaceDemonstrative,
  replaceBareMeeting,
  placeSpeech,
  moveInTime,
  askOfThoseCounted,
  addTopic,
];

/** A longer question is taken to be whole by itself. */
const maxFollowUpChars = 30;

/**
 * Makes an elliptical follow-up whole from the turns before it (oldest first): 那税收呢？, 他是什么
 * 职务？, 还有谁参加了？ A question that is whole by itself, or that no rule is sure about, is
 * returned unchanged, since a wrong rewriting is worse than none.
 */
export function makeWhole(question: string, turns: readonly Turn[]): string {
  return readFollowUp(question, turns).question;
}

/**
 * The turns about the subject last spoken of, oldest first and without small talk: what the next
 * question, or a model that makes it whole, may lean on.
 */
export function turnsOfNewestSubject(turns: readonly Turn[]): readonly Turn[] {
  const told = turns.filter(({ question }) => !isChat(question));
  const firstOther = told.findLastIndex((turn, at) => {
    const later = told[at + 1];
    return later !== undefined && !isSameSubject(later.question, turn);
  });
  return told.slice(firstOther + 1);
}

/**
 * Like `makeWhole`, with the relation to the turns before. Words that only announce another subject
 * (换个话题) are left out of the question. A follow-up that no rule is sure about stays as it is and
 * is a follow-up nevertheless; small talk is `whole`. Only the newest subject is leaned on, whether
 * or not it was answered.
 */
export function readFollowUp(question: string, turns: readonly Turn[]): ReadQuestion {
  const told = turnsOfNewestSubject(turns);
  const last = told.at(-1);
  const { question: asked, announced } = withoutAnnouncement(question);
  if (!last) return { question: asked, relation: 'first' };
  if (announced === 'another') return { question: asked, relation: 'new-subject' };
  if (isChat(question)) return { question, relation: 'whole' };
  const whole = applyRules(asked, last, told);
  if (whole !== undefined) return { question: whole, relation: 'follow-up' };
  if (announced) return { question: asked, relation: 'new-subject' };
  return { question, relation: relationOf(question, last) };
}

function relationOf(question: string, last: Turn): Relation {
  if (isElliptical(question)) return 'follow-up';
  return isSameSubject(question, last) ? 'whole' : 'new-subject';
}

function applyRules(question: string, turn: Turn, turns: readonly Turn[]): string | undefined {
  const text = bareQuestion(plain(question));
  const isShort = text !== '' && text.length <= maxFollowUpChars && !/[。？！?!\n]/u.test(text);
  const previous = isShort ? outlineOfRequest(plain(turn.question)) : undefined;
  if (!previous) return undefined;
  const followUp = { text, previous, turn, earlier: turns.slice(0, -1).toReversed() };
  for (const rule of rules) {
    const whole = rule(followUp);
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** In the characters and width in which the rules are written; Chinese marks stay. */
function plain(text: string): string {
  const narrow = text.replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'));
  return mayBeTraditional(narrow) ? toSimplified(narrow) : narrow;
}

const startsWithPronoun =
  /^(?:那么?|请问|当时|会上|在?[那这][里儿])?[，,]?(?:[他她它](?!乡)|该|这[个家位次些]|那[个家位次些](?!.*的))/u;

const asksForDetail =
  /^(?:请|再|能不能|能|可以|可不可以|麻烦)*(?:说|讲|展开|介绍|解释)?(?:得|的)?(?:说说|详细|具体|仔细|清楚|多说)(?:一?[点些]|一下|介绍|说|讲)*(?:吗|吧)?$/u;

/** Whether a question cannot be understood by itself, though no rule made it whole. */
function isElliptical(question: string): boolean {
  const text = bareQuestion(question);
  if (text.length > maxFollowUpChars) return false;
  if (asksForDetail.test(text)) return true;
  if (startsWithPronoun.test(text) || /^.{1,8}呢$/u.test(text) || /^还有/u.test(text)) return true;
  const own = outlineOf(text);
  return own !== undefined && lacksSubject(text, own.before);
}

function isChat(question: string): boolean {
  return isSmallTalk(normalizeText(question));
}
