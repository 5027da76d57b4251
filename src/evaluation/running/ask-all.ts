// src/evaluation/running: all questions asked, those of a session in order, by so many askers.

import { describeError, WenbaoError } from '../../errors.ts';
import type { GivenAnswer } from '../answers/given-answer.ts';
import type { Case } from '../cases/cases.ts';
import { groupBy } from '../grouping.ts';

/** All that the evaluation knows of a system that answers. A session should start without a past. */
export type Ask = (
  question: string,
  options?: { readonly session?: string; readonly signal?: AbortSignal },
) => Promise<GivenAnswer>;

/** A case and what was given for it, or in Chinese why nothing was. */
export type Asked =
  | { readonly testCase: Case; readonly given: GivenAnswer }
  | { readonly testCase: Case; readonly failure: string };

export interface AskingOptions {
  /** Stops the run, which then rejects with its reason. */
  readonly signal?: AbortSignal;
  /** Called after each question, with what came of it. */
  readonly onAsked?: (asked: Asked) => void;
}

/**
 * Asks every question, each of `askers` one at a time, and gives what came of them in the order of the
 * cases. Questions of one session follow one another and go to one asker.
 */
export async function askAll(
  cases: readonly Case[],
  askers: readonly Ask[],
  { signal, onAsked }: AskingOptions = {},
): Promise<Asked[]> {
  if (askers.length === 0) throw new WenbaoError('usage', '并发数 0 不对。', '请给一个正整数。');
  const results = new Map<Case, Asked>();
  const conversations = toConversations(cases).values();
  const work = async (ask: Ask) => {
    for (const turns of conversations) {
      for (const testCase of turns) {
        signal?.throwIfAborted();
        const asked = await askOne(testCase, ask, signal);
        signal?.throwIfAborted();
        results.set(testCase, asked);
        onAsked?.(asked);
      }
    }
  };
  await Promise.all(askers.map(work));
  return cases.flatMap((testCase) => results.get(testCase) ?? []);
}

/** A list of cases for each session, then for each other case; sessions first as they take longest. */
function toConversations(cases: readonly Case[]): Case[][] {
  const alone = cases.filter(({ session }) => session === undefined).map((testCase) => [testCase]);
  return [...groupBy(cases, ({ session }) => session).values(), ...alone];
}

async function askOne(testCase: Case, ask: Ask, signal: AbortSignal | undefined): Promise<Asked> {
  const { question, session } = testCase;
  try {
    const given = await ask(question, {
      ...(session === undefined ? {} : { session }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { testCase, given };
  } catch (error) {
    return { testCase, failure: describeError(error) };
  }
}
