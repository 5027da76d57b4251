import { describeError } from '../../../src/errors.ts';
import {
  type Failure,
  type Found,
  type Outcome,
  type System,
  type SystemName,
  systemNames,
} from './outcome.ts';
import type { RetrievalQuestion } from './question-set.ts';

const nothing: Found = { documents: [], quotes: [] };

/** Asks every system every question, one after the other. A system that fails has found nothing. */
export async function askSystems(
  systems: Readonly<Record<SystemName, System>>,
  questions: readonly RetrievalQuestion[],
  onDone: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    outcomes.push(await askAll(systems, question));
    onDone(outcomes.length);
  }
  return outcomes;
}

async function askAll(
  systems: Readonly<Record<SystemName, System>>,
  question: RetrievalQuestion,
): Promise<Outcome> {
  const found: Record<SystemName, Found> = {
    'BM25 (jieba)': nothing,
    'vectors alone': nothing,
    whole: nothing,
  };
  const failures: Failure[] = [];
  let wholeMs = 0;
  for (const name of systemNames) {
    const startedAt = performance.now();
    try {
      found[name] = await systems[name](question.question);
    } catch (error) {
      failures.push({ system: name, reason: describeError(error) });
    }
    if (name === 'whole') wholeMs = performance.now() - startedAt;
  }
  return { question, found, failures, wholeMs };
}

const tellEveryMs = 2_000;

/** Says on standard error now and then how many questions of a set are done with. */
export function createCounter(set: string, total: number): (done: number) => void {
  let lastToldAt = performance.now();
  return (done) => {
    const now = performance.now();
    if (now - lastToldAt < tellEveryMs) return;
    lastToldAt = now;
    process.stderr.write(`${set}：检索 ${done}/${total}\n`);
  };
}
