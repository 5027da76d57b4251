import type { Question } from '../../language/question.ts';
import type { Inquiry } from '../evidence/inquiry.ts';
import { findSpreadList } from '../findings/telling/list-spread.ts';
import { Objections } from '../refusing/objections.ts';
import type { Selected } from './select.ts';

/** A list that is spread over a story is looked for in the articles that were found first. */
const mostArticles = 2;
/** How sure such a list is: that there are as many items as were asked for says a lot. */
const certainty = 0.8;

/** The list that an article spreads over several sentences, a phrase of each; undefined where none does. */
export function spreadListFor(
  part: Question,
  whole: Question,
  inquiry: Inquiry,
): Selected | undefined {
  if (part.kind !== 'list' && !part.list) return undefined;
  const objections = new Objections(whole, inquiry);
  const ranked = inquiry.rank(part);
  for (const { reading } of inquiry.articles.slice(0, mostArticles)) {
    const list = findSpreadList(reading.sentences, part);
    if (!list || objections.toArticle(reading)) continue;
    const candidates = list.sentences.flatMap((sentence) =>
      ranked.filter((candidate) => candidate.sentence === sentence),
    );
    if (candidates.length > 0) {
      return { question: part, candidates, certainty, short: list.text };
    }
  }
  return undefined;
}
