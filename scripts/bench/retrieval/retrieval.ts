import { warmUp, withApp } from '../scale/tasks/open-archive.ts';
import { askSystems, createCounter } from './ask-systems.ts';
import { openCorpusArchive } from './corpus-archive.ts';
import { toGroups } from './groups.ts';
import type { Outcome } from './outcome.ts';
import type { QuestionSet, SetName } from './question-set.ts';
import { checkWritable, type SetOutcomes, writeRankings } from './rankings-file.ts';
import { readSet } from './sets.ts';
import { openSystems } from './systems.ts';
import { formatFigures, legend } from './tables.ts';

export interface RetrievalOptions {
  readonly sets: readonly SetName[];
  /** The folder in which the archives of the corpora are kept for the next time. */
  readonly archives: string;
  /** So many questions of each set at most. */
  readonly limit?: number;
  /** Gives the figures of the two halves of each set apart. */
  readonly halves: boolean;
  /** Where what was found for each question is written. */
  readonly json?: string;
}

/** Compares retrieval with BM25 and with vectors alone, and prints a table for each set and kind. */
export async function benchRetrieval(options: RetrievalOptions): Promise<void> {
  if (options.json !== undefined) await checkWritable(options.json);
  process.stdout.write(`${legend}\n`);
  const measured: SetOutcomes[] = [];
  for (const name of options.sets) {
    const set = await readSet(name, options.limit);
    if (!set) {
      process.stderr.write(`${name}：没有题目或文档的文件，略过。\n`);
      continue;
    }
    const outcomes = await measureSet(set, options.archives);
    measured.push({ name, outcomes });
    printSet(set, outcomes, options.halves);
    if (options.json !== undefined) await writeRankings(options.json, measured);
  }
}

async function measureSet(set: QuestionSet, archives: string): Promise<Outcome[]> {
  const place = await openCorpusArchive(set.corpus, archives);
  return withApp(place, async (app) => {
    process.stderr.write(`${set.name}：建立对照用的 BM25 索引……\n`);
    const systems = await openSystems(app, set);
    await warmUp(app);
    return askSystems(systems, set.questions, createCounter(set.name, set.questions.length));
  });
}

function printSet(set: QuestionSet, outcomes: readonly Outcome[], isHalved: boolean): void {
  for (const { title, outcomes: grouped } of toGroups(set, outcomes, isHalved)) {
    if (grouped.length === 0) process.stdout.write(`\n${title}：没有问题。\n`);
    else process.stdout.write(`\n${formatFigures(title, grouped)}\n`);
  }
  if (set.leftOut > 0) {
    process.stdout.write(`\n${set.name}：另有 ${set.leftOut} 题没有相关文档，不计。\n`);
  }
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const [first] = failures;
  if (!first) return;
  const counted = `${set.name}：${failures.length} 次检索出错，按没有找到算`;
  process.stdout.write(`\n${counted}；第一次是 ${first.system}：${first.reason}\n`);
}
