import { open } from 'node:fs/promises';
import { WenbaoError } from '../../../src/errors.ts';
import { writeRecords } from '../../json-lines.ts';
import { halfOf } from './halves.ts';
import type { Outcome } from './outcome.ts';
import type { SetName } from './question-set.ts';

/** The outcomes of one set. */
export interface SetOutcomes {
  readonly name: SetName;
  readonly outcomes: readonly Outcome[];
}

/** Makes sure that a file can be written, and leaves what is in it. @throws WenbaoError if not */
export function checkWritable(path: string): Promise<void> {
  return naming(path, async () => {
    const file = await open(path, 'a');
    await file.close();
  });
}

/**
 * Writes what each system found for each question, one JSON object a line.
 * @throws WenbaoError where the file cannot be written
 */
export function writeRankings(path: string, sets: readonly SetOutcomes[]): Promise<void> {
  const records = sets.flatMap(({ name, outcomes }) =>
    outcomes.map((outcome) => toRecord(name, outcome)),
  );
  return naming(path, () => writeRecords(path, records));
}

async function naming(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new WenbaoError('usage', `写不了文件 ${path}。`, '请检查路径和权限。', { cause });
  }
}

function toRecord(set: SetName, { question, found, failures, wholeMs }: Outcome): object {
  const { id, kind, relevant } = question;
  return { set, id, kind, half: halfOf(id), relevant: [...relevant], found, failures, wholeMs };
}
