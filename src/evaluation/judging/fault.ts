import type { GivenAnswer } from '../answers/given-answer.ts';
import type { Case } from '../cases/cases.ts';
import { isAnswerWord } from '../measures/answer-words.ts';
import { containsFact } from '../measures/facts.ts';
import { isWrongPeriod } from '../measures/periods.ts';
import { isRejected } from './rejection.ts';

/**
 * What makes an answer wrong, in Chinese for the report; undefined for a right one, which states all
 * facts, one of them in its short answer, cites an expected article and speaks of the expected year;
 * or abstains where it should; or is another one than readers rejected.
 * @param citesNamed whether the answer cites one of the articles that the case names
 */
export function findFault(
  { expect }: Pick<Case, 'expect'>,
  given: GivenAnswer,
  citesNamed: boolean,
): string | undefined {
  if (expect.rejected !== undefined) {
    return isRejected(expect.rejected, given) ? '读者否定过的回答又出现了' : undefined;
  }
  if (expect.refuse) return given.status === 'abstained' ? undefined : '应拒答而作答';
  if (given.status === 'abstained') return '应作答而拒答';
  const missing = expect.facts.filter((fact) => !states(given, fact));
  if (missing.length > 0) return `缺少：${missing.map((fact) => fact[0]).join('、')}`;
  if (expect.articles && !citesNamed) {
    return given.citations.length === 0 ? '没有给出出处' : '出处不在所列文章之内';
  }
  if (!isShortRight(given, expect.facts)) return '简短的回答不对';
  return speaksOfOtherPeriod(given, expect.period) ? '年份不对' : undefined;
}

/** Whether what stands first in few words, where anything does, holds one of the facts. */
function isShortRight({ statements }: GivenAnswer, facts: readonly (readonly string[])[]): boolean {
  const shorts = statements.filter(({ isShort, text }) => isShort && !isAnswerWord(text));
  if (shorts.length === 0) return true;
  return shorts.some(({ text }) => facts.some((fact) => containsFact(text, fact)));
}

/** Sentence by sentence, so that no fact is made up of the end of one and the start of the next. */
function states({ statements }: GivenAnswer, alternatives: readonly string[]): boolean {
  return statements.some(({ text }) => containsFact(text, alternatives));
}

/** What `isWrongPeriod` says of an answer: undefined where no year is expected, or it has none. */
export function speaksOfOtherPeriod(
  { statements, citations }: GivenAnswer,
  period: string | undefined,
): boolean | undefined {
  if (period === undefined) return undefined;
  const citationDates = citations.flatMap(({ date }) => date ?? []);
  return isWrongPeriod({ statements, citationDates }, period);
}
