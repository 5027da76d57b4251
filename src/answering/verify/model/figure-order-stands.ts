import { findFigures, type MeasuredFigure } from '../../../corpus/figures.ts';
import type { CitedSource } from '../cited-source.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

const sentenceMark = /[。!?;\n]/u;
const respective = /分别|各/u;
/** Ranks and shares, which are told of the amount before them. */
const relative = /^(?:第|%|‰|个百分点)/u;
const listMark = /^[、和及与,]*$/u;
/** So much before 分别 tells that the same things are listed. */
const itemChars = 8;

const figuresOf = perSource(({ comparable }) => findFigures(comparable));

/**
 * Whether ranks and shares follow the amounts that they follow in print, and figures that are given 分别 to the same list of
 * things stand in its order.
 */
export function figureOrderStands({ text, figures, sources }: ModelStatement): boolean {
  const isFollowed = figures.every((_, index) =>
    [amountBefore, figureBefore].every((before) =>
      sources.every((source) => followsAlike(text, figures, index, source, before)),
    ),
  );
  return (
    isFollowed &&
    sources.every(
      (source) => pairsStand(text, figures, source) && listStands(text, figures, source),
    )
  );
}

type Before = typeof amountBefore;

/** The amount of which a rank or share is told. */
function amountBefore(
  text: string,
  figures: readonly MeasuredFigure[],
  index: number,
): MeasuredFigure | undefined {
  const figure = figures[index];
  if (!figure || !relative.test(figure.unit)) return undefined;
  const amount = figures.slice(0, index).findLast(({ unit }) => !relative.test(unit));
  const between = amount && text.slice(amount.span.end, figure.span.start);
  const isOne = between !== undefined && !sentenceMark.test(between) && !respective.test(between);
  return isOne ? amount : undefined;
}

/** The figure right before a rank. */
function figureBefore(
  text: string,
  figures: readonly MeasuredFigure[],
  index: number,
): MeasuredFigure | undefined {
  const [before, figure] = [figures[index - 1], figures[index]];
  if (!before || !figure?.unit.startsWith('第')) return undefined;
  const between = text.slice(before.span.end, figure.span.start);
  return sentenceMark.test(between) || respective.test(between) ? undefined : before;
}

/** Not where a source prints another figure of the unit behind the one before, and the figure behind others alone. */
function followsAlike(
  text: string,
  figures: readonly MeasuredFigure[],
  index: number,
  source: CitedSource,
  beforeOf: Before,
): boolean {
  const figure = figures[index];
  const before = beforeOf(text, figures, index);
  if (!figure || !before || isNamedAnew(figure, before)) return true;
  const printed = figuresOf(source);
  const told = printed
    .map((other, at) => ({ other, before: beforeOf(source.comparable, printed, at) }))
    .filter(({ other }) => other.unit === figure.unit);
  const behind = told.filter((one) => one.before !== undefined && isSame(one.before, before));
  const isPrinted = told.some(({ other }) => isSame(other, figure));
  return !isPrinted || behind.length === 0 || behind.some(({ other }) => isSame(other, figure));
}

/** Whether figures of what is measured more than once (总投资) follow those that they follow in print. */
function pairsStand(
  text: string,
  figures: readonly MeasuredFigure[],
  source: CitedSource,
): boolean {
  const printed = figuresOf(source);
  return figures.every((figure, index) => {
    const before = figures[index - 1];
    if (!before || sentenceMark.test(text.slice(before.span.end, figure.span.start))) return true;
    const behind = printed.filter((_, at) => isSameAt(printed, at - 1, before));
    const own = printed.filter((other) => isSame(other, figure));
    const rival = behind.find((other) => own.some((one) => isSameMeasure(one, other)));
    return !rival || behind.some((other) => isSame(other, figure)) || own.length === 0;
  });
}

function isSameAt(figures: readonly MeasuredFigure[], at: number, one: MeasuredFigure): boolean {
  const figure = figures[at];
  return figure !== undefined && isSame(figure, one);
}

function isSameMeasure(one: MeasuredFigure, other: MeasuredFigure): boolean {
  const [measure, change] = [one.measure?.text, one.change?.text];
  const isAlike = one.unit === other.unit && change === undefined && other.change === undefined;
  return isAlike && measure !== undefined && measure === other.measure?.text;
}

/** Whether a figure has words of its own for what it is of. */
function isNamedAnew({ measure }: MeasuredFigure, before: MeasuredFigure): boolean {
  return measure !== undefined && measure.span.start > before.span.end;
}

/** Whether a list of figures behind 分别 has the order that it has in print behind the same words. */
function listStands(
  text: string,
  figures: readonly MeasuredFigure[],
  source: CitedSource,
): boolean {
  const at = text.indexOf('分别');
  if (at < itemChars) return true;
  const printedAt = source.comparable.indexOf(text.slice(at - itemChars, at + 2));
  if (printedAt < 0) return true;
  const said = listFrom(text, figures, at);
  const printed = listFrom(source.comparable, figuresOf(source), printedAt + itemChars);
  const isReordered =
    said.length === printed.length && [...said].sort().join() === [...printed].sort().join();
  return !isReordered || said.join() === printed.join();
}

function listFrom(text: string, figures: readonly MeasuredFigure[], from: number): string[] {
  const list: string[] = [];
  let end: number | undefined;
  for (const { span, value, unit } of figures) {
    if (span.start < from) continue;
    if (end !== undefined && !listMark.test(text.slice(end, span.start))) break;
    list.push(`${value}${unit}`);
    end = span.end;
  }
  return list;
}

function isSame(one: MeasuredFigure, other: MeasuredFigure): boolean {
  return one.value === other.value && one.upper === other.upper && one.unit === other.unit;
}
