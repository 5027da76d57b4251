import type { Article } from '../corpus/article.ts';
import {
  type DateExpression,
  type DateRange,
  findDateExpressions,
  rangeContains,
  rangeOf,
  rangesEqual,
  rangesOverlap,
} from '../language/dates.ts';
import type { Span } from '../language/span.ts';

/** How the period that a question names agrees with the one that a sentence speaks of. */
export type PeriodFit = 'none-asked' | 'same-day' | 'same' | 'within' | 'unknown' | 'other';

/** A period as a text names it, and the days it stands for. */
export interface NamedPeriod {
  readonly printed: string;
  readonly range: DateRange;
}

interface Dated extends Span, NamedPeriod {
  /** Whether something of another period is only compared with this one: 较2020年增长75%. */
  readonly isReference: boolean;
}

const comparesWith = /(?:[较比同占]|[高低大小多少优快慢强弱]于)$/u;
/** 目前 and 近日 say when it was told, not which period a figure is of. */
const saysNow = /^(?:截至)?(?:目前|当前|如今|现在|近日|日前|今天|今日)/u;

const known = new WeakMap<Article, ArticlePeriods>();

/** The periods of an article, read once as long as it is held: it takes longer than all else. */
export function periodsOf(article: Article): ArticlePeriods {
  const periods = known.get(article) ?? new ArticlePeriods(article);
  known.set(article, periods);
  return periods;
}

/** The date expressions of one article, read against its issue date. */
export class ArticlePeriods {
  /** In the order of print. */
  readonly #dated: readonly Dated[];
  readonly #issue: DateRange | undefined;

  constructor(article: Pick<Article, 'text' | 'date'>) {
    this.#dated = findDateExpressions(article.text, article.date).flatMap(
      ({ start, end, range, printed }) => {
        if (!range) return [];
        const isReference =
          comparesWith.test(article.text.slice(Math.max(0, start - 2), start)) ||
          printed.includes('同期') ||
          saysNow.test(printed);
        return [{ start, end, printed, range, isReference }];
      },
    );
    this.#issue = article.date && rangeOf(article.date);
  }

  /**
   * How well a sentence fits the dates that a question names. A figure is of the period that its
   * own sentence names, or the last one before it; anything else may be asked by its issue's date.
   * @param figureAt where in the article's text the figure stands, where that is known
   */
  fit(
    sentence: Span,
    asked: readonly DateExpression[],
    isFigure: boolean,
    figureAt?: number,
  ): PeriodFit {
    if (asked.length === 0) return 'none-asked';
    const wanted = asked.flatMap((expression) => this.#resolve(expression) ?? []);
    const own = figureAt === undefined ? undefined : this.namedBefore(sentence, figureAt)?.range;
    const spoken = own ? [own] : this.#periodsOf(sentence);
    const issue = this.#issue && (!isFigure || spoken.length === 0) ? [this.#issue] : [];
    if (wanted.length === 0 || spoken.length + issue.length === 0) return 'unknown';
    const near = isFigure ? issue : [...spoken, ...issue];
    const fits = wanted.map((range) => fitOf(range, spoken, near));
    if (fits.every((fit) => fit === 'other')) return 'other';
    if (own && !fits.includes('same') && wanted.some(isPartOfYear)) return 'other';
    if (!fits.includes('same')) return 'within';
    return wanted.some(({ first, last }) => first === last) ? 'same-day' : 'same';
  }

  /** The period that a sentence names last before a place in it; none that is only compared with. */
  namedBefore(sentence: Span, at: number): NamedPeriod | undefined {
    for (let index = this.#firstFrom(at) - 1; index >= 0; index--) {
      const expression = this.#dated[index];
      if (!expression || expression.start < sentence.start) return undefined;
      if (!expression.isReference) return expression;
    }
    return undefined;
  }

  /** A sentence's own dates, else the last one before it in its article; none only compared with. */
  #periodsOf(sentence: Span): DateRange[] {
    const first = this.#firstFrom(sentence.start);
    const own: DateRange[] = [];
    const now: DateRange[] = [];
    for (let at = first; at < this.#dated.length; at++) {
      const expression = this.#dated[at];
      if (!expression || expression.start >= sentence.end) break;
      if (expression.end > sentence.end) continue;
      if (saysNow.test(expression.printed) && this.#issue) now.push(this.#issue);
      if (!expression.isReference) own.push(expression.range);
    }
    if (own.length + now.length > 0) return own.length > 0 ? own : now;
    const before = this.#dated.slice(0, first).findLast(({ isReference }) => !isReference);
    return before ? [before.range] : [];
  }

  /** Index of the first expression that begins at an offset or after it; found by halving. */
  #firstFrom(offset: number): number {
    let [low, high] = [0, this.#dated.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#dated[middle]?.start ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A question's 7月19日 or 上半年 means the year that the article would mean by it. */
  #resolve({ printed, range }: DateExpression): DateRange | undefined {
    if (range) return range;
    const year = this.#issue?.first.slice(0, 4);
    if (year === undefined) return undefined;
    return findDateExpressions(printed, { date: year, precision: 'year' })[0]?.range;
  }
}

/** Of a half, a quarter or a month no shorter period tells the figure; of a year it may, with its name. */
function isPartOfYear({ first, last }: DateRange): boolean {
  return (
    first.slice(0, 4) === last.slice(0, 4) && !(first.endsWith('-01-01') && last.endsWith('-12-31'))
  );
}

/** @param near periods that need only touch the wanted one */
function fitOf(
  wanted: DateRange,
  spoken: readonly DateRange[],
  near: readonly DateRange[],
): 'same' | 'within' | 'other' {
  if (spoken.some((period) => rangesEqual(wanted, period))) return 'same';
  if (spoken.some((period) => rangeContains(wanted, period))) return 'within';
  return near.some((period) => rangesOverlap(wanted, period)) ? 'within' : 'other';
}
