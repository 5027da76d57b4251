import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { writeRecords } from '../../json-lines.ts';
import * as contracts from './contracts.ts';
import { type Corpus, type Prefix, writePrefix } from './corpus.ts';
import { sizeByKind } from './folder-size.ts';
import { type Measurements, resultOf } from './measurements.ts';
import { type Outcome, runTask, type TaskLimits } from './run-task.ts';

export interface SizeRun {
  readonly corpus: Corpus;
  readonly size: number;
  /** Everything is written below this folder; it is gone at the end. */
  readonly folder: string;
  readonly peerLimitMinutes: number;
  readonly signal: AbortSignal;
  /** Told of each measurement when it starts. */
  readonly onTask: (documents: number, task: string) => void;
}

const pagesAdded = 3;
const answeredQuestions = 100;
/** An exact scan compares each of them with each chunk. */
const scannedQuestions = 200;

/** Measures everything with the first `size` documents of a corpus. */
export async function measureSize(run: SizeRun): Promise<Measurements> {
  await mkdir(run.folder, { recursive: true });
  try {
    const prefix = await writePrefix(run.corpus, run.size, run.folder);
    const measure = measurer(prefix, run);
    const archive = join(run.folder, 'archive');
    return {
      documents: prefix.documents,
      characters: prefix.characters,
      ...(await measureArchive(prefix, archive, measure)),
      ...(await measureFloors(prefix, archive, measure)),
      ...(await measurePeers(prefix, join(run.folder, 'langchain'), run, measure)),
      addedPages: await measureAdding(prefix, archive, run.corpus, measure),
    };
  } finally {
    await rm(run.folder, { recursive: true, force: true });
  }
}

type Measure = <Input extends z.ZodType, Output extends z.ZodType>(
  task: contracts.Contract<Input, Output>,
  input: z.input<Input>,
  limits?: Omit<TaskLimits, 'signal'>,
) => Promise<Outcome<z.infer<Output>>>;

function measurer({ documents }: Prefix, { signal, onTask }: SizeRun): Measure {
  return (task, input, limits) => {
    onTask(documents, task.name);
    return runTask(task, input, { ...limits, signal });
  };
}

async function measureArchive(prefix: Prefix, archiveFolder: string, measure: Measure) {
  const { sourceFolder, questionsPath, firstQuestion } = prefix;
  const place = { sourceFolder, archiveFolder };
  const questioned = { ...place, questionsPath };
  return {
    stages: await measure(contracts.stagesTask, { sourceFolder }),
    build: await measure(contracts.buildTask, place),
    archiveBytes: await sizesIn(archiveFolder),
    open: await measure(contracts.openTask, place),
    firstAnswer: await measure(contracts.firstAnswerTask, { ...place, question: firstQuestion }),
    retrieval: await measure(contracts.retrievalTask, questioned),
    answers: await measure(contracts.answersTask, { ...questioned, limit: answeredQuestions }),
    graphRecall: await measure(contracts.graphRecallTask, {
      ...questioned,
      limit: scannedQuestions,
    }),
  };
}

async function measureFloors(prefix: Prefix, archiveFolder: string, measure: Measure) {
  const { questionsPath, documentsPath } = prefix;
  return {
    rawGraph: await measure(contracts.rawGraphTask, { archiveFolder, questionsPath }),
    rawTokens: await measure(contracts.rawTokensTask, { documentsPath }),
  };
}

async function measurePeers(
  { sourceFolder, questionsPath }: Prefix,
  storeFolder: string,
  { peerLimitMinutes: limitMinutes }: SizeRun,
  measure: Measure,
) {
  const limits = { limitMinutes };
  const { miniSearchTask, langChainBuildTask, langChainSearchTask } = contracts;
  const miniSearch = await measure(miniSearchTask, { sourceFolder, questionsPath }, limits);
  const built = await measure(langChainBuildTask, { sourceFolder, storeFolder }, limits);
  const sizes = await sizesIn(storeFolder);
  return {
    miniSearch,
    langChainBuild: built,
    langChainBytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
    langChainSearch: resultOf(built)
      ? await measure(langChainSearchTask, { storeFolder, questionsPath }, limits)
      : { failure: 'was not built' },
  };
}

/** Comes last, for it changes the archive. */
async function measureAdding(
  { sourceFolder }: Prefix,
  archiveFolder: string,
  corpus: Corpus,
  measure: Measure,
) {
  const added: Measurements['addedPages'][number][] = [];
  for (let number = 1; number <= pagesAdded; number++) {
    await writeRecords(join(sourceFolder, `added-${number}.jsonl`), corpus.newPage(number));
    added.push(await measure(contracts.buildTask, { sourceFolder, archiveFolder }));
  }
  return added;
}

/** A build that failed may have left no folder. */
async function sizesIn(folder: string): Promise<Map<string, number>> {
  return sizeByKind(folder).catch(() => new Map());
}
