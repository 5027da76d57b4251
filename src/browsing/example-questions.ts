import type { ArticleSearch } from '../archive/archive.ts';
import { readEntities } from '../corpus/entities.ts';
import { hashOf } from '../language/hash.ts';
import {
  type ExampleCandidate,
  type ExampleKind,
  exampleCandidates,
} from './example-candidates.ts';

/** Whether the program answers a candidate, from its article and as expected. */
export type IsAnswered = (candidate: ExampleCandidate) => Promise<boolean>;

/** In the order in which examples are shown; the first ones are wanted most. */
const kinds: readonly ExampleKind[] = ['figure', 'event', 'office', 'person'];
const mostAsks = 20;
const mostAsksOfKind = 6;
/** The newest stories that examples are made of. */
const newestStories = 40;
/** UTF-16 units: a longer story takes longer to read than an example is worth. */
const longestStory = 10_000;

/**
 * Those of the candidates that are answered, at most `count`: each of another article and another
 * kind, so never more than there are kinds. Of each kind six are tried at most, of all twenty: those of
 * articles that serve for the fewest kinds first, so that the others are left for these, else in the
 * order given. Rejects as `isAnswered` does.
 */
export async function pickExamples(
  candidates: readonly ExampleCandidate[],
  isAnswered: IsAnswered,
  count: number,
): Promise<ExampleCandidate[]> {
  const sparing = sparingFirst(candidates);
  const picked: ExampleCandidate[] = [];
  let asks = 0;
  for (const kind of kinds) {
    if (picked.length >= count) break;
    const ofKind = distinctQuestions(sparing.filter((candidate) => candidate.kind === kind))
      .filter(({ articleId }) => picked.every((other) => other.articleId !== articleId))
      .slice(0, Math.min(mostAsksOfKind, mostAsks - asks));
    for (const candidate of ofKind) {
      asks += 1;
      if (!(await isAnswered(candidate))) continue;
      picked.push(candidate);
      break;
    }
  }
  return picked;
}

function sparingFirst(candidates: readonly ExampleCandidate[]): ExampleCandidate[] {
  const kindsOf = new Map<string, Set<ExampleKind>>();
  for (const { articleId, kind } of candidates) {
    kindsOf.set(articleId, (kindsOf.get(articleId) ?? new Set()).add(kind));
  }
  const uses = ({ articleId }: ExampleCandidate) => kindsOf.get(articleId)?.size ?? 0;
  return [...candidates].sort((a, b) => uses(a) - uses(b));
}

function distinctQuestions(candidates: readonly ExampleCandidate[]): ExampleCandidate[] {
  const asked = new Set<string>();
  return candidates.filter(({ question }) => !asked.has(question) && asked.add(question));
}

/** Examples that were made of one state of an archive, by how many were wanted. */
interface Kept {
  readonly state: string;
  readonly examples: Map<number, Promise<readonly string[]>>;
}

/** Makes example questions of archives, once for each state of one. */
export class ExampleQuestions {
  readonly #kept = new WeakMap<ArticleSearch, Kept>();

  /**
   * Questions that an archive's newest stories with a headline answer, at most `count` and four;
   * fewer, or none, where there are no such stories. The first time takes up to twenty answers,
   * later ones a look at the newest stories. Rejects as the archive and `isAnswered` do, and tries
   * again the next time.
   */
  async of(
    archive: ArticleSearch,
    isAnswered: IsAnswered,
    count: number,
  ): Promise<readonly string[]> {
    const newest = await archive.newestArticles({ offset: 0, limit: newestStories });
    const articles = newest.articles.filter(
      ({ headline, text }) => headline !== undefined && text.length <= longestStory,
    );
    const printed = articles.map(({ id, text }) => [id, hashOf(text, 0, text.length)]);
    const state = JSON.stringify([await archive.state(), printed]);
    const { examples } = this.#keptOf(archive, state);
    const known = examples.get(count);
    if (known) return known;
    const candidates = articles.flatMap((article) =>
      exampleCandidates(article, readEntities(article)),
    );
    const made = pickExamples(candidates, isAnswered, count).then((picked) =>
      picked.map(({ question }) => question),
    );
    examples.set(count, made);
    made.catch(() => examples.delete(count));
    return made;
  }

  #keptOf(archive: ArticleSearch, state: string): Kept {
    const last = this.#kept.get(archive);
    if (last?.state === state) return last;
    const kept: Kept = { state, examples: new Map() };
    this.#kept.set(archive, kept);
    return kept;
  }
}
