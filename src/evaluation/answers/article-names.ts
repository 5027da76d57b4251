import { foldForComparison } from '../../language/normalize.ts';
import type { SourceArticle } from './source-article.ts';

type Nameable = Pick<SourceArticle, 'headline' | 'text'>;

/**
 * Two hundred characters, white space aside: kicker, headline, subtitle, byline and the first sentences.
 * Further on a text speaks of what others are about as well.
 */
const beginning = /^(?:\s*\S){0,200}/u;

/** What an article can be named by, folded: its headline, and on the next line the beginning of its text. */
export const nameableText = keptOf(({ headline = '', text }: Nameable) => {
  const [start = ''] = beginning.exec(text) ?? [];
  return `${foldForComparison(headline)}\n${foldForComparison(start)}`;
});

/** All that an article prints, folded. */
export const foldedText = keptOf(({ text }: Pick<SourceArticle, 'text'>) =>
  foldForComparison(text),
);

/**
 * Whether a name is part of an article's headline, or of the first 200 characters of its text; white
 * space and width do not matter. A blank one names nothing.
 */
export function isNamed(article: Nameable, name: string): boolean {
  const folded = foldForComparison(name);
  return folded !== '' && nameableText(article).includes(folded);
}

/** Made once for each object, as long as that is about. */
function keptOf<Key extends object>(make: (key: Key) => string): (key: Key) => string {
  const made = new WeakMap<Key, string>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
