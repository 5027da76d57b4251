import type { MeasuredFigure } from '../../../corpus/figures.ts';
import { normalizeText } from '../../../language/normalize.ts';
import type { Question } from '../../../language/question.ts';
import { likenessOfWord } from '../../../retrieval/likeness.ts';
import { heldDegree } from '../../matching/subject-match.ts';
import type { SentenceReading } from '../finding.ts';
import { aspectAsked } from './figure-aspect.ts';
import { ownWords } from './figure-words.ts';

/** Words that are less alike than this mean something else. */
const minLikeness = 0.6;
/** What a word of like meaning counts beside the very word. */
const likenessWorth = 0.7;
/** What the word counts that says what the figure measures. */
const measureWeight = 2.5;
/** What a word counts that another part of the question asks of. */
const besidesShare = 0.05;
/** What a word counts that the headline, a company's name or another clause says of all figures. */
const givenShare = 0.1;
/** What a figure of the unit is worth where nothing is said of what it measures. */
const byUnitAlone = 0.5;
/** So much of a question a figure holds at most that is another thing's. */
const mostOfAnother = 0.35;

/**
 * The share of the question's words that the figure's own words hold; what it measures says most.
 * Of what they do not measure, or of a thing that the whole article does not name, it is not told.
 */
export function measuredShare(
  sentence: SentenceReading,
  figure: MeasuredFigure,
  question: Question,
) {
  const own = ownWords(sentence, figure);
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
  const likeness = likenessOfWord(word, own);
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
      (isCountedHere(word, text) || (role !== 'other' && role !== 'name')) &&
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

/** What stands behind 多少 is counted, whatever a dictionary takes it for. */
function isCountedHere(word: string, text: string): boolean {
  return word.length > 1 && text.indexOf(word) > askedAt(text);
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
  const behind = words.find((word) => word.length > 1 && text.indexOf(word, at) >= 0);
  return behind ?? words.findLast((word) => !aim.test(word)) ?? words.at(-1);
}
