import { answerText, citationsOf } from '../../answering/answer.ts';
import { findOrganisations } from '../../corpus/organisations.ts';
import { findDateExpressions } from '../../language/dates.ts';
import { foreignWordsIn } from '../../language/foreign-words.ts';
import { normalizeText } from '../../language/normalize.ts';
import { findQuantities, sameQuantity } from '../../language/numbers.ts';
import { bigramsOf, heldShare } from '../../language/shared-characters.ts';
import { personName } from '../../language/surnames.ts';
import { toTaggedWords } from '../../language/terms.ts';
import { isCommon } from '../follow-up/common-words.ts';
import type { Turn } from '../memory/memory.ts';
import { contentWordsIn, fold, personsIn } from './contents.ts';

/** Of each answer so much is looked at; what was made of more would not be a question. */
const mostAnswerChars = 4000;
/** Words of no content, with which a question is made whole though nobody said them. */
const filling = /^(?:具体|方面|内容|情况|主要|相关|有关|方式|进行|以及|除了|之外|此外)$/u;

/** What a rewritten question may be made of. */
interface Ground {
  /** The question and the turns, normalised and without white space. */
  readonly text: string;
  /** As printed, for what is read from running text. */
  readonly printed: string;
  readonly years: ReadonlySet<number>;
}

/**
 * Whether every figure, date, name and Latin word of a question stands in the question that was
 * asked or in the turns, and every other word of content too. 去年 and the like of a year that stands
 * there may be written as that year.
 */
export function isGrounded(question: string, asked: string, turns: readonly Turn[]): boolean {
  const ground = groundOf(asked, turns);
  return (
    datesStand(question, ground) &&
    figuresStand(question, ground) &&
    namesStand(question, ground) &&
    wordsStand(question, ground)
  );
}

function groundOf(asked: string, turns: readonly Turn[]): Ground {
  const said = turns.flatMap(({ question, answer }) => [
    question,
    answerText(answer).slice(0, mostAnswerChars),
  ]);
  const printed = [asked, ...said].join('\n');
  const issues = turns.flatMap(({ answer }) => citationsOf(answer).map(({ date = '' }) => date));
  return { printed, text: fold(printed), years: yearsMeant(printed, asked, issues) };
}

const shifts: readonly (readonly [RegExp, number])[] = [
  [/[今当同]年/u, 0],
  [/[去上]年|上一年|前一年/u, -1],
  [/前年/u, -2],
  [/[明次]年|下一年|后一年/u, 1],
];

/** The years that are printed, and those that 去年 and the like in the question may mean. */
function yearsMeant(printed: string, asked: string, issues: readonly string[]): Set<number> {
  const named = yearsIn(printed);
  const known = [...named, ...issues.map((date) => Number.parseInt(date, 10))];
  const meant = shifts
    .filter(([word]) => word.test(asked))
    .flatMap(([, by]) => known.map((year) => year + by));
  return new Set([...named, ...meant]);
}

function yearsIn(text: string): number[] {
  return [...normalizeText(text).matchAll(/(?<!\d)(\d{4})(?!\d)/gu)].map(([year]) => Number(year));
}

/** The year, and what part of it, may come from different places. */
function datesStand(question: string, { text, years }: Ground): boolean {
  return findDateExpressions(question).every(({ printed }) => {
    const date = fold(printed);
    if (text.includes(date)) return true;
    const { year = '', part = '' } = /^(?<year>\d{4})年?(?<part>.*)$/u.exec(date)?.groups ?? {};
    return years.has(Number(year)) && text.includes(part.replace(/^的/u, ''));
  });
}

const digits = /\d+(?:\.\d+)?/gu;
const ordinal = /第[〇零一二两三四五六七八九十百]+/gu;

function figuresStand(question: string, { text, printed, years }: Ground): boolean {
  const folded = fold(question);
  const numbers = new Set(text.match(digits) ?? []);
  const areNumbersKnown = (folded.match(digits) ?? []).every(
    (number) => numbers.has(number) || years.has(Number(number)),
  );
  if (!areNumbersKnown || (folded.match(ordinal) ?? []).some((each) => !text.includes(each)))
    return false;
  const known = findQuantities(printed);
  return findQuantities(question).every(
    (quantity) =>
      text.includes(fold(quantity.printed)) || known.some((each) => sameQuantity(each, quantity)),
  );
}

const nameTag = /^n(?:r|s|t|z)/u;
const placeEnd = /(?<=..)[省市县区镇乡村州]$/u;
/** So many of an organisation's bigrams are printed where only its wording differs. */
const leastShare = 0.7;

function namesStand(question: string, { text }: Ground): boolean {
  const foreign = new Set(foreignWordsIn(text));
  const isKnown = (name: string) => text.includes(fold(name));
  const words = toTaggedWords(question).filter(({ word }) => word.length > 1);
  const names = words.filter(
    ({ word, tag }) => nameTag.test(tag) || (tag === 'x' && personName.test(word)),
  );
  return (
    personsIn(question).every((name) => isCommon(name) || isKnown(name)) &&
    names.every(
      ({ word }) => isKnown(word) || isCommon(word) || isKnown(word.replace(placeEnd, '')),
    ) &&
    findOrganisations(question).every(
      ({ name }) => isKnown(name) || isWordedOtherwise(fold(name), text),
    ) &&
    foreignWordsIn(fold(question)).every((word) => foreign.has(word))
  );
}

function isWordedOtherwise(name: string, text: string): boolean {
  return heldShare(bigramsOf(name), (bigram) => text.includes(bigram)) >= leastShare;
}

function wordsStand(question: string, { text }: Ground): boolean {
  return contentWordsIn(question).every(
    (word) => filling.test(word) || isCommon(word) || text.includes(fold(word)),
  );
}
