import { findFigures, type MeasuredFigure } from '../../../corpus/figures.ts';
import { longestSharedRun } from '../../../language/shared-characters.ts';
import { frameWords } from './frame-words.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

/** So far around a printed figure its words are read. */
const leadChars = 40;
const behindChars = 10;
/** Between what is measured and its figure: 达到, 共计. */
const longestFiller = 4;
/** A run of a sentence so long, and so many times longer than any other's, tells which printed sentence it is about. */
const longRun = 8;
const longerRun = 3;
const sentenceMark = /[。!?;\n]/u;
const clauseMark = /[,。!?;:、\n]/u;
/** Words that say how a figure is reached and not of what it is. */
const relating =
  /^(?:同比|环比|增长|增加|下降|减少|增速|增幅|降幅|占比|占|达|为|约|超|年|累计|新增|预计|平均|排名|位居|位列|居)+$/u;

/** A printed figure with the words that may say what it is of. */
interface PrintedFigure {
  readonly figure: MeasuredFigure;
  /** All of the sentence since the figure before. */
  readonly wide: string;
  readonly sentence: string;
  /** The figure's own clause, and what it is read to measure. */
  readonly narrow: string;
}

/**
 * Whether each figure of a statement is said of the thing that it is printed of. It is not where the nearest word that tells it
 * from the other figures of its unit stands in print beside one of these alone.
 */
export function figureOwnersStand(statement: ModelStatement): boolean {
  if (statement.figures.length === 0) return true;
  const printed = statement.sources.flatMap(printedFiguresOf);
  return statement.figures.every((figure) => ownerStands(figure, statement, printed));
}

function ownerStands(
  figure: MeasuredFigure,
  statement: ModelStatement,
  printed: readonly PrintedFigure[],
): boolean {
  const alike = printed.filter((other) => other.figure.unit === figure.unit);
  const own = alike.filter((other) => isSame(other.figure, figure));
  const others = alike.filter((other) => !isSame(other.figure, figure));
  if (own.length === 0 || others.length === 0) return true;
  if (own.some((one) => isNamedBefore(one, figure, statement, others))) return true;
  for (const word of wordsAround(figure, statement)) {
    const isOwn = own.some(({ wide }) => wide.includes(word));
    const isOther = others.some(({ narrow }) => narrow.includes(word));
    if (isOwn !== isOther) return isOwn;
    if (!isOwn) return true;
  }
  return sentenceStands(figure, statement.text, own, others);
}

/** Whether a statement names before a figure what it is read to measure, which no other figure does. */
function isNamedBefore(
  { figure: { measure, change } }: PrintedFigure,
  { span }: MeasuredFigure,
  { text }: ModelStatement,
  others: readonly PrintedFigure[],
): boolean {
  if (!measure) return false;
  const isShared = others.some(
    ({ figure }) => figure.measure?.text === measure.text && figure.change?.text === change?.text,
  );
  const lead = text.slice(0, span.start).split(clauseMark).at(-1) ?? '';
  const at = lead.lastIndexOf(measure.text);
  const behind = lead.slice(at + measure.text.length);
  const isChange = change === undefined || behind.includes(change.text);
  const rest = behind.length - (change?.text.length ?? 0);
  return !isShared && at >= 0 && isChange && rest <= longestFiller;
}

/** Whether the words before a figure are not those of a sentence in which others of its unit stand, and it does not. */
function sentenceStands(
  { span }: MeasuredFigure,
  text: string,
  own: readonly PrintedFigure[],
  others: readonly PrintedFigure[],
): boolean {
  const said = sentenceUpTo(text, span.start);
  const longest = (figures: readonly PrintedFigure[]) =>
    Math.max(...figures.map(({ sentence }) => longestSharedRun(said, sentence).length));
  const other = longest(others);
  return other < longRun || other < longest(own) * longerRun;
}

function sentenceUpTo(text: string, at: number): string {
  return (
    text
      .slice(Math.max(0, at - 3 * leadChars), at)
      .split(sentenceMark)
      .at(-1) ?? ''
  );
}

function isSame(one: MeasuredFigure, other: MeasuredFigure): boolean {
  return one.value === other.value && one.upper === other.upper;
}

/** The end of a figure with the noun that it counts. */
function endOf(figure: MeasuredFigure | undefined): number {
  return Math.max(figure?.span.end ?? 0, figure?.measure?.span.end ?? 0);
}

/** The words that say what a figure is of, the nearest first: of its clause, or of the last one before that says anything. */
function wordsAround(figure: MeasuredFigure, { words, text, figures }: ModelStatement): string[] {
  const { start, end } = figure.span;
  const earlier = figures.filter(({ span }) => span.end <= start);
  const from = Math.max(0, ...earlier.map(endOf));
  const behind = words.filter(
    (word) => word.start >= end && /^[的已均都被]?$/u.test(text.slice(end, word.start)),
  );
  const before = words
    .filter((word) => word.start >= from && word.end <= start && isTelling(word.word))
    .filter((word) => !sentenceMark.test(text.slice(word.end, start)))
    .reverse();
  const nearest = before[0]?.end ?? start;
  const ofClause = before.filter((word) => !clauseMark.test(text.slice(word.end, nearest)));
  return [...behind, ...ofClause].map(({ word }) => word).filter(isTelling);
}

function isTelling(word: string): boolean {
  return word.length > 1 && !frameWords.has(word) && !relating.test(word);
}

const printedFiguresOf = perSource(({ comparable }) => readPrinted(comparable));

function readPrinted(text: string): PrintedFigure[] {
  const figures = findFigures(text);
  return figures.map((figure, index) => {
    const { start, end } = figure.span;
    const from = Math.max(endOf(figures[index - 1]), start - leadChars);
    const lead = text.slice(from, start).split(sentenceMark).at(-1) ?? '';
    const clause = lead.split(clauseMark).at(-1) ?? '';
    const behind = text.slice(end, end + behindChars).split(clauseMark)[0] ?? '';
    const measured = `${figure.measure?.text}|${figure.change?.text}`;
    return {
      figure,
      sentence: sentenceUpTo(text, start),
      wide: [lead, behind, measured].join('|'),
      narrow: [clause, behind, measured].join('|'),
    };
  });
}
