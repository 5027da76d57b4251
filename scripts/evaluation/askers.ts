import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import { toGivenAnswer } from '../../src/evaluation/answers/from-reply.ts';
import type { Ask } from '../../src/evaluation/running/ask-all.ts';

/** What asks for an evaluation, and how it is given back. */
export interface Asker {
  readonly ask: Ask;
  close(): Promise<void>;
}

/**
 * Asks a program of this process. Sessions begin without a past, though the program may have run the
 * same set before, and are forgotten at the end.
 */
export function askerOf({ assistant }: Pick<App, 'assistant'>, withoutModel: boolean): Asker {
  const run = randomUUID();
  const used = new Set<string>();
  return {
    ask: async (question, { session, signal } = {}) => {
      const name = session === undefined ? undefined : `${run} ${session}`;
      if (name !== undefined) used.add(name);
      const reply = await assistant.ask(question, {
        withoutModel,
        ...(name === undefined ? {} : { session: name }),
        ...(signal === undefined ? {} : { signal }),
      });
      return toGivenAnswer(reply);
    },
    close: async () => {
      for (const session of used) await assistant.forget(session);
    },
  };
}
