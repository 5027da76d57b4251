import { type DateRange, findDateExpressions, type IssueDate } from '../language/dates.ts';
import { type Span, spansOverlap } from '../language/span.ts';
import type { Article } from './article.ts';
import { findFigures, type MeasuredFigure } from './figures.ts';
import { findOrganisations, type Organisation } from './organisations.ts';
import { findPersons, type Person } from './persons.ts';

/** A date or period that a text speaks of. */
export interface DateMention {
  readonly printed: string;
  readonly span: Span;
  /** The days it stands for, where they are known. */
  readonly range?: DateRange;
}

/** What an article, or a passage of one, speaks of; all spans lie in the article's text. */
export interface Entities {
  readonly persons: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly figures: readonly MeasuredFigure[];
  readonly dates: readonly DateMention[];
}

/** No article speaks of more of a kind; a page that is nothing but figures would take a gigabyte to keep. */
const mostOfEach = 20_000;

/**
 * The persons, organisations, figures and dates of an article, the first 20,000 of each. Its bylines and credits name who wrote it, not whom it
 * speaks of, and are passed over. Most of the time (about 0.5 ms per 1,000 characters) goes into figures and dates.
 */
export function readEntities({
  text,
  parts,
  date,
}: Pick<Article, 'text' | 'parts' | 'date'>): Entities {
  const dates = readDates(text, date);
  const organisations = findOrganisations(text);
  const figures = findFigures(
    text,
    [...dates, ...organisations].map(({ span }) => span),
  );
  const credits = parts
    .filter(({ kind }) => kind === 'byline' || kind === 'credit')
    .map(({ span }) => span);
  const isTold = (span: Span) => !overlapsAny(credits, span);
  const all = { persons: findPersons(text), organisations, figures, dates };
  return firstOfEach(select(all, isTold));
}

function firstOfEach({ persons, organisations, figures, dates }: Entities): Entities {
  return {
    persons: persons.slice(0, mostOfEach),
    organisations: organisations.slice(0, mostOfEach),
    figures: figures.slice(0, mostOfEach),
    dates: dates.slice(0, mostOfEach),
  };
}

/** Whether a span overlaps one of others, which stand in their order and apart. */
function overlapsAny(others: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const first = others[low];
  return first !== undefined && spansOverlap(first, span);
}

/** The entities that stand wholly within a span of the article, such as a passage. */
export function entitiesWithin(entities: Entities, { start, end }: Span): Entities {
  return select(entities, (span) => span.start >= start && span.end <= end);
}

function select(
  { persons, organisations, figures, dates }: Entities,
  isWanted: (span: Span) => boolean,
): Entities {
  return {
    persons: persons.flatMap((person) => {
      const mentions = person.mentions.filter(isWanted);
      return mentions.length > 0 ? [{ ...person, mentions }] : [];
    }),
    organisations: organisations.filter(({ span }) => isWanted(span)),
    figures: figures.filter(({ span }) => isWanted(span)),
    dates: dates.filter(({ span }) => isWanted(span)),
  };
}

function readDates(text: string, issueDate: IssueDate | undefined): DateMention[] {
  return findDateExpressions(text, issueDate).map(({ printed, start, end, range }) => ({
    printed,
    span: { start, end },
    ...(range && { range }),
  }));
}
