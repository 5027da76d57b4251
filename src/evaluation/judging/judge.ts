import type { Answer, Answered, Citation } from '../../answering/answer.ts';
import { foldForComparison } from '../../language/normalize.ts';
import type { Case } from '../cases/cases.ts';
import { containsFact } from '../measures/facts.ts';
import { isRejected } from './rejection.ts';

type ArticleId = Citation['articleId'];

/** Looks up what a citation does not say about its article, so that a case may name that. */
export interface ArticleLookup {
  /** The headline and the first sentence, or more. */
  readonly openingOf?: (articleId: ArticleId) => string | undefined;
}

/**
 * Whether the answer gives all facts from an expected article, abstains where it should, or is
 * another one than readers rejected.
 */
export function isRight(
  testCase: Pick<Case, 'expect'>,
  answer: Answer,
  lookup?: ArticleLookup,
): boolean {
  return findFault(testCase, answer, lookup) === undefined;
}

/** What makes an answer wrong, in Chinese for the report; undefined for a right one. */
export function findFault(
  { expect }: Pick<Case, 'expect'>,
  answer: Answer,
  lookup: ArticleLookup = {},
): string | undefined {
  if (expect.rejected !== undefined) {
    return isRejected(expect.rejected, answer) ? '读者否定过的回答又出现了' : undefined;
  }
  if (expect.refuse) return answer.status === 'abstained' ? undefined : '应拒答而作答';
  if (answer.status === 'abstained') return '应作答而拒答';
  const missing = expect.facts.filter((fact) => !states(answer, fact));
  if (missing.length > 0) return `缺少：${missing.map((fact) => fact[0]).join('、')}`;
  if (!cites(answer, expect.articles, lookup)) return '出处不在所列文章之内';
  if (!isShortRight(answer, expect.facts)) return '简短的回答不对';
  return speaksOfPeriod(answer, expect.period) ? undefined : '年份不对';
}

/** Whether what stands first in few words, where anything does, holds one of the facts. */
function isShortRight({ statements }: Answered, facts: readonly (readonly string[])[]): boolean {
  const shorts = statements.filter(({ isShort, text }) => isShort && text !== '是');
  if (shorts.length === 0) return true;
  return shorts.some(({ text }) => facts.some((fact) => containsFact(text, fact)));
}

/** Whether the years that stand in the short answers, where any do, are those that were expected. */
function speaksOfPeriod({ statements }: Answered, period: string | undefined): boolean {
  if (period === undefined) return true;
  const years = statements
    .filter(({ isShort }) => isShort)
    .flatMap(({ text }) => text.match(/\d{4}(?=年)/gu) ?? []);
  return years.length === 0 || years.some((year) => period.includes(year));
}

/** Sentence by sentence, so that no fact is made up of the end of one and the start of the next. */
function states(answer: Answered, alternatives: readonly string[]): boolean {
  return answer.statements.some(({ text }) => containsFact(text, alternatives));
}

function cites(
  { citations }: Answered,
  articles: readonly string[] | undefined,
  { openingOf }: ArticleLookup,
): boolean {
  if (!articles) return true;
  const names = articles.map(foldForComparison);
  return citations.some(({ articleId, headline, quote }) => {
    const texts = [headline, quote, openingOf?.(articleId)];
    const folded = texts.map((text) => foldForComparison(text ?? ''));
    return names.some((name) => folded.some((text) => text.includes(name)));
  });
}
