import type { Article } from '../corpus/article.ts';
import { readEntities } from '../corpus/entities.ts';
import { normalizeText } from '../language/normalize.ts';

/** A book is known by its beginning. */
const mostCharacters = 20_000;
/** Each print has a day and a correspondent of its own in its dateline. */
const datelineChars = 40;

/**
 * Whether each of two prints of a story names a figure, day, person or organisation that the other
 * does not: then one of them was changed. A shortened print only leaves things out.
 */
export function isToldOtherwise(a: Article, b: Article): boolean {
  const [one, other] = [toldBy(a), toldBy(b)];
  return holdsMore(one, other) && holdsMore(other, one);
}

function holdsMore(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((thing) => !other.has(thing));
}

const known = new WeakMap<Article, ReadonlySet<string>>();

function toldBy(article: Article): ReadonlySet<string> {
  const told = known.get(article) ?? readTold(article);
  known.set(article, told);
  return told;
}

/** Set in other lines, spaces or widths a text tells the same. */
function readTold({ text, date }: Article): ReadonlySet<string> {
  const flowing = normalizeText(text.slice(0, mostCharacters)).replace(/\s+/gu, '');
  const { persons, organisations, figures, dates } = readEntities({
    text: flowing,
    parts: [],
    ...(date && { date }),
  });
  const told = dates.filter(({ span }) => span.start >= datelineChars);
  return new Set([
    ...figures.map(({ value, upper, unit }) => `${value}–${upper ?? value} ${unit}`),
    ...told.map(({ range, printed }) => (range ? `${range.first}–${range.last}` : printed)),
    ...persons.map(({ name }) => name),
    ...organisations.map(({ name }) => name),
  ]);
}
