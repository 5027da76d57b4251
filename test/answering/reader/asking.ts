import { expect } from 'vitest';
import {
  type Abstained,
  type Answer,
  type Answered,
  answerText,
} from '../../../src/answering/answer.ts';
import { createChain } from '../../../src/answering/chain.ts';
import { verifyAnswer } from '../../../src/answering/verify/verify.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { describeFailures } from '../../support/describe-failures.ts';
import { articleOf } from '../../support/indexed.ts';
import { archiveOf } from '../bridge.ts';

/** An invented report of one paragraph, of a month (2024-08) or a day (2024-08-12). */
export function story(
  headline: string,
  paragraph: string,
  date = '2024-08',
  details: Partial<Article> = {},
): Article {
  return articleOf(headline, paragraph, {
    publication: '青河日报',
    source: `${headline}-${date}.txt`,
    date: { date, precision: date.length > 7 ? 'day' : 'month' },
    ...details,
  });
}

/** What the whole program answers over these reports; whatever is shown of them must be proved. */
export async function ask(question: string, ...articles: readonly Article[]): Promise<Answer> {
  const { archive, retriever } = await archiveOf(...articles);
  const { answer } = await createChain({ archive, retriever }).invoke(question);
  const shown = answer.status === 'answered' ? answer : answer.nearest;
  if (shown) {
    const verification = verifyAnswer(shown, articles, { wordsMustStand: true });
    expect(describeFailures(shown, verification)).toEqual([]);
    expect(verification.isSupported).toBe(true);
  }
  return answer;
}

/** The same, where it must be answered. */
export async function told(question: string, ...articles: readonly Article[]): Promise<Answered> {
  const answer = await ask(question, ...articles);
  if (answer.status !== 'answered') throw new Error(`${question} ${answerText(answer)}`);
  return answer;
}

/** The same, where it must be refused; a refusal says what was searched. */
export async function refused(
  question: string,
  ...articles: readonly Article[]
): Promise<Abstained> {
  const answer = await ask(question, ...articles);
  if (answer.status === 'answered') throw new Error(`${question} ${answerText(answer)}`);
  expect(answer.reason).toMatch(/^[^\n]{4,60}。$/u);
  expect(answer.searched).toContain(`${articles.length}篇报道`);
  return answer;
}

/** The answer itself in few words, each behind the other; empty where the sentences speak alone. */
export function inFewWords({ statements }: Answered): readonly string[] {
  return statements.filter(({ isShort }) => isShort).map(({ text }) => text);
}

/** The same without the period in brackets. */
export function bareWords(answered: Answered): readonly string[] {
  return inFewWords(answered).map((text) => text.replace(/（[^（）]*）$/u, ''));
}

/** All quotations of an answer. */
export function quoted({ citations }: Answered): string {
  return citations.map(({ quote }) => quote).join('\n');
}
