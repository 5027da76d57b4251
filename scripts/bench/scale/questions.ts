import { z } from 'zod';
import { isFoundWithin } from '../../../src/evaluation/measures/ranking.ts';
import { readLines } from '../../json-lines.ts';
import type { RankingRecall } from './contracts.ts';

const questionSchema = z.object({
  question: z.string().min(1),
  /** The documents that answer it. */
  relevant: z.array(z.string()),
});

export type BenchQuestion = z.infer<typeof questionSchema>;

/** The questions of a `.jsonl` or `.jsonl.gz` file. */
export async function readQuestions(path: string): Promise<BenchQuestion[]> {
  const questions: BenchQuestion[] = [];
  for await (const line of readLines(path)) questions.push(questionSchema.parse(JSON.parse(line)));
  return questions;
}

/** At most `count` items, evenly spread over all of them. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = items.length / Math.min(count, items.length);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/**
 * Scores rankings of documents, one for each question; a document found twice counts once.
 * Questions without a relevant document are passed over.
 */
export function scoreRankings(
  questions: readonly BenchQuestion[],
  rankings: readonly (readonly string[])[],
): RankingRecall {
  const scored = questions.flatMap(({ relevant }, index) =>
    relevant.length === 0 ? [] : [{ relevant, ranking: [...new Set(rankings[index])] }],
  );
  const shareWithin = (k: number) => {
    const isHit = ({ ranking, relevant }: (typeof scored)[number]) =>
      isFoundWithin(ranking, (id) => relevant.includes(id), k);
    return scored.length === 0 ? null : scored.filter(isHit).length / scored.length;
  };
  return { count: scored.length, recallAt1: shareWithin(1), recallAt10: shareWithin(10) };
}
