import { existsSync } from 'node:fs';
import type { Article } from '../../../src/corpus/article.ts';
import { isNamed } from '../../../src/evaluation/answers/article-names.ts';
import { holds } from '../../../src/evaluation/answers/meant-article.ts';
import { type Case, readCases } from '../../../src/evaluation/cases/cases.ts';
import { readArticlesOf } from '../articles.ts';
import {
  type QuestionSet,
  type RetrievalQuestion,
  type SetName,
  withRelevant,
} from './question-set.ts';

const seedsPath = 'seeds';
const ordinaryPaths = ['test/qa/seeds-before.jsonl'];
const paraphrasePaths = ['test/qa/paraphrases-a.jsonl', 'test/qa/paraphrases-b.jsonl'];
const paraphraseKinds = ['paraphrase', 'slip', 'cut'];

/** The ordinary questions of the test set over the seeds. @throws WenbaoError for a faulty case */
export function readSeedsSet(): Promise<QuestionSet | undefined> {
  return readCaseSet('seeds', ordinaryPaths, []);
}

/**
 * Questions over the seeds in other words than the page's, with slips, or cut short; undefined while
 * there are none. @throws WenbaoError for a faulty case
 */
export function readParaphraseSet(): Promise<QuestionSet | undefined> {
  return readCaseSet('paraphrases', paraphrasePaths, paraphraseKinds);
}

async function readCaseSet(
  name: SetName,
  paths: readonly string[],
  kinds: readonly string[],
): Promise<QuestionSet | undefined> {
  const present = paths.filter((path) => existsSync(path));
  if (present.length === 0) return undefined;
  const articles = await readArticlesOf(seedsPath);
  const all = readCases(present).flatMap((one) => toQuestion(one, kinds, articles));
  return { name, corpus: seedsPath, unit: 'article', kinds, ...withRelevant(all) };
}

/** A case that is asked by itself and names what is to be found; none for another. */
function toQuestion(
  { id, question, session, expect, tags }: Case,
  kinds: readonly string[],
  articles: readonly Article[],
): RetrievalQuestion[] {
  if (expect.refuse || session !== undefined) return [];
  const { articles: names, evidence } = expect;
  if (!names && !evidence) return [];
  const holders = articles.filter((article) =>
    names
      ? names.some((name) => isNamed(article, name))
      : evidence?.some((text) => holds(article, text)),
  );
  const kind = kinds.find((one) => tags.includes(one)) ?? '';
  const relevant = new Set(holders.map((article) => article.id));
  return [{ id, question, kind, relevant, ...(evidence ? { evidence } : {}) }];
}
