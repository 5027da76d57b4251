import type { GivenAnswer } from '../answers/given-answer.ts';
import type { Expectation } from '../cases/cases.ts';
import { rejectedRefusal } from '../judging/rejection.ts';

/** What a case wants, on one line. */
export function formatExpectation(expect: Expectation): string {
  if (expect.rejected === rejectedRefusal) return '作答（读者否定了拒答）';
  if (expect.rejected !== undefined) return `别的回答（读者否定了：${toLine(expect.rejected)}）`;
  if (expect.refuse) return expect.near ? `拒答（相近：${expect.near.join('、')}）` : '拒答';
  const facts = expect.facts.map((alternatives) => alternatives.join(' / ')).join('；');
  return expect.articles ? `${facts}（出处：${expect.articles.join('、')}）` : facts;
}

/** What was given for a case, on one line. */
export function formatGiven(given: Pick<GivenAnswer, 'text'> | undefined): string {
  return given ? toLine(given.text) : '没有回答';
}

const longestShown = 200;

/** The start of a text, on one line. */
export function toLine(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  if (characters.length <= longestShown) return characters.join('');
  return `${characters.slice(0, longestShown).join('')}…`;
}
