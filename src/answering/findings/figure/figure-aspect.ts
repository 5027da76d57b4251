import type { MeasuredFigure } from '../../../corpus/figures.ts';
import type { Question } from '../../../language/question.ts';
import { countsSame } from '../../../retrieval/answer-kind.ts';

/** What of a measured thing is asked: its amount, its growth, its share or rate, its rank. */
export type Aspect = 'amount' | 'growth' | 'share' | 'rank';

const growth =
  /(?<![新净])增(?:长|幅|速|加)|涨|上升|提高|提升|下降|降幅|降低|减少|同比|环比|(?<!更)快了|翻(?:了|一?番|几|两)/u;
const asksRank =
  /第几(?![届次期批号轮站场])|排名|名列|位次|(?:排|居|列)在?(?:.{0,8})(?:第|几|哪)|名次|位居/u;
const asksShare = /占(?!地|用)[^，。？?]{0,14}(?:多少|几|比)|占比|百分|比例|比重|几成/u;
/** 开工率是多少 asks for a percentage. */
const asksRate = /(?:率|占比|比重)(?:是|为|有|达|多少|几|多[高大]|[？?]|$)/u;
/** Rates are percentages without being growth or shares. */
const isRate = /率|比例|占比|比重|百分|覆盖|完成度/u;
const percentage = /^(?:%|‰|个百分点|成)$/u;
const isRankUnit = /^第(?:[位名]?)$/u;

/** What a question about a figure asks of it. */
export function aspectAsked({ text }: Question): Aspect {
  if (asksRank.test(text)) return 'rank';
  if (growth.test(text)) return 'growth';
  return asksShare.test(text) ? 'share' : 'amount';
}

/** Whether a figure is by how much something grew or fell. */
export function tellsGrowth({ change }: MeasuredFigure): boolean {
  return change !== undefined && growth.test(change.text);
}

/** Whether a figure tells this of what it measures. */
export function hasAspect(figure: MeasuredFigure, aspect: Aspect, question: Question): boolean {
  const { unit, change } = figure;
  const isOrdinal = unit.startsWith('第');
  const isGrowth = tellsGrowth(figure);
  switch (aspect) {
    case 'rank':
      return isRankUnit.test(unit);
    case 'growth':
      if (isOrdinal || !comparesAsAsked(change?.text ?? '', question)) return false;
      return isGrowth || (percentage.test(unit) && !change);
    case 'share':
      return percentage.test(unit) && !isGrowth;
    case 'amount':
      if (isOrdinal || isGrowth)
        return isOrdinal && question.unit !== undefined && unit === `第${question.unit}`;
      return !percentage.test(unit) || isRate.test(question.text) || asksHow(question);
  }
}

const falls = /下降|减少|降低|回落|降幅|缩减/u;

/** 环比 is not 同比, and what is asked to have fallen did not grow. */
function comparesAsAsked(change: string, { text }: Question): boolean {
  if (text.includes('环比') !== change.includes('环比')) return false;
  return !falls.test(text) || falls.test(change) || change === '';
}

/** 完成得怎么样 may be answered by a percentage. */
function asksHow({ unit, text }: Question): boolean {
  return unit === undefined && /怎么?样|如何/u.test(text);
}

const extents: readonly (readonly [asked: RegExp, unit: RegExp])[] = [
  [/多大|面积/u, /平方|亩|公顷|岁|平米/u],
  [/多[长远](?!时间)|长度/u, /米|里/u],
  [/多久|多长时间|历时/u, /年|月|天|日|时|分|周/u],
  [/多高/u, /米|层/u],
  [/多重|重量/u, /吨|斤|克/u],
  [/多大年纪|几岁|年龄/u, /岁/u],
  [/多少[^，。,？?]{0,10}(?:资金|补贴|补助|贷款|经费|奖金|税款|税收)[？?]?$/u, /元/u],
];

/** 覆盖率多高 is answered by a percentage, not by metres. */
function isPercentageOf(unit: string, { text }: Question): boolean {
  return percentage.test(unit) && isRate.test(text);
}

/** Whether a figure is counted in what the question asks by: 家, 多久. Growth is not compared. */
export function hasUnitAsked({ unit }: MeasuredFigure, aspect: Aspect, question: Question) {
  if (question.unit !== undefined && aspect === 'growth') {
    return countsSame(question.unit, unit);
  }
  if (aspect !== 'amount' || isPercentageOf(unit, question)) return true;
  if (asksRate.test(question.text)) return percentage.test(unit);
  if (unit.startsWith('第')) return true;
  if (unit === '' && extents.some(([asked]) => asked.test(question.text))) return false;
  if (question.unit !== undefined) return unit === '' || countsSame(question.unit, unit);
  const extent = extents.find(([asked]) => asked.test(question.text));
  return extent === undefined || extent[1].test(unit);
}
