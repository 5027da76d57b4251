import { findQuantities, type Quantity, sameQuantity } from '../../language/numbers.ts';
import type { Span } from '../../language/span.ts';
import { cutsNumber, findWhole, foldFigures } from './containment.ts';

/** A folded text and the figures in it, in order. */
export interface FiguredText {
  readonly folded: string;
  readonly figures: readonly Figure[];
}

/**
 * A figure, and where its digits, scale and unit stand in the folded text. Words that qualify it from
 * outside (约, 左右) are not in the span.
 */
export interface Figure extends Span {
  readonly quantity: Quantity;
  /** Whether 多 or 余 stands inside: 20余处. */
  readonly isOpen: boolean;
}

const coreStart = /[-−第\d０-９〇零○一二两三四五六七八九十百千万亿廿卅]/u;
const modifierAfter = /(?:左\s*右|上\s*下|以\s*[上下内]|之\s*内|开\s*外)$/u;

/** A text folded as `foldFigures` folds it, and where its figures stand in that. */
export function findFigures(text: string): FiguredText {
  const figures: Figure[] = [];
  let folded = '';
  let copied = 0;
  for (const quantity of findQuantities(text)) {
    // 负11.72% is left to be read to the letter: its amount is not 11.72%.
    if (text.charAt(quantity.start - 1) === '负') continue;
    const coreAt = quantity.start + Math.max(0, quantity.printed.search(coreStart));
    const core = text.slice(coreAt, quantity.end).replace(modifierAfter, '');
    folded += foldFigures(text.slice(copied, coreAt));
    const start = folded.length;
    folded += foldFigures(core);
    figures.push({ quantity, start, end: folded.length, isOpen: /[多余]/u.test(core) });
    copied = coreAt + core.length;
  }
  return { folded: folded + foldFigures(text.slice(copied)), figures };
}

/**
 * Whether a figure is the one that is looked for, whatever the notation. Where that has no unit (36亿),
 * a figure of any unit will do.
 */
export function isFigure(found: Figure, sought: Figure): boolean {
  const { quantity, isOpen } = sought;
  const unit = quantity.unit === '' ? found.quantity.unit : quantity.unit;
  return isOpen === found.isOpen && isSameNumber(found.quantity, { ...quantity, unit });
}

/** `sameQuantity` compares some nine digits; all have to be the same. */
function isSameNumber(a: Quantity, b: Quantity): boolean {
  const haveSameDigits =
    digitsOf(a.value) === digitsOf(b.value) && digitsOf(a.upper ?? 0) === digitsOf(b.upper ?? 0);
  return haveSameDigits && sameQuantity(a, b);
}

const certainDecimals = 14;

/** Without the place of the decimal point, in which 三成 and 30% differ. */
function digitsOf(value: number): string {
  return value.toExponential(certainDecimals).replace(/e.*$/u, '');
}

/** Where a part stands in a text to the letter, with no figure of the text cut at either end. */
export function* findLiterally(text: FiguredText, part: FiguredText): Generator<number> {
  for (const at of findWhole(text.folded, part.folded)) {
    if (!cutsUnit(text, part, at + part.folded.length)) yield at;
  }
}

/** Whether the figure that ends the part has another unit in the text: 10个|百分点, but not 5轮|次. */
function cutsUnit(text: FiguredText, part: FiguredText, end: number): boolean {
  const sought = part.figures.at(-1);
  if (sought?.end !== part.folded.length || sought.quantity.unit === '') return false;
  const found = text.figures.find((figure) => figure.start < end && end < figure.end);
  return found !== undefined && !isNarrower(found.quantity.unit, sought.quantity.unit);
}

/** 轮次 counts 轮, 台套 counts 台. */
function isNarrower(unit: string, than: string): boolean {
  return unit.startsWith(than) && /^[次份套]?$/u.test(unit.slice(than.length));
}

/** Whether a text holds a part that has figures: each in any notation, what is around them to the letter. */
export function containsInOtherNotation(text: FiguredText, part: FiguredText): boolean {
  const [first, ...literals] = literalsOf(part);
  const last = literals.pop();
  if (first === undefined || last === undefined) return false;
  const printed = literalsOf(text);
  return text.figures.some((_, at) => {
    const areSame = part.figures.every((sought, index) => {
      const found = text.figures[at + index];
      return found !== undefined && isFigure(found, sought);
    });
    const between = literals.every((literal, index) => printed[at + index + 1] === literal);
    return (
      areSame &&
      between &&
      endsWhole(printed[at] ?? '', first) &&
      startsWhole(printed[at + part.figures.length] ?? '', last)
    );
  });
}

/** What stands before, between and behind the figures: one text more than there are figures. */
function literalsOf({ folded, figures }: FiguredText): string[] {
  const starts = [0, ...figures.map(({ end }) => end)];
  return starts.map((start, index) => folded.slice(start, figures[index]?.start));
}

function endsWhole(text: string, part: string): boolean {
  return text.endsWith(part) && !(part !== '' && cutsNumber(text, text.length - part.length));
}

function startsWhole(text: string, part: string): boolean {
  return text.startsWith(part) && !(part !== '' && cutsNumber(text, part.length));
}
