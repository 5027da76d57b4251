import { findQuantities, type Quantity, sameQuantity } from '../../language/numbers.ts';

/** A figure with what the words right before it say of it. */
export interface StatedFigure {
  readonly quantity: Quantity;
  /** 同比, 环比, or 较 for any other comparison (较上年, 比去年). */
  readonly comparison?: string;
  readonly direction?: 'up' | 'down';
}

const up =
  '增长|增加|上升|提高|提升|上涨|增幅|增速|涨幅|高于|高出|多于|快于|优于|领先|增|涨|多|高|快';
const down = '下降|减少|降低|回落|下跌|下滑|降幅|跌幅|低于|低出|少于|慢于|落后|减|降|跌|少|低|慢';
const fillers = '(?:了|出|到|至|为|达到?|分别|均|也|约|在)*';
const directionAtEnd = new RegExp(`(?:(?<up>${up})|(?<down>${down}))${fillers}$`, 'u');
const growthAtEnd = /(?<word>同比|环比)(?:分别|均|预计|累计|年均|净|再|又|为)*$/u;
const comparisonAtEnd = /(?:较|(?<![同环占对相])比)[^较比]{1,14}$/u;
const clauseMarks = /[，。；：！？、\n,;:（）()]/u;
const longestLead = 24;
const enumeration = /^\s*[、和及与]\s*$/u;

/** The figures of a text in order; one of a list (增长3%、5%) takes the words before the list. */
export function statedFiguresIn(text: string): StatedFigure[] {
  const stated: StatedFigure[] = [];
  for (const quantity of findQuantities(text).map((found) => withoutDirection(found, text))) {
    const last = stated.at(-1);
    const between = text.slice(last?.quantity.end ?? 0, quantity.start);
    const isListed = last !== undefined && enumeration.test(between);
    stated.push(isListed ? { ...last, quantity } : { quantity, ...leadOf(between) });
  }
  return stated;
}

/** In 比2.1万吨多3000吨 the 多 goes with the second figure. */
function withoutDirection(quantity: Quantity, text: string): Quantity {
  const { modifier, printed, end } = quantity;
  const isDirection =
    modifier === '多' && printed.endsWith('多') && /^\s*\d/u.test(text.slice(end));
  if (!isDirection) return quantity;
  const { modifier: _, ...exact } = quantity;
  return { ...exact, printed: printed.slice(0, -1), end: end - 1 };
}

/** What the clause that ends where a figure begins says of the figure. */
function leadOf(before: string): Omit<StatedFigure, 'quantity'> {
  const clause = before.slice(-longestLead).split(clauseMarks).at(-1)?.replaceAll(/\s/gu, '') ?? '';
  const found = directionAtEnd.exec(clause);
  const rest = found ? clause.slice(0, found.index) : clause;
  const growth = growthAtEnd.exec(rest)?.groups?.word;
  const comparison = growth ?? (found && comparisonAtEnd.test(rest) ? '较' : undefined);
  const direction = found?.groups?.up === undefined ? 'down' : 'up';
  return {
    ...(comparison === undefined ? {} : { comparison }),
    ...(found ? { direction } : {}),
  };
}

/** Modifiers that say the same. */
const modifierClasses = [
  '约 大约 左右 上下',
  '近 将近 接近',
  '超 超过 逾 多 余',
  '不足 不到',
  '以上 不少于 不低于 至少 最少',
  '以下 以内 之内 不超过 不多于 不高于 至多 最多',
].map((line) => line.split(' '));

function modifierClass({ modifier }: Quantity): number | string | undefined {
  if (modifier === undefined) return undefined;
  const found = modifierClasses.findIndex((words) => words.includes(modifier));
  return found === -1 ? modifier : found;
}

/** Whether two quantities say the same figure, and are as exact: 约36亿元 is not 36亿元. */
export function sameFigure(a: Quantity, b: Quantity): boolean {
  return sameQuantity(a, b) && modifierClass(a) === modifierClass(b);
}
