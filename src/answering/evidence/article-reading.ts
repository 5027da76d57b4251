import type { Article } from '../corpus/article.ts';
import { sentencesOf } from '../corpus/chunk.ts';
import { cutIntoClauses } from '../language/clauses.ts';
import { normalizeText } from '../language/normalize.ts';
import type { Span } from '../language/span.ts';
import { ArticlePeriods } from '../retrieval/period.ts';

/** A longer sentence is quoted by its clauses; lists without a full stop run on for pages. */
const maxChars = 300;
/**
 * So many sentences of one article are weighed, those nearest to what retrieval found in it; it
 * bounds the time that an article of a whole book takes. No report of a newspaper has as many.
 */
const maxSentences = 1500;

/** A sentence of an article, or a piece of one that is too long to be quoted whole. */
export interface ReadSentence {
  readonly span: Span;
  readonly text: string;
  /** For search. */
  readonly normalized: string;
}

/** An article made ready to be weighed, once for all that is asked of it. */
export class ArticleReading {
  readonly article: Article;
  /** In the order of print. */
  readonly sentences: readonly ReadSentence[];
  /** Normalised kicker, headline and subtitle. */
  readonly headlines: string;
  /** Normalised name of the paper and all of the text. */
  readonly whole: string;
  readonly periods: ArticlePeriods;

  /** @param found where retrieval found something in the article's text */
  constructor(article: Article, found: readonly Span[]) {
    const { text, kicker, headline, subtitle, publication } = article;
    const spans = sentencesOf(article).flatMap((span) => cutIntoClauses(text, span, maxChars));
    this.article = article;
    this.sentences = nearest(spans, found, maxSentences).map((span) => {
      const printed = text.slice(span.start, span.end);
      return { span, text: printed, normalized: normalizeText(printed) };
    });
    this.headlines = normalizeText([kicker, headline, subtitle].filter(Boolean).join('\n'));
    this.whole = normalizeText([publication, text].join('\n'));
    this.periods = new ArticlePeriods(article);
  }
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
