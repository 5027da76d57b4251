// src/evaluation/feedback: readers’ ratings → cases.

import type { Answer } from '../../answering/answer.ts';
import { analyseQuestion, type Question } from '../../language/question.ts';
import { fromAnswer } from '../answers/from-reply.ts';
import { type Case, type Expectation, toCase } from '../cases/cases.ts';
import { gistOf } from '../judging/rejection.ts';
import { expectationFrom } from './approved-answer.ts';

/** What readers thought of one answer. */
export interface RatedReply {
  readonly id: string;
  readonly question: string;
  readonly answer: Answer;
  /** How many approved of it, and how many did not. */
  readonly up: number;
  readonly down: number;
}

/** What became of rated answers, in numbers of answers. */
export interface FeedbackCounts {
  readonly rated: number;
  /** Cases of answers that most approved of. */
  readonly up: number;
  /** Cases of answers that most rejected. */
  readonly down: number;
  /** Left out, as many approved as rejected them. */
  readonly tied: number;
  /** Left out, as no case can be made of them, such as of a blank question. */
  readonly unusable: number;
}

export interface Feedback {
  readonly cases: readonly Case[];
  readonly counts: FeedbackCounts;
}

/** Which answers are wanted: those that most approved of, those that most rejected, or both. */
export type WantedRating = 'up' | 'down' | 'all';

/**
 * A case for each rated answer, in their order. An approved one has to come again, in what it says;
 * a rejected one must not. The majority of its ratings counts.
 */
export function feedbackCases(
  rated: readonly RatedReply[],
  wanted: WantedRating = 'all',
): Feedback {
  const cases: Case[] = [];
  const counts = { rated: rated.length, up: 0, down: 0, tied: 0, unusable: 0 };
  for (const reply of rated) {
    const rating = majorityOf(reply);
    if (rating === 'tied') counts.tied += 1;
    if (rating === 'tied' || (wanted !== 'all' && rating !== wanted)) continue;
    const made = caseOf(reply, rating);
    if (made) cases.push(made);
    counts[made ? rating : 'unusable'] += 1;
  }
  return { cases, counts };
}

/** A case as a line of a test set, with its line break. */
export function formatCase(testCase: Case): string {
  return `${JSON.stringify(testCase)}\n`;
}

/** What became of the rated answers, in one line for people; of a rating not wanted nothing is said. */
export function formatFeedbackCounts(
  { rated, up, down, tied, unusable }: FeedbackCounts,
  wanted: WantedRating = 'all',
): string {
  const kinds = { up: `认可 ${up}`, down: `否定 ${down}`, all: `认可 ${up}，否定 ${down}` };
  const cases = `评过的回答 ${rated} 个，得题 ${up + down} 道（${kinds[wanted]}）`;
  const leftOut = [
    ...(tied > 0 ? [`赞成、反对一样多的 ${tied} 个未出题`] : []),
    ...(unusable > 0 ? [`无法出题 ${unusable} 个`] : []),
  ];
  return `${[cases, ...leftOut].join('；')}。`;
}

function majorityOf({ up, down }: RatedReply): 'up' | 'down' | 'tied' {
  if (up === down) return 'tied';
  return up > down ? 'up' : 'down';
}

function caseOf(reply: RatedReply, rating: 'up' | 'down'): Case | undefined {
  const question = analyseQuestion(reply.question);
  const expect: Expectation | undefined =
    rating === 'up'
      ? expectationFrom(question, reply.answer)
      : { rejected: gistOf(fromAnswer(reply.answer)) };
  return toCase({
    id: `feedback-${reply.id}`,
    question: reply.question,
    kind: expect?.refuse ? refusalKind(question) : question.kind,
    expect,
    tags: ['feedback', rating],
  });
}

/** As in the scripted test set. */
function refusalKind({ isSmallTalk }: Question): string {
  return isSmallTalk ? 'chitchat' : 'refusal';
}
