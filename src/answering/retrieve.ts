import type { ArticleSearch } from '../archive/archive.ts';
import { analyseQuestion, type Question } from '../language/question.ts';
import { withoutUnseen } from '../language/unseen.ts';
import { type Corrected, correctSlips } from '../retrieval/correct-slips.ts';
import type { ArchiveRetriever, Passage } from '../retrieval/retriever.ts';

/** A question with what the archive holds for it. */
export interface Retrieved {
  readonly asked: string;
  readonly question: Question;
  readonly corrections: Corrected['corrections'];
  readonly passages: readonly Passage[];
  /** How the question was read or searched otherwise than usual, for the user. */
  readonly notice?: string;
  readonly elapsedMs: number;
}

export interface RetrieveParts {
  readonly archive: ArticleSearch;
  readonly retriever: ArchiveRetriever;
}

/** Takes a question apart and finds its passages; throws the signal's reason if aborted. */
export async function retrieveFor(
  typed: string,
  { archive, retriever }: RetrieveParts,
  signal?: AbortSignal,
): Promise<Retrieved> {
  const startedAt = performance.now();
  const asked = withoutUnseen(typed);
  const read = analyseQuestion(asked);
  const { question, corrections } = await correctSlips(read, archive);
  const notices = correctionNotices(corrections);
  // What was typed is searched with what it may mean, so that a wrong correction loses nothing.
  const passages = await retriever.retrieve(read, {
    ...(signal ? { signal } : {}),
    countsReprintsOnce: true,
    onModelFailure: () => notices.push('嵌入模型没有回应，这次只按字词查找。'),
  });
  return {
    asked,
    question,
    corrections,
    passages,
    ...(notices.length > 0 ? { notice: notices.join('') } : {}),
    elapsedMs: performance.now() - startedAt,
  };
}

function correctionNotices(corrections: Corrected['corrections']): string[] {
  if (corrections.length === 0) return [];
  const pairs = corrections.map(([typed, meant]) => `“${typed}”按“${meant}”`);
  return [`${pairs.join('，')}理解。`];
}
