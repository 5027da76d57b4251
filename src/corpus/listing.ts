import { type Article, bodyOf } from './article.ts';
import { readEntities } from './entities.ts';
import type { MeasuredFigure } from './figures.ts';
import type { Person } from './persons.ts';

/** One article as one JSON object, for other programs. */
export interface ArticleListing {
  readonly source: string;
  readonly documentId: string;
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly subtitle: string | null;
  /** Roles and names, such as `记者 李超 刘祥龙`. */
  readonly byline: string | null;
  readonly date: string | null;
  readonly datePrecision: string | null;
  readonly dateSource: string | null;
  readonly publication: string | null;
  readonly kind: string;
  readonly lines: readonly [first: number, last: number];
  readonly persons: readonly Pick<Person, 'name' | 'offices'>[];
  /** Each name once, in the order of the text. */
  readonly organisations: readonly string[];
  readonly figures: readonly FigureListing[];
  readonly body: string;
}

/** A figure with what it measures; `change` tells of growth, share or rank instead of an amount. */
export interface FigureListing extends Pick<MeasuredFigure, 'printed' | 'value' | 'unit'> {
  readonly measure: string | null;
  readonly change: string | null;
}

/** Lists an article; what it does not have is null. */
export function toListing(article: Article): ArticleListing {
  const { persons, organisations, figures } = readEntities(article);
  const byline = article.bylines.map(({ role, names }) => [role, ...names].join(' ')).join('；');
  return {
    source: article.source,
    documentId: article.documentId,
    headline: article.headline ?? null,
    kicker: article.kicker ?? null,
    subtitle: article.subtitle ?? null,
    byline: byline === '' ? null : byline,
    date: article.date?.date ?? null,
    datePrecision: article.date?.precision ?? null,
    dateSource: article.dateSource ?? null,
    publication: article.publication ?? null,
    kind: article.kind,
    lines: article.lines,
    persons: persons.map(({ name, offices }) => ({ name, offices })),
    organisations: [...new Set(organisations.map(({ name }) => name))],
    figures: figures.map(toFigureListing),
    body: bodyOf(article),
  };
}

function toFigureListing(figure: MeasuredFigure): FigureListing {
  const { printed, value, unit, measure, change } = figure;
  return { printed, value, unit, measure: measure?.text ?? null, change: change?.text ?? null };
}
