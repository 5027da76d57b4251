import { findOrganisations } from '../../corpus/organisations.ts';
import { findPersons } from '../../corpus/persons.ts';
import { findDateExpressions } from '../../language/dates.ts';
import { normalizeText } from '../../language/normalize.ts';
import { findQuantities, sameQuantity } from '../../language/numbers.ts';
import { isCommon } from '../follow-up/common-words.ts';
import { peopleIn } from '../follow-up/names.ts';

const latin = /(?:(?!\p{Script=Han})\p{L})+/gu;
const ordinal = /第[\d〇零一二两三四五六七八九十百]+/gu;
/** These mean another period than they print, which may stand in their place. */
const deictic = /[今去前明次当同上]年|同期|上一年|前一年|下一年/u;

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
    (fold(asked).match(latin) ?? []).every(holds)
  );
}

/** 2023年同期 is 2023年上半年 where half a year was asked for before. */
function isResolved(date: string, text: string): boolean {
  const year = /\d{4}/u.exec(fold(date))?.[0];
  if (year !== undefined) return text.includes(year) && deictic.test(date);
  return deictic.test(date) && /\d{4}年/u.test(text);
}

function namesIn(text: string): string[] {
  const people = [...findPersons(text).map(({ name }) => name), ...peopleIn(text)];
  const organisations = findOrganisations(text).map(({ name }) => name);
  return [...people, ...organisations].filter((name) => !isCommon(name));
}

function fold(text: string): string {
  return normalizeText(text).replace(/\s/gu, '');
}
