import { type DateExpression, findDateExpressions } from '../../language/dates.ts';
import { findQuantities } from '../../language/numbers.ts';
import { remember } from '../../language/remember.ts';
import { mayBeTraditional, toSimplified } from '../../language/simplified.ts';
import type { Span } from '../../language/span.ts';
import { isAnswerWord } from './answer-words.ts';
import { findWhole, foldFigures } from './containment.ts';
import { type ContentWord, findContentWords, isDenied } from './content-words.ts';
import { type Figure, type FiguredText, findFigures, findLiterally, isFigure } from './figures.ts';
import { findDatesInPassages } from './issue-dates.ts';

/**
 * Whether a premise supports a statement, by containment: what ALCE's φ (Gao et al., EMNLP 2023) asks
 * a model of inference. Of each clause that does not stand in the premise as it is, every figure with
 * its unit (in any notation), every date and every content word has to stand there, a denied one
 * denied. The premise is passages as `premiseOf` writes them, one after the other.
 *
 * Passed over is what a statement says to the question and of reporting: 是 or 不是 as a clause, 报道
 * behind a date, 据…报道. Blind to what belongs together: 甲产6吨，乙产5吨 supports 甲产5吨.
 */
export function supports(premise: string, statement: string): boolean {
  const read = readPremise(premise);
  return clausesOf(simplify(statement)).every((clause) => isSupported(read, clause));
}

/** Neither traditional characters nor quotation marks make a statement another one. */
function simplify(text: string): string {
  const simplified = mayBeTraditional(text) ? toSimplified(text) : text;
  return simplified.replace(quotationMarks, '');
}

const quotationMarks = /["'“”‘’「」『』《》]/gu;

interface Premise {
  readonly figured: FiguredText;
  readonly dates: readonly DateExpression[];
  /** Folded and in lower case, as content words are. */
  readonly folded: string;
}

/** Remembered, for an answer of many sentences cites the same passages again and again. */
const readPremise = remember((premise): Premise => {
  const simplified = simplify(premise);
  const figured = findFigures(simplified);
  const folded = figured.folded.toLowerCase();
  return { figured, dates: findDatesInPassages(simplified), folded };
}, 20);

const clauseEnd = /[。；，、！？…（）!?;()\n]|[,.:：](?!\d)|(?<!\d)[,.:：]/u;
const asReported = /^据(?<source>.+)报道$|(?<=[年月日])报道$/u;

function clausesOf(statement: string): string[] {
  return statement
    .split(clauseEnd)
    .map((clause) => clause.trim().replace(asReported, '$<source>'))
    .filter((clause) => clause !== '' && !isAnswerWord(clause));
}

function isSupported(premise: Premise, clause: string): boolean {
  const figured = findFigures(clause);
  if (standsAsItIs(premise.figured, figured)) return true;
  const dates = findDateExpressions(clause);
  return (
    dates.every((date) => hasDate(premise, date)) &&
    figured.figures.every((figure) => hasFigure(premise.figured, figure)) &&
    wordsAround(clause, dates).every((word) => hasWord(premise, word))
  );
}

function standsAsItIs(premise: FiguredText, clause: FiguredText): boolean {
  return [...findLiterally(premise, clause)].some((at) => !isDenied(premise.folded, at));
}

/** As printed, or the same days in other words: 2024年上半年 where an issue of 2024 prints 上半年. */
function hasDate({ figured, dates }: Premise, { printed, range }: DateExpression): boolean {
  if (findWhole(figured.folded, foldFigures(printed)).next().done === false) return true;
  return dates.some(({ range: stood }) => {
    return range !== undefined && stood?.first === range.first && stood.last === range.last;
  });
}

/** With the modifier that the statement gives it; one that it leaves out is no addition. */
function hasFigure({ figures }: FiguredText, sought: Figure): boolean {
  const { modifier } = sought.quantity;
  return figures.some((found) => {
    const isAsModified = modifier === undefined || found.quantity.modifier === modifier;
    return isAsModified && isFigure(found, sought);
  });
}

function hasWord({ folded }: Premise, { forms, isDenied: isDenial }: ContentWord): boolean {
  return forms.some((form) =>
    [...findWhole(folded, form)].some((at) => isDenial || !isDenied(folded, at)),
  );
}

/** The content words of a clause outside its dates and figures. */
function wordsAround(clause: string, dates: readonly Span[]): ContentWord[] {
  const spans = [...dates, ...findQuantities(clause)].toSorted((a, b) => a.start - b.start);
  const starts = [0, ...spans.map(({ end }) => end)];
  return starts.flatMap((start, index) =>
    findContentWords(clause.slice(start, spans[index]?.start ?? clause.length)),
  );
}
