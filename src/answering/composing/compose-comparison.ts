import type { Quantity } from '../../language/numbers.ts';
import type { Answered, CitedFigure, Statement } from '../answer.ts';
import { figureAsked } from '../findings/figure/figure.ts';
import { compute, unitOfDifference } from '../verify/computation.ts';
import type { ComparedSide } from './compare.ts';
import { compose } from './compose.ts';
import { changedMeasure, isSameMeasure } from './over-time.ts';
import { isFound, type Selected } from './select.ts';

/** A greater difference is better told by the figures themselves. */
const mostPercent = 300;
/** Of lengths, temperatures and times a percentage says nothing. */
const extent = /米|里|度|℃|岁|[年月天时分秒]$/u;

/** One side with its figure. */
interface Figured {
  readonly label: string;
  readonly result: Selected;
  readonly figure: Quantity;
  /** What the paper says it measures. */
  readonly measure: string | undefined;
  /** What it tells of that instead of its amount: 同比增长, 超警戒. */
  readonly change: string | undefined;
}

/**
 * Both sides' figures, each proved, and before them how much the first is more than the second, as
 * reckoned by this program; undefined where a side has no figure.
 */
export function composeComparison(
  sides: readonly [ComparedSide, ComparedSide],
): Answered | undefined {
  const [first, second] = [toFigured(sides[0]), toFigured(sides[1])];
  if (!first || !second || first.change !== second.change) return undefined;
  const answer = compose([first.result, second.result]);
  const [to, from] = [markerOf(first, answer), markerOf(second, answer)];
  const computed = to && from ? difference(first, second, to, from) : undefined;
  const isOneMeasure = isSameMeasure(first.measure, second.measure);
  return {
    ...answer,
    statements: [...(computed ? [computed] : []), ...answer.statements],
    ...(isOneMeasure ? {} : { remark: changedMeasure }),
  };
}

function toFigured({ label, result }: ComparedSide): Figured | undefined {
  const [best] = isFound(result) ? result.candidates : [];
  const found = best && figureAsked(best.sentence, result.question);
  if (!found || !isFound(result)) return undefined;
  const { span, measure, change, ...figure } = found.figure;
  return {
    label,
    result: { ...result, candidates: result.candidates.slice(0, 1) },
    figure: { ...figure, ...span },
    measure: measure?.text,
    change: change?.text
      .replace(/同比|增速|增长|增幅/gu, '同比增长')
      .replace(/(?:同比增长)+/u, '同比增长'),
  };
}

function markerOf({ result, figure }: Figured, { citations }: Answered): number | undefined {
  const [best] = result.candidates;
  return citations.find(
    ({ articleId, span }) =>
      articleId === best?.sentence.article.id &&
      span.start <= figure.start &&
      span.end >= figure.end,
  )?.marker;
}

/** 甲比乙多14.64亿元，多15.4%（由两数算出）; percentages differ by percentage points. */
function difference(
  first: Figured,
  second: Figured,
  to: number,
  from: number,
): Statement | undefined {
  const result = compute(second.figure, first.figure);
  if (!result) return undefined;
  const more = isRate(first.figure) ? ['高', '低'] : ['多', '少'];
  const word = more[result.difference < 0 ? 1 : 0];
  const amount = inScaleOf(first.figure, Math.abs(result.difference));
  const hasShare =
    result.percent !== undefined &&
    Math.abs(result.percent) <= mostPercent &&
    !extent.test(first.figure.unit);
  const percent =
    !hasShare || result.percent === undefined
      ? ''
      : `，${word}${Math.abs(result.percent).toFixed(1)}%`;
  const told =
    result.difference === 0
      ? `${first.label}与${second.label}相同`
      : `${first.label}比${second.label}${word}${amount}${percent}`;
  const cited = ({ figure }: Figured, marker: number): CitedFigure => ({
    printed: figure.printed,
    marker,
  });
  return {
    text: `${told}（由两数算出）`,
    markers: [...new Set([to, from])],
    isShort: true,
    computation: { from: cited(second, from), to: cited(first, to) },
  };
}

function isRate({ unit }: Quantity): boolean {
  return unit === '%' || unit === '个百分点';
}

/** A difference in base units as the figure prints its own: 14.64亿元 beside 98.21亿元. */
function inScaleOf(figure: Quantity, base: number): string {
  const { printed, unit } = figure;
  if (isRate(figure)) return `${trimmed(base)}${unitOfDifference(unit)}`;
  const scales: readonly (readonly [string, number])[] = [
    ['亿', 1e8],
    ['万', 1e4],
    ['', 1],
  ];
  const [scale, size] = scales.find(([name]) => name === '' || printed.includes(name)) ?? ['', 1];
  return `${trimmed(base / size)}${scale}${unit}`;
}

/** Without what binary fractions add. */
function trimmed(value: number): string {
  return String(Number(value.toFixed(6)));
}
