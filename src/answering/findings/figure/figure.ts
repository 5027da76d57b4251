import type { MeasuredFigure } from '../../../corpus/figures.ts';
import { normalizeText } from '../../../language/normalize.ts';
import { sameQuantity } from '../../../language/numbers.ts';
import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import { Likeness } from '../../../retrieval/likeness.ts';
import { heldDegree } from '../../evidence/subject-match.ts';
import type { Finder, Finding, SentenceReading } from '../finding.ts';
import { type Aspect, aspectAsked, hasAspect, hasUnitAsked } from './figure-aspect.ts';

/** A figure whose own words hold so much of what the question measures is the one that is asked. */
const exactShare = 0.6;
/** Words that are less alike than this mean something else. */
const minLikeness = 0.6;
/** What a word of like meaning counts beside the very word. */
const likenessWorth = 0.7;
/** A figure that holds none of the question's words but is of its unit. */
const minFit = 0.1;
/** What a figure's fit is worth when another one fits as well. */
const sharedFit = 0.8;
/** What is read as one phrase with its figure: 同比增长｜11.72％. */
const maxPhraseChars = 20;
const maxCountedChars = 8;
/** What stands behind 、 belongs to the next figure. */
const clauseEnd = /[、，；。！？：,;!?:\n]/u;

/** What the word counts that says what the figure measures. */
const measureWeight = 2.5;
/** What a word counts that another part of the question asks of. */
const besidesShare = 0.05;
/** What a word counts that the headline, a company's name or another clause says of all figures. */
const givenShare = 0.1;
const plannedPenalty = 0.7;
/** What a figure loses that is said of another place. */
const ofOthersPenalty = 0.5;
/** What a figure of the unit is worth where nothing is said of what it measures. */
const byUnitAlone = 0.5;
/** So much of a question a figure holds at most that is another thing's. */
const mostOfAnother = 0.35;

/** A figure of a sentence, and to which degree its own words are those of the question. */
export interface FigureFound {
  readonly figure: MeasuredFigure;
  /** As printed with what it tells: 同比增长11.72％, 居荆州市第三. */
  readonly phrase: Span;
  readonly fit: number;
}

/** The figure that measures what the question asks, of the aspect and unit that it asks for. */
export const findFigure: Finder = (sentence, question) => {
  const found = figureAsked(sentence, question);
  return found && toFinding(sentence, found);
};

/** Like `findFigure`, with the figure itself. */
export function figureAsked(
  sentence: SentenceReading,
  question: Question,
): FigureFound | undefined {
  const aspect = aspectAsked(question);
  const fitting = sentence.entities.figures.filter(
    (figure) =>
      hasAspect(figure, aspect, question) &&
      hasUnitAsked(figure, aspect, question) &&
      !isNamed(figure, question),
  );
  const ofPeriod = fitting.filter(
    ({ span }) => sentence.periodFitAt(question, span.start) !== 'other',
  );
  const others = tellingApart(sentence, question);
  const weighed = (ofPeriod.length > 0 ? ofPeriod : fitting).map((figure) => ({
    figure,
    share:
      measuredShare(sentence, figure, question) -
      (others(figure) ? ofOthersPenalty : 0) -
      (isOnlyPlanned(sentence, figure, question) ? plannedPenalty : 0),
  }));
  const [best, second] = weighed.sort(
    (a, b) => b.share - a.share || measureChars(a.figure) - measureChars(b.figure),
  );
  if (!best) return undefined;
  const isAlone = best.share > (second?.share ?? 0);
  return { figure: best.figure, phrase: phraseOf(best.figure, aspect), fit: fitOf(best, isAlone) };
}

const planned = /计划|预计|目标|拟|力争|规划/u;

/** What is asked as done is not what is planned. */
function isOnlyPlanned(
  sentence: SentenceReading,
  figure: MeasuredFigure,
  { text }: Question,
): boolean {
  return /已|实际|完成了/u.test(text) && planned.test(ownWords(sentence, figure));
}

/** 12位副会长 is nearer to 几位副会长 than 18位常务副会长. */
function measureChars({ measure }: MeasuredFigure): number {
  return measure?.text.length ?? 0;
}

/**
 * Whether a figure stands beside the name of another place or person than the one that is asked of,
 * where the sentence gives figures of both: 云岭镇320吨，石桥镇250吨.
 */
function tellingApart(
  sentence: SentenceReading,
  { subject, focus }: Question,
): (figure: MeasuredFigure) => boolean {
  const names = subject
    .filter(({ word, role }) => role === 'name' && (focus === undefined || focus.includes(word)))
    .map(({ word }) => word);
  const own = new Map(
    sentence.entities.figures.map((figure) => [figure, normalizeText(ownWords(sentence, figure))]),
  );
  const isBeside = (words: string) => names.some((name) => words.includes(name));
  if (![...own.values()].some(isBeside)) return () => false;
  return (figure) => {
    const words = own.get(figure) ?? '';
    return !isBeside(words) && /[\u4e00-\u9fff]{2}[省市县区镇乡村]/u.test(words);
  };
}

function fitOf({ share }: { share: number }, isAlone: boolean): number {
  const fit = share >= exactShare ? 1 : Math.max(minFit, share);
  return isAlone ? fit : fit * sharedFit;
}

function toFinding({ article }: SentenceReading, { phrase, fit }: FigureFound): Finding {
  const text = article.text.slice(phrase.start, phrase.end).replaceAll('\n', '');
  return { text, spans: [phrase], fit };
}

/** 第7次会议 is asked with its number, so that number is no answer. */
function isNamed({ value, unit, printed, span }: MeasuredFigure, { quantities }: Question) {
  return quantities.some((named) => sameQuantity(named, { value, unit, printed, ...span }));
}

/**
 * The share of the question's words that the figure's own words hold; what it measures says most.
 * Of what they do not measure, or of a thing that the whole article does not name, it is not told.
 */
function measuredShare(sentence: SentenceReading, figure: MeasuredFigure, question: Question) {
  const own = normalizeText(ownWords(sentence, figure));
  const words = measuredWords(question, sentence);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  // 去了多少人 asks by the unit alone.
  const asksByKind = question.unit !== undefined || aspectAsked(question) !== 'amount';
  if (asksByKind && words.every(({ isAskedOf }) => !isAskedOf)) return byUnitAlone;
  if (total === 0) return 0;
  const degrees = words.map(({ word }) => saidDegree(word, own));
  const held = words.reduce((sum, { weight }, index) => sum + weight * (degrees[index] ?? 0), 0);
  const isOfAnother = words.some(
    ({ word, isThing, isMeasure }, index) =>
      (isMeasure && heldDegree(word, own) === 0) ||
      (isThing && degrees[index] === 0 && !isTold(word, sentence)),
  );
  return isOfAnother ? Math.min(mostOfAnother, held / total) : held / total;
}

/** Whether the article or its paper's name holds a word anywhere, so that it goes without saying. */
function isTold(word: string, { article }: SentenceReading): boolean {
  return saidDegree(word, normalizeText([article.publication, article.text].join('\n'))) > 0;
}

/** To which degree words say a word, if only by one that means nearly the same. */
function saidDegree(word: string, own: string): number {
  const degree = heldDegree(word, own);
  if (degree > 0) return degree;
  const [likeness = 0] = new Likeness(word, [word]).ofWords(own);
  return likeness >= minLikeness ? likenessWorth * likeness : 0;
}

/** Words that name no measure: 目标 and 情况 may be asked of anything. */
const saysLittle =
  /^(?:情况|数量|总数|总量|规模|金额|数字|数据|时候|全部|全市|全区|总共|一共|市|区|有|是|完成|达到?|实现|到|做到|大概|实际|去|来|开|做|那次|这次|每天|分别|各|就|共|累计|要|能|想|定|同比|环比|增长|增速|增幅|涨|上升|提高|下降|减少|占|占比|比例|比重|排|排名|排第|名列|居|比|较|百分之?)$/u;

interface MeasuredWord {
  readonly word: string;
  readonly weight: number;
  readonly isThing: boolean;
  readonly isMeasure: boolean;
  readonly isAskedOf: boolean;
}

function measuredWords(
  { subject, focus, text, unit }: Question,
  { article, entities }: SentenceReading,
): MeasuredWord[] {
  const names = entities.organisations.map(({ name }) => name);
  const given = normalizeText([article.headline, article.subtitle, ...names].join(' '));
  const words = subject.filter(
    ({ word, role }) =>
      role !== 'other' &&
      (role !== 'name' || text.indexOf(word) > askedAt(text)) &&
      !saysLittle.test(word) &&
      !ordinal.test(word) &&
      !isCounter(word, unit),
  );
  const clauseStart = Math.max(...[',', '，'].map((mark) => text.lastIndexOf(mark, askedAt(text))));
  const isBesides = (word: string) => focus !== undefined && !focus.includes(word);
  const isNamed = (word: string) => given.includes(word) || text.indexOf(word) < clauseStart;
  const asked = words.filter(({ word }) => !isBesides(word));
  // Where the headline names all that is asked of, it tells no figure from another.
  const isGiven = asked.every(({ word }) => isNamed(word)) ? () => false : isNamed;
  const measure = measureOf(
    words.map(({ word }) => word).filter((word) => !isGiven(word)),
    text,
  );
  return words.map(({ word, role, isCoined }) => {
    const isAskedOf = !isBesides(word);
    const importance =
      word === measure ? measureWeight : role === 'action' && !aim.test(word) ? 0.4 : 1;
    return {
      word,
      weight: importance * (isAskedOf ? 1 : besidesShare) * (isGiven(word) ? givenShare : 1),
      isThing: role === 'noun' && word.length > 1 && isAskedOf && !isCoined && !aim.test(word),
      isMeasure: word === measure && isAskedOf,
      isAskedOf,
    };
  });
}

/** 瓶药 of 多少瓶药 is cut wrongly: the counter says nothing of what is measured. */
function isCounter(word: string, unit: string | undefined): boolean {
  return unit !== undefined && word.length > 1 && word.startsWith(unit);
}

/** 第三届 says which of its kind is meant. */
const ordinal = /^第?[\d一二三四五六七八九十百]+[届次期批轮站]?$/u;
/** Says how sure a figure is, and not what it measures where anything else does. */
const aim = /^(?:目标|任务|计划|打算|预计)$/u;
const asksHowMany = /多少|几|好多|百分之|多[大高长久重]/u;

function askedAt(text: string): number {
  return asksHowMany.exec(text)?.index ?? text.length;
}

/** What is counted stands behind 多少, what is measured before it: the nearest word of the question. */
function measureOf(words: readonly string[], text: string): string | undefined {
  const at = askedAt(text);
  const behind = words.find((word) => text.indexOf(word, at) >= 0);
  return behind ?? words.findLast((word) => !aim.test(word)) ?? words.at(-1);
}

/** What is measured and told of it, and the figure's own clause up to the next figure. */
function ownWords({ article, span, entities }: SentenceReading, figure: MeasuredFigure): string {
  const { text } = article;
  let start = figure.span.start;
  while (start > span.start && !clauseEnd.test(text.charAt(start - 1))) start -= 1;
  let end = figure.span.end;
  while (end < span.end && !clauseEnd.test(text.charAt(end))) end += 1;
  const others = entities.figures.filter((other) => other !== figure).map((other) => other.span);
  const from = Math.max(
    start,
    ...others.filter((o) => o.end <= figure.span.start).map((o) => o.end),
  );
  const to = Math.min(end, ...others.filter((o) => o.start >= figure.span.end).map((o) => o.start));
  return [figure.measure?.text, figure.change?.text, text.slice(from, to)]
    .filter(Boolean)
    .join('，');
}

/** Growth, shares and ranks mean little without their words, counts without what is counted. */
function phraseOf({ span, change, measure }: MeasuredFigure, aspect: Aspect): Span {
  const isCounted = measure?.span.start === span.end && measure.text.length <= maxCountedChars;
  if (isCounted) return { start: span.start, end: measure.span.end };
  const isNear =
    aspect !== 'amount' &&
    change &&
    change.span.end <= span.start &&
    span.end - change.span.start <= maxPhraseChars;
  return isNear ? { start: change.span.start, end: span.end } : span;
}
