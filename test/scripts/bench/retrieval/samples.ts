import type { Found, Outcome } from '../../../../scripts/bench/retrieval/outcome.ts';
import type { RetrievalQuestion } from '../../../../scripts/bench/retrieval/question-set.ts';

/** A question for which document a is to be found. */
export function questionOf(given: Partial<RetrievalQuestion> = {}): RetrievalQuestion {
  return { id: 'one', question: '问什么？', kind: '', relevant: new Set(['a']), ...given };
}

export function foundOf(documents: readonly string[], quotes: readonly string[] = []): Found {
  return { documents, quotes };
}

/** What the whole and BM25 found for a question; vectors alone found nothing. */
export function outcomeOf(
  whole: readonly string[],
  bm25: readonly string[],
  question: RetrievalQuestion = questionOf(),
): Outcome {
  const found = {
    'BM25 (jieba)': foundOf(bm25),
    'vectors alone': foundOf([]),
    whole: foundOf(whole),
  };
  return { question, found, failures: [], wholeMs: 10 };
}
