import { findOrganisations } from '../../corpus/organisations.ts';
import { findDateExpressions } from '../../language/dates.ts';
import { foreignWordsIn } from '../../language/foreign-words.ts';
import { normalizeText } from '../../language/normalize.ts';
import { findQuantities, sameQuantity } from '../../language/numbers.ts';
import { isCommon } from '../follow-up/common-words.ts';
import { outlineOf } from '../follow-up/outline.ts';
import { contentWordsIn, fold, personsIn } from './contents.ts';

const ordinal = /第[\d〇零一二两三四五六七八九十百]+/gu;
/** These mean another period than they print, which may stand in their place. */
const deictic = /[今去前明次当同上]年|同期|上一年|前一年|下一年/u;

/** These only point to what was said before, which takes their place. */
const pointing =
  /^(?:那么|还有|另外|其他|其它|其中|这个|那个|这些|那些|这次|那次|它们|他们|她们|当时|那里|这里|那儿|这儿|具体|分别|请问|如何|怎么|怎样|什么|为什么|多少|哪些|哪个|哪里|哪儿|是否)$/u;
const denial = /[不没未无非]/gu;

/**
 * Whether a rewritten question still asks what was asked: with the same question word, the same
 * content words, and as many denials.
 */
export function asksTheSame(question: string, asked: string): boolean {
  const wanted = outlineOf(asked)?.asking;
  const given = outlineOf(question)?.asking;
  const text = fold(question);
  const undated = findDateExpressions(asked).reduce(
    (rest, { printed }) => rest.replace(printed, ' '),
    asked,
  );
  const words = contentWordsIn(normalizeText(undated)).filter((word) => !pointing.test(word));
  return (
    (wanted === undefined || wanted === 'other' || wanted === given) &&
    words.every((word) => text.includes(fold(word))) &&
    (question.match(denial)?.length ?? 0) <= (asked.match(denial)?.length ?? 0)
  );
}

/**
 * Whether a rewritten question still holds the figures, ordinals, dates, names and Latin words of
 * the question that was asked. 去年 and 同期 may give way to a year.
 */
export function keepsAllOf(question: string, asked: string): boolean {
  const text = fold(question);
  const holds = (each: string) => text.includes(fold(each));
  const figures = findQuantities(question);
  return (
    findQuantities(asked).every(
      (each) => holds(each.printed) || figures.some((figure) => sameQuantity(figure, each)),
    ) &&
    (fold(asked).match(ordinal) ?? []).every(holds) &&
    findDateExpressions(asked).every(
      ({ printed }) => holds(printed) || isResolved(printed, text),
    ) &&
    namesIn(asked).every(holds) &&
    foreignWordsIn(fold(asked)).every(holds)
  );
}

/** 2023年同期 is 2023年上半年 where half a year was asked for before. */
function isResolved(date: string, text: string): boolean {
  const year = /\d{4}/u.exec(fold(date))?.[0];
  if (year !== undefined) return text.includes(year) && deictic.test(date);
  return deictic.test(date) && /\d{4}年/u.test(text);
}

function namesIn(text: string): string[] {
  const organisations = findOrganisations(text).map(({ name }) => name);
  return [...personsIn(text), ...organisations].filter((name) => !isCommon(name));
}
