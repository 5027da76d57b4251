import { type Citation, citationsOf } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import { describeError, WenbaoError } from '../../errors.ts';
import type { Case } from '../cases/cases.ts';
import { findFault } from '../judging/judge.ts';

/** All that the evaluation knows of the program. A session should start without a past. */
export type Ask = (
  question: string,
  options?: { readonly session?: string; readonly signal?: AbortSignal },
) => Promise<Reply>;

/** The beginnings of the articles of these ids, in the order of the ids. */
export type OpeningsOf = (
  ids: readonly Citation['articleId'][],
) => Promise<readonly { readonly id: Citation['articleId']; readonly opening: string }[]>;

export interface CaseResult {
  readonly testCase: Case;
  /** Missing where the program failed on the question. */
  readonly reply?: Reply;
  /** Why the question counts as wrong, in Chinese; missing where it was answered rightly. */
  readonly fault?: string;
}

export interface EvaluationOptions {
  /** How many questions may be under way at once; 1 unless told. */
  readonly concurrency?: number;
  /** The beginnings of articles, headlines included, by which a case may name one. */
  readonly openingsOf?: OpeningsOf;
  /** Stops the run, which then rejects with its reason. */
  readonly signal?: AbortSignal;
  /** Called after each question. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Asks every question and judges the replies, in the order of the cases. Questions of one session
 * follow one another; others overlap. A question on which the program fails counts as wrong.
 */
export async function evaluate(
  cases: readonly Case[],
  ask: Ask,
  { concurrency = 1, onProgress, ...trying }: EvaluationOptions = {},
): Promise<CaseResult[]> {
  const results = new Map<Case, CaseResult>();
  await runAll(toConversations(cases), concurrency, async (turns) => {
    for (const testCase of turns) {
      trying.signal?.throwIfAborted();
      const result = await tryCase(testCase, ask, trying);
      trying.signal?.throwIfAborted();
      results.set(testCase, result);
      onProgress?.(results.size, cases.length);
    }
  });
  return cases.flatMap((testCase) => results.get(testCase) ?? []);
}

/** A list of cases for each session, then for each other case; sessions first as they take longest. */
function toConversations(cases: readonly Case[]): Case[][] {
  const alone = cases.filter(({ session }) => session === undefined).map((testCase) => [testCase]);
  const sessions = new Map<string, Case[]>();
  for (const testCase of cases) {
    if (testCase.session === undefined) continue;
    const turns = sessions.get(testCase.session) ?? [];
    sessions.set(testCase.session, [...turns, testCase]);
  }
  return [...sessions.values(), ...alone];
}

/** Works through the items with so many workers, each taking the next item when it is free. */
async function runAll<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  if (!Number.isInteger(workers) || workers < 1) {
    throw new WenbaoError('usage', `并发数 ${workers} 不对。`, '请给一个正整数。');
  }
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

async function tryCase(
  testCase: Case,
  ask: Ask,
  { openingsOf, signal }: Pick<EvaluationOptions, 'openingsOf' | 'signal'>,
): Promise<CaseResult> {
  const { question, session } = testCase;
  try {
    const reply = await ask(question, {
      ...(session === undefined ? {} : { session }),
      ...(signal === undefined ? {} : { signal }),
    });
    const ids = citationsOf(reply.answer).map(({ articleId }) => articleId);
    const openings = new Map((await openingsOf?.(ids))?.map(({ id, opening }) => [id, opening]));
    const fault = findFault(testCase, reply.answer, { openingOf: (id) => openings.get(id) });
    return { testCase, reply, ...(fault === undefined ? {} : { fault }) };
  } catch (error) {
    return { testCase, fault: describeError(error) };
  }
}
