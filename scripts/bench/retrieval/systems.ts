import type { App } from '../../../src/app.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { chunkArticle } from '../../../src/corpus/chunk.ts';
import { analyseQuestion } from '../../../src/language/question.ts';
import { toTerms } from '../../../src/language/terms.ts';
import { readArticlesOf } from '../articles.ts';
import { Bm25Index } from './bm25-index.ts';
import type { Found, System, SystemName } from './outcome.ts';
import type { QuestionSet } from './question-set.ts';
import { type RankedText, readRecordTexts } from './record-sets.ts';

/** So many documents or passages each system gives; what comes later counts as not found. */
export const depth = 100;
/** So many passages are looked through for a sentence. */
export const quotedPassages = 5;

/** Makes the systems that are compared over a corpus, whose archive is open. */
export async function openSystems(
  app: App,
  set: QuestionSet,
): Promise<Readonly<Record<SystemName, System>>> {
  return {
    'BM25 (jieba)': await openBm25(set),
    'vectors alone': (question) => searchVectors(app, set, question),
    whole: async (question) => toFound(await app.retrieve(question, depth), set),
  };
}

async function openBm25({ corpus, unit }: QuestionSet): Promise<System> {
  if (unit === 'record') return bm25Over(readRecordTexts(corpus), []);
  const articles = await readArticlesOf(corpus);
  return bm25Over(articles, articles.flatMap(chunksOf));
}

function chunksOf(article: Article): RankedText[] {
  return chunkArticle(article).map(({ ordinal, text }) => ({
    id: `${article.id}:${ordinal}`,
    text,
  }));
}

/** Ranks whole documents, and passages by themselves. */
async function bm25Over(
  documents: Iterable<RankedText> | AsyncIterable<RankedText>,
  passages: readonly RankedText[],
): Promise<System> {
  const documentIndex = await Bm25Index.of(withTerms(documents));
  const passageIndex = await Bm25Index.of(withTerms(passages));
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  return async (question) => {
    const { terms } = analyseQuestion(question);
    const quoted = passageIndex.search(terms, quotedPassages);
    return {
      documents: documentIndex.search(terms, depth).map(({ id }) => id),
      quotes: quoted.map(({ id }) => texts.get(id) ?? ''),
    };
  };
}

async function* withTerms(texts: Iterable<RankedText> | AsyncIterable<RankedText>) {
  for await (const { id, text } of texts) yield { id, terms: toTerms(text) };
}

async function searchVectors(app: App, set: QuestionSet, question: string): Promise<Found> {
  const vector = await app.embed(analyseQuestion(question).text);
  const passages = await app.useArchive(async (archive) => {
    const hits = await archive.searchVectors(vector, depth);
    return archive.passages(hits.map(({ chunkId }) => chunkId));
  });
  return toFound(passages, set);
}

interface FoundPassage {
  readonly article: Article;
  readonly chunk: { readonly text: string };
}

/** The quotes are whole passages; a ranking of sentences belongs here, as a further field of `Found`. */
function toFound(passages: readonly FoundPassage[], { unit }: QuestionSet): Found {
  const ids = passages.map(({ article }) => (unit === 'record' ? article.documentId : article.id));
  return {
    documents: [...new Set(ids)],
    quotes:
      unit === 'record' ? [] : passages.slice(0, quotedPassages).map(({ chunk }) => chunk.text),
  };
}
