import { wholeEnd } from '../language/characters.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Span } from '../language/span.ts';
import type { Article, ArticleId } from './article.ts';

/** The stretch of one article that is indexed as a unit; `text` is the article's text at `span`. */
export interface Chunk {
  readonly articleId: ArticleId;
  /** Place within the article, from 0. */
  readonly ordinal: number;
  readonly span: Span;
  readonly text: string;
}

/** How articles are cut. A change of these makes an archive that has to be built anew. */
export interface ChunkSettings {
  /** A chunk grows sentence by sentence up to this length. */
  readonly maxChunkChars: number;
}

export const defaultChunkSettings: ChunkSettings = { maxChunkChars: 240 };

/**
 * Cuts an article's running text at sentence ends into chunks of at most `maxChunkChars` UTF-16
 * units. Chunks follow each other without overlap; a longer sentence is cut by length.
 */
export function chunkArticle(article: Article, settings = defaultChunkSettings): Chunk[] {
  const spans: Span[] = [];
  for (const sentence of sentencesOf(article)) {
    for (const piece of cutByLength(article.text, sentence, settings.maxChunkChars)) {
      const last = spans.at(-1);
      if (last && piece.end - last.start <= settings.maxChunkChars) {
        spans[spans.length - 1] = { start: last.start, end: piece.end };
      } else {
        spans.push(piece);
      }
    }
  }
  return spans.map((span, ordinal) => ({
    articleId: article.id,
    ordinal,
    span,
    text: article.text.slice(span.start, span.end),
  }));
}

/** The sentences of everything that is read in sequence; a headline is kept out of the chunks. */
export function sentencesOf(article: Pick<Article, 'text' | 'parts'>): Span[] {
  return article.parts
    .filter(({ kind }) => kind === 'paragraph' || kind === 'subhead' || kind === 'caption')
    .flatMap(({ span }) => splitSentences(article.text, span));
}

function* cutByLength(text: string, span: Span, maxChars: number): Generator<Span> {
  let start = span.start;
  while (span.end - start > maxChars) {
    const end = wholeEnd(text, start + maxChars);
    yield { start, end };
    start = end;
  }
  yield { start, end: span.end };
}
