import type { z } from 'zod';
import { percentile } from '../../../src/evaluation/statistics/percentile.ts';
import type * as contracts from './contracts.ts';
import type { Outcome } from './run-task.ts';

type Measured<Task extends contracts.Contract<z.ZodType, z.ZodType>> = Outcome<
  z.infer<Task['output']>
>;

/** All that was measured with so many documents. */
export interface Measurements {
  readonly documents: number;
  readonly characters: number;
  readonly stages: Measured<typeof contracts.stagesTask>;
  readonly build: Measured<typeof contracts.buildTask>;
  /** Bytes on disk by kind of file. */
  readonly archiveBytes: ReadonlyMap<string, number>;
  readonly open: Measured<typeof contracts.openTask>;
  readonly firstAnswer: Measured<typeof contracts.firstAnswerTask>;
  readonly retrieval: Measured<typeof contracts.retrievalTask>;
  readonly answers: Measured<typeof contracts.answersTask>;
  readonly graphRecall: Measured<typeof contracts.graphRecallTask>;
  /** One page after the other, each by a process of its own. */
  readonly addedPages: readonly Measured<typeof contracts.buildTask>[];
  readonly rawGraph: Measured<typeof contracts.rawGraphTask>;
  readonly rawTokens: Measured<typeof contracts.rawTokensTask>;
  readonly miniSearch: Measured<typeof contracts.miniSearchTask>;
  readonly langChainBuild: Measured<typeof contracts.langChainBuildTask>;
  readonly langChainBytes: number;
  readonly langChainSearch: Measured<typeof contracts.langChainSearchTask>;
}

/** The value of a measurement that gave one. */
export function resultOf<Value>(outcome: Outcome<Value>): Value | undefined {
  return 'value' in outcome ? outcome.value : undefined;
}

/** A measurement that gave nothing. */
export interface Failure {
  readonly documents: number;
  readonly measurement: string;
  readonly reason: string;
  /** Others may fail; a failure of this project's own is an error. */
  readonly isPeer: boolean;
}

const peers: readonly string[] = ['miniSearch', 'langChainBuild', 'langChainSearch'];

/** What failed, each measurement once. */
export function failuresOf({ documents, addedPages, ...measured }: Measurements): Failure[] {
  const [firstFailed] = addedPages.filter((page) => 'failure' in page);
  const all = Object.entries({ ...measured, ...(firstFailed && { addedPages: firstFailed }) });
  return all.flatMap(([measurement, outcome]) =>
    typeof outcome === 'object' && 'failure' in outcome
      ? [{ documents, measurement, reason: outcome.failure, isPeer: peers.includes(measurement) }]
      : [],
  );
}

/** The median time to add a page, in milliseconds; undefined where none was added. */
export function medianAddMs({ addedPages }: Measurements): number | undefined {
  const times = addedPages.flatMap((page) => resultOf(page)?.buildMs ?? []);
  return percentile(times, 50);
}
