import type { Quantity } from '../../language/numbers.ts';
import type { CitedFigure, Computation, Statement } from '../answer.ts';
import type { CitedSource, ReadText } from './cited-source.ts';
import { compute, isOperand, isResult, onlyQuantity } from './computation.ts';
import { dateStands } from './dates-stand.ts';
import { figureStands } from './figures-stand.ts';
import type { Verdict } from './verdict.ts';

const more = '多|增长|增加|增|高|快|上升|提高|提升|上涨|涨|超出|高出';
const less = '少|减少|减|低|慢|下降|降低|降|回落|下跌';
const directionAtEnd = new RegExp(`(?:(?<more>${more})|(?<less>${less}))(?:了|出|为)*$`, 'u');
const neutralAtEnd = /(?:相差|差距|差|之差)(?:了|为|是)*$/u;
/** Behind such a mark a result is said again in another way: 多14.64亿元，即15.4%. */
const furtherResult = /^[，、（(即或合约为\s]*$/u;
const comparing = /[比较]/u;
const fromTo = /[从由](?!两)/u;
const reckoned = /算/u;
/** 两 of what was reckoned from is no figure. */
const ownNote = /由[两二]个?数[字据值]?[^，。）)\d]{0,4}算/gu;

interface Operand {
  readonly quantity: Quantity;
  readonly source: CitedSource;
}

interface Operands {
  readonly from: Operand;
  readonly to: Operand;
}

/** Checks a statement whose figure was reckoned: operands, result, direction, dates, and that it says so. */
export function verifyComputed(
  { markers }: Statement,
  computation: Computation,
  statement: ReadText,
  sources: readonly CitedSource[],
): Verdict {
  const { from, to } = computation;
  const operands = { from: operandOf(from, sources), to: operandOf(to, sources) };
  if (!isRead(operands)) return 'number-not-found';
  const isCited = markers.includes(from.marker) && markers.includes(to.marker);
  if (!isCited || !reckoned.test(statement.text)) return 'computation-wrong';
  if (!reckonsRight(statement, operands)) return 'computation-wrong';
  return periodsStand(statement, operands) ? 'supported' : 'date-not-found';
}

function operandOf(
  { printed, marker }: CitedFigure,
  sources: readonly CitedSource[],
): Operand | undefined {
  const quantity = onlyQuantity(printed);
  const source = sources.find(({ citation }) => citation.marker === marker);
  if (!quantity || !source) return undefined;
  const isPrinted = source.texts.some((text) => figureStands({ quantity }, text));
  return isPrinted ? { quantity, source } : undefined;
}

function isRead(operands: {
  from: Operand | undefined;
  to: Operand | undefined;
}): operands is Operands {
  return operands.from !== undefined && operands.to !== undefined;
}

function reckonsRight(statement: ReadText, { from, to }: Operands): boolean {
  const result = compute(from.quantity, to.quantity);
  if (!result || statement.codes.length > 0) return false;
  if (!isOrderRight(statement, from.quantity, to.quantity)) return false;
  let direction: number | undefined;
  let results = 0;
  let end = 0;
  for (const { quantity } of statement.figures) {
    const lead = statement.text.slice(end, quantity.start);
    end = quantity.end;
    const said = directionOf(lead) ?? (furtherResult.test(lead) ? direction : undefined);
    const mayBeOperand = isOperand(quantity, [from.quantity, to.quantity]);
    if (mayBeOperand && directionOf(lead) === undefined) continue;
    if (isResult(quantity, from.quantity.unit, result)) {
      if (said === undefined || (said !== 0 && said !== Math.sign(result.difference))) return false;
      direction = said;
      results++;
    } else if (!mayBeOperand && !isOwnNote(statement.text, quantity)) return false;
  }
  return results > 0 || (result.difference === 0 && /持平|相同/u.test(statement.text));
}

function isOwnNote(text: string, { start }: Quantity): boolean {
  return [...text.matchAll(ownNote)].some(
    ({ 0: note, index }) => start >= index && start < index + note.length,
  );
}

/** 1 for more, -1 for less, 0 where only a difference is named. */
function directionOf(lead: string): number | undefined {
  const found = directionAtEnd.exec(lead)?.groups;
  if (found) return found.more === undefined ? -1 : 1;
  return neutralAtEnd.test(lead) ? 0 : undefined;
}

/** 甲比乙多 begins with what is more, 从甲到乙 with where it began. */
function isOrderRight({ text, figures }: ReadText, from: Quantity, to: Quantity): boolean {
  if (from.value === to.value) return true;
  const placeOf = (operand: Quantity) =>
    figures.find(({ quantity }) => isOperand(quantity, [operand]))?.quantity;
  const [first, second] = [placeOf(from), placeOf(to)];
  if (!first || !second) return true;
  const isFromFirst = first.start < second.start;
  const [earlier, later] = isFromFirst ? [first, second] : [second, first];
  if (comparing.test(text.slice(earlier.end, later.start))) return !isFromFirst;
  return !fromTo.test(text.slice(0, earlier.start)) || isFromFirst;
}

/**
 * Each date belongs to the operand that follows it; where none does, one before 比 to `to`, one behind
 * it to `from`; and it is to be proved by the citation of that operand alone.
 */
function periodsStand(statement: ReadText, { from, to }: Operands): boolean {
  const { text, figures, dates } = statement;
  const compared = text.search(comparing);
  return dates.every(({ start, end }, index) => {
    const next = figures.find(({ quantity }) => quantity.start >= end)?.quantity;
    const owners = [from, to].filter(
      ({ quantity }) => next !== undefined && isOperand(next, [quantity]),
    );
    const byOrder = compared === -1 ? [from, to] : [start < compared ? to : from];
    const sources = (owners.length > 0 ? owners : byOrder).map(({ source }) => source);
    return dateStands(statement, index, sources, { takesIssueDate: true });
  });
}
