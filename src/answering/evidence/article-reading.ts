import type { Article } from '../../corpus/article.ts';
import { sentencesOf } from '../../corpus/chunk.ts';
import { type Entities, entitiesWithin, readEntities } from '../../corpus/entities.ts';
import { cutIntoClauses } from '../../language/clauses.ts';
import { normalizeText } from '../../language/normalize.ts';
import { isOrderToProgram } from '../../language/orders-to-programs.ts';
import type { Question } from '../../language/question.ts';
import type { Span } from '../../language/span.ts';
import { type ArticlePeriods, type PeriodFit, periodsOf } from '../../retrieval/period.ts';
import type { SentenceReading } from '../findings/finding.ts';

/** A longer sentence is quoted by its clauses; lists without a full stop run on for pages. */
const maxChars = 300;
/**
 * So many sentences of one article are weighed, those nearest to what retrieval found in it; it
 * bounds the time that an article of a whole book takes. No report of a newspaper has as many.
 */
const maxSentences = 400;
/** What a longer article speaks of is read sentence by sentence, so that a book takes no second. */
const maxWholeChars = 20_000;

/** An article made ready to be weighed, once for all that is asked of it. */
export class ArticleReading {
  readonly article: Article;
  /** In the order of print, without those that are not meant for people. */
  readonly sentences: readonly SentenceReading[];
  /** Normalised kicker, headline and subtitle. */
  readonly headlines: string;
  /** Normalised name of the paper and all of the text. */
  readonly whole: string;
  readonly periods: ArticlePeriods;

  /** @param found where retrieval found something in the article's text */
  constructor(article: Article, found: readonly Span[]) {
    const { text, kicker, headline, subtitle, publication } = article;
    const spans = withSpeakers(text, sentencesOf(article))
      .filter(({ start, end }) => !isOrderToProgram(text.slice(start, end)))
      .flatMap((span) => cutIntoClauses(text, span, maxChars));
    this.article = article;
    this.sentences = nearest(spans, found, maxSentences).map(
      (span, ordinal) => new ReadSentence(this, span, ordinal),
    );
    this.headlines = normalizeText([kicker, headline, subtitle].filter(Boolean).join('\n'));
    this.whole = normalizeText([publication, text].join('\n'));
    this.periods = periodsOf(article);
  }

  /** What the text speaks of at a span; who is named elsewhere in the article is known here too. */
  entitiesAt(span: Span): Entities {
    if (this.article.text.length > maxWholeChars) return readSpan(this.article, span);
    return entitiesWithin(entitiesOf(this.article), span);
  }
}

/** Kept as long as the archive keeps the article. */
const entitiesOfArticles = new WeakMap<Article, Entities>();

function entitiesOf(article: Article): Entities {
  const entities = entitiesOfArticles.get(article) ?? readEntities(article);
  entitiesOfArticles.set(article, entities);
  return entities;
}

const speaksAfter = /^[^，。“”]{2,30}(?:说|表示|介绍|坦言|感慨|告诉记者)[，,。:：]/u;

/** A quotation and the sentence that tells whose it is are one: “……。”甲说。 */
function withSpeakers(text: string, spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const isSpoken = last && text.slice(last.start, last.end).trimEnd().endsWith('”');
    if (isSpoken && speaksAfter.test(text.slice(span.start, span.end)))
      joined.splice(-1, 1, { start: last.start, end: span.end });
    else joined.push(span);
  }
  return joined;
}

/** Reads what it speaks of when that is first asked for: few sentences come so far. */
class ReadSentence implements SentenceReading {
  readonly span: Span;
  readonly ordinal: number;
  readonly text: string;
  readonly normalized: string;
  readonly #reading: ArticleReading;
  #entities: Entities | undefined;

  constructor(reading: ArticleReading, span: Span, ordinal: number) {
    this.#reading = reading;
    this.span = span;
    this.ordinal = ordinal;
    this.text = reading.article.text.slice(span.start, span.end);
    this.normalized = normalizeText(this.text);
  }

  get article(): Article {
    return this.#reading.article;
  }

  get entities(): Entities {
    this.#entities ??= this.#reading.entitiesAt(this.span);
    return this.#entities;
  }

  periodFitAt({ dates }: Question, figureAt: number): PeriodFit {
    return this.#reading.periods.fit(this.span, dates, true, figureAt);
  }

  get previous(): SentenceReading | undefined {
    return this.#reading.sentences[this.ordinal - 1];
  }

  get next(): SentenceReading | undefined {
    return this.#reading.sentences[this.ordinal + 1];
  }
}

function readSpan({ text, date }: Article, { start, end }: Span): Entities {
  const entities = readEntities({ text: text.slice(start, end), parts: [], ...(date && { date }) });
  const moved = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
  return {
    persons: entities.persons.map((person) => ({
      ...person,
      mentions: person.mentions.map(moved),
    })),
    organisations: entities.organisations.map((found) => ({ ...found, span: moved(found.span) })),
    figures: entities.figures.map(({ measure, change, ...figure }) => ({
      ...figure,
      span: moved(figure.span),
      ...(measure && { measure: { ...measure, span: moved(measure.span) } }),
      ...(change && { change: { ...change, span: moved(change.span) } }),
    })),
    dates: entities.dates.map((found) => ({ ...found, span: moved(found.span) })),
  };
}

/** The opening, and of the other spans those nearest to the places, in their old order. */
function nearest(spans: readonly Span[], places: readonly Span[], limit: number): readonly Span[] {
  if (spans.length <= limit) return spans;
  const [opening, ...others] = spans;
  const kept = others
    .map((span) => ({ span, distance: distanceTo(span, places) }))
    .sort((a, b) => a.distance - b.distance || a.span.start - b.span.start)
    .slice(0, limit - 1)
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
  return opening ? [opening, ...kept] : kept;
}

/** Characters between a span and the nearest of some places; 0 where they overlap. */
function distanceTo({ start, end }: Span, places: readonly Span[]): number {
  return Math.min(
    ...places.map((place) => Math.max(0, place.start - end, start - place.end)),
    Number.MAX_SAFE_INTEGER,
  );
}
