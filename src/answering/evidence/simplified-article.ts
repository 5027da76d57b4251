import type { Article } from '../../corpus/article.ts';
import { inSimplifiedCharacters, mayBeTraditional } from '../../language/simplified.ts';

const simplified = new WeakMap<Article, Article>();
const printed = new WeakMap<Article, Article>();

/**
 * An article as it is read, for the rules that read Chinese know simplified characters: the same offsets,
 * with what stands in others replaced. One that prints none is itself.
 */
export function simplifiedArticle(article: Article): Article {
  const known = simplified.get(article) ?? simplify(article);
  simplified.set(article, known);
  printed.set(known, article);
  return known;
}

/** The article as printed, for whoever quotes from it. */
export function printedArticle(article: Article): Article {
  return printed.get(article) ?? article;
}

function simplify(article: Article): Article {
  const { text, kicker, headline, subtitle, publication } = article;
  const lines = [text, kicker, headline, subtitle, publication];
  if (!lines.some((line) => line !== undefined && mayBeTraditional(line))) return article;
  return {
    ...article,
    text: inSimplifiedCharacters(text),
    ...(kicker === undefined ? {} : { kicker: inSimplifiedCharacters(kicker) }),
    ...(headline === undefined ? {} : { headline: inSimplifiedCharacters(headline) }),
    ...(subtitle === undefined ? {} : { subtitle: inSimplifiedCharacters(subtitle) }),
    ...(publication === undefined ? {} : { publication: inSimplifiedCharacters(publication) }),
  };
}
