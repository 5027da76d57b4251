import type { Answer, Answered, Citation } from '../answering/answer.ts';
import { foldForComparison } from '../language/normalize.ts';
import type { Case } from './cases.ts';
import { isRejected } from './rejection.ts';

/**
 * Whether a text states a fact in one of its notations. White space, full or half width and
 * thousands separators do not matter, digits do: 36亿 is neither in 136亿 nor in 3.36亿, and 十个 not
 * in 二十个. One amount in two units (13036万元, 1.3036亿元) needs two alternatives.
 */
export function containsFact(text: string, alternatives: readonly string[]): boolean {
  const folded = foldFigures(text);
  return alternatives.some((alternative) => containsWhole(folded, foldFigures(alternative)));
}

const thousandsSeparator = /(?<=\d),(?=\d{3}(?!\d))/gu;

/** Without its full stops, which folding would turn into decimal points. */
function foldFigures(text: string): string {
  return foldForComparison(text.replace(/[。｡]/gu, '；').replace(thousandsSeparator, ''));
}

function containsWhole(text: string, part: string): boolean {
  if (part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    const cutsNumber =
      isInsideNumber(text.slice(0, at), text.slice(at)) ||
      isInsideNumber(text.slice(0, end), text.slice(end));
    if (!cutsNumber) return true;
  }
  return false;
}

const chineseNumeral = '[〇零一二三四五六七八九十百千万亿两]';
const numberEnd = new RegExp(String.raw`(\d\.?|${chineseNumeral})$`, 'u');
const digitsGoOn = /^\.?\d/u;
const numeralGoesOn = new RegExp(`^${chineseNumeral}`, 'u');

/** Whether the cut between two texts goes through one number: 1|36, 3.|6, 二|十 or 20万|亿. */
function isInsideNumber(before: string, after: string): boolean {
  const ending = numberEnd.exec(before)?.[0];
  if (ending === undefined) return false;
  return /^\d/u.test(ending) ? digitsGoOn.test(after) : numeralGoesOn.test(after);
}

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

/** A count out of a total, kept together so that every percentage can show its n. */
export interface Proportion {
  readonly hits: number;
  readonly total: number;
}

/** Counts the items for which a test holds. */
export function proportionOf<T>(items: readonly T[], isHit: (item: T) => boolean): Proportion {
  return { hits: items.filter(isHit).length, total: items.length };
}

/** The normal distribution's quantile that leaves 2.5 % at each end. */
const z95 = 1.959964;

/**
 * The 95 % interval of a proportion, from 0 to 1, good for small n and for shares near 0 and 1; it
 * is [0, 1] when n is 0. Wilson's score interval: E. B. Wilson, JASA 22 (1927), 209–212.
 */
export function wilsonInterval({ hits, total }: Proportion): readonly [low: number, high: number] {
  if (total === 0) return [0, 1];
  const share = hits / total;
  const shrink = 1 + z95 ** 2 / total;
  const centre = (share + z95 ** 2 / (2 * total)) / shrink;
  const variance = (share * (1 - share)) / total + z95 ** 2 / (4 * total ** 2);
  const reach = (z95 * Math.sqrt(variance)) / shrink;
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/** Whether a question was refused, and whether it should have been. */
export interface RefusalOutcome {
  readonly expected: boolean;
  readonly refused: boolean;
}

/** Precision: of the refusals, those that were due. Recall: of those due, the ones that came. */
export function refusalScores(outcomes: readonly RefusalOutcome[]) {
  const made = outcomes.filter(({ refused }) => refused);
  const due = outcomes.filter(({ expected }) => expected);
  return {
    precision: proportionOf(made, ({ expected }) => expected),
    recall: proportionOf(due, ({ refused }) => refused),
  };
}

/**
 * The smallest value that at least `percent` per cent of the values do not exceed, by the
 * nearest-rank method: rank ⌈percent / 100 · n⌉. Undefined where there are no values.
 */
export function percentile(values: readonly number[], percent: number): number | undefined {
  const rank = Math.max(1, Math.ceil((percent / 100) * values.length));
  return values.toSorted((a, b) => a - b)[rank - 1];
}
