import { periodsNamed } from '../../language/periods-named.ts';
import { analyseQuestion, type Question } from '../../language/question.ts';
import type { Inquiry } from '../evidence/inquiry.ts';
import { isFound, type NotFound, type Selected, selectFor } from './select.ts';

/** What is compared: a question for the figure of each side, and what the sides are called. */
export interface Side {
  readonly label: string;
  readonly question: Question;
}

export interface Comparison {
  readonly sides: readonly [Side, Side];
}

/** A side with what was found for it. */
export interface ComparedSide extends Side {
  readonly result: Selected | NotFound;
}

/** Words that compare, and leave the question for one side's figure when they are taken out. */
const comparing =
  /(?:更|还)?(?<![提降])(?:多|少|高|低|快|慢|大|小|长)(?:了|出)?(?:一?些)?(?=(?:§|几|还是|[？?。，,]|$))|相比(?:之下|较)?|对比|比较|比起来?|[跟和与同比]?$|(?:跟|和|与|同|比)(?=\s|实际|的|$)|哪(?:一?个[省市县区镇乡村]|一?[年个家边者次])?|还是|(?:增长|增加|下降|减少|上升|提高)(?:了)?(?=§|$)|相差|之间|差距|差(?=§|几)|怎么样|如何|变化|了吗/gu;
const sides =
  /^(?<first>[^，。？?]{2,24}?)(?:和|与|跟|同|比|，还是|还是|、)(?<second>[^，。？?和与跟]{2,24}?)(?<rest>[，,].*|(?:的|预计|谁|哪|相比|相差|差|比).*)$/u;

/** 哪个镇产量更高，甲镇还是乙镇. */
const alternatives =
  /^(?<rest>[^，]+)[，,](?:是)?(?<first>[^，。？?]{2,16})还是(?<second>[^，。？?]{2,16})[？?]?$/u;

/** 甲镇产量比乙镇多多少. */
const than =
  /^(?<first>[^，。？?]{2,24}?)比(?<second>[^，。？?]{2,16}?)(?<rest>(?:多|少|高|低|快|慢|大|小|长)(?:了|出)?(?:多少|几).*)$/u;

/** The two sides of a question that compares two periods or two things; undefined for any other. */
export function comparisonIn(question: Question): Comparison | undefined {
  if (question.kind !== 'comparison') return undefined;
  return ofPeriods(question.text) ?? ofThings(question.text);
}

/** What was found for both sides. */
export function findSides(
  { sides: [first, second] }: Comparison,
  inquiry: Inquiry,
): readonly [ComparedSide, ComparedSide] {
  return [findSide(first, inquiry), findSide(second, inquiry)];
}

/** The growth that a paper prints itself: 较2020年增长75%; undefined where none does. */
export function printedGrowth(
  [first, second]: readonly [ComparedSide, ComparedSide],
  inquiry: Inquiry,
): Selected | undefined {
  const text = first.question.text.replace(/多少[?？]$/u, '增长多少？');
  const question = { ...figureQuestion(text), dates: first.question.dates };
  const result = selectFor(question, question, inquiry);
  if (!isFound(result)) return undefined;
  const told = result.candidates[0]?.sentence.text ?? '';
  return ['较', '比'].some((word) => told.includes(word + second.label)) ? result : undefined;
}

const aims = /目标|计划|预计|任务/u;

/** In 目标比去年高多少 the aim is one side's only. */
function findSide(side: Side, inquiry: Inquiry): ComparedSide {
  const result = selectFor(side.question, side.question, inquiry);
  if (isFound(result) || !aims.test(side.question.text)) return { ...side, result };
  const reached = figureQuestion(side.question.text.replace(new RegExp(aims, 'gu'), ''));
  const { dates } = side.question;
  const question = { ...reached, dates };
  return { ...side, question, result: selectFor(question, question, inquiry) };
}

function ofPeriods(text: string): Comparison | undefined {
  const named = periodsNamed(text);
  const [first, second, ...others] = named?.periods ?? [];
  if (!named || first === undefined || second === undefined || others.length > 0) return undefined;
  const base = toBase(named.rest);
  const sideOf = (label: string): Side => ({
    label,
    question: figureQuestion(`${label}${base}多少？`),
  });
  return { sides: [sideOf(first), sideOf(second)] };
}

function ofThings(text: string): Comparison | undefined {
  const groups = (alternatives.exec(text) ?? than.exec(text) ?? sides.exec(text))?.groups ?? {};
  const { rest } = groups;
  if (groups.first === undefined || groups.second === undefined || rest === undefined)
    return undefined;
  const [first, measure] = apart(groups.first, groups.second);
  const [second, measureBehind] = apart(groups.second, first);
  const base = measure + measureBehind + toBase(rest);
  const { dates } = analyseQuestion(text);
  const sideOf = (name: string): Side => {
    const question = figureQuestion(`${name}${base}多少？`);
    return { label: name, question: question.dates.length > 0 ? question : { ...question, dates } };
  };
  return { sides: [sideOf(first), sideOf(second)] };
}

/** 甲镇茶叶产量 beside 乙镇: the name ends as the other one does, and the measure follows it. */
function apart(first: string, second: string): [name: string, measure: string] {
  const end = first.indexOf(second.at(-1) ?? '', 1) + 1;
  return end > 1 && end < first.length ? [first.slice(0, end), first.slice(end)] : [first, ''];
}

/** What is asked of both sides, without the words that compare. */
function toBase(text: string): string {
  return text
    .replace(/[，,？?。]|实际/gu, '')
    .replaceAll('多少', '§')
    .replace(comparing, '')
    .replace(/[和与跟同比]+(?=§|$)/gu, '')
    .replace(/§[个家人元亿万吨%]*|几(?=[个家人元亿万%])[个家人元亿万%]*|[，,？?。]/gu, '');
}

function figureQuestion(text: string): Question {
  return { ...analyseQuestion(text), kind: 'figure' };
}
