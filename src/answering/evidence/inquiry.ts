import type { ArticleSearch } from '../../archive/archive.ts';
import type { Article } from '../../corpus/article.ts';
import type { Question } from '../../language/question.ts';
import { partsOf } from '../../language/question-parts.ts';
import { Likeness } from '../../retrieval/likeness.ts';
import type { Passage } from '../../retrieval/retriever.ts';
import { finderFor } from '../findings/finders.ts';
import { organisationsNamed } from '../matching/organisations.ts';
import { ArticleReading } from './article-reading.ts';
import { type Candidate, type FoundArticle, rankCandidates } from './candidates.ts';
import { simplifiedArticle } from './simplified-article.ts';
import { TermWeights } from './term-weights.ts';

/** Articles that are read sentence by sentence. */
const maxArticles = 6;

/** The articles that were found for a question, ready to be asked it and questions made of it. */
export class Inquiry {
  readonly articles: readonly FoundArticle[];
  readonly #documentFrequencies: ReadonlyMap<string, number>;
  readonly #chunks: number;
  readonly #organisations: ReadonlySet<string>;
  readonly #ranked = new Map<Question, readonly Candidate[]>();

  private constructor(
    articles: readonly FoundArticle[],
    documentFrequencies: ReadonlyMap<string, number>,
    chunks: number,
    organisations: ReadonlySet<string>,
  ) {
    this.articles = articles;
    this.#documentFrequencies = documentFrequencies;
    this.#chunks = chunks;
    this.#organisations = organisations;
  }

  /** @param passages those found for the question, best first */
  static async open(
    question: Question,
    passages: readonly Passage[],
    archive: ArticleSearch,
  ): Promise<Inquiry> {
    const words = partsOf(question).flatMap(({ subject }) => subject.map(({ word }) => word));
    const [frequencies, { chunks }] = await Promise.all([
      archive.documentFrequencies([...new Set(words)]),
      archive.state(),
    ]);
    const organisations = passages.flatMap(({ entities }) =>
      entities.organisations.map(({ name }) => name),
    );
    return new Inquiry(readArticles(passages), frequencies, chunks, new Set(organisations));
  }

  /** The organisations that a question names, of those that the passages speak of. */
  organisationsNamed(question: Question): readonly string[] {
    return organisationsNamed(question, this.#organisations);
  }

  /** The sentences of all articles, best first, with what they say in answer to this question. */
  rank(question: Question): readonly Candidate[] {
    const known = this.#ranked.get(question);
    if (known) return known;
    const words = question.subject.map(({ word }) => word);
    const ranked = rankCandidates(this.articles, {
      question,
      weights: new TermWeights(question, this.#documentFrequencies, this.#chunks),
      likeness: new Likeness(question.text, words),
      find: finderFor(question),
    });
    this.#ranked.set(question, ranked);
    return ranked;
  }
}

/** The best articles of the passages, best first. */
function readArticles(passages: readonly Passage[]): FoundArticle[] {
  const byArticle = new Map<Article['id'], Passage[]>();
  for (const passage of passages) {
    const { id } = passage.article;
    byArticle.set(id, [...(byArticle.get(id) ?? []), passage]);
  }
  return [...byArticle.values()].slice(0, maxArticles).flatMap((found, rank) => {
    const article = found[0]?.article;
    const spans = found.map(({ chunk }) => chunk.span);
    return article
      ? [{ reading: new ArticleReading(simplifiedArticle(article), spans), rank }]
      : [];
  });
}
