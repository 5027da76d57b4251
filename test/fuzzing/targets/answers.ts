import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { citationsOf } from '../../../src/answering/answer.ts';
import type { App } from '../../../src/app.ts';
import { readTurn, writeTurn } from '../../../src/chat/memory/stored-turn.ts';
import { openNewsroom } from '../../support/newsroom.ts';
import { hostileQuestion, hostileText } from '../arbitraries/text.ts';
import { check, checkSame, orRejection } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

let opened: { readonly app: Promise<App>; readonly folder: string } | undefined;

function openApp(): Promise<App> {
  if (!opened) {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-fuzz-'));
    opened = { folder, app: openNewsroom(join(folder, 'conversations.sqlite')) };
  }
  return opened.app;
}

/** A question, or one and another after it. */
function conversation(longestChars: number): fc.Arbitrary<string[]> {
  const question = hostileQuestion(longestChars);
  return fc.oneof(
    { arbitrary: fc.tuple(question), weight: 3 },
    { arbitrary: fc.tuple(question, question), weight: 1 },
  );
}

/** The whole program, from a question to its answer, over an archive of invented stories. */
export const answerTargets = [
  fuzzTarget({
    name: 'questions to the archive',
    files: [
      'src/answering/reader.ts',
      'src/answering/chain.ts',
      'src/retrieval/retriever.ts',
      'src/chat/conversation.ts',
    ],
    promise:
      'Any conversation gets answers that can be stored and whose quotations stand in their stories.',
    quickShare: 0.25,
    inputs: (longestChars) => conversation(Math.min(300, longestChars)),
    holds: async (questions) => {
      const { assistant, browser } = await openApp();
      for (const question of questions) {
        const reply = await orRejection(() => assistant.ask(question, { session: 'fuzz' }));
        if (!reply) continue;
        const { answer } = reply;
        const turn = { question: reply.question, answer };
        checkSame(readTurn(writeTurn(turn)), turn, 'turn');
        for (const citation of citationsOf(answer)) {
          const shown = await browser.quoted(citation);
          check(shown !== undefined && shown.marked.length > 0, `not quoted: ${citation.quote}`);
        }
      }
      await assistant.forget('fuzz');
    },
  }),
  fuzzTarget({
    name: 'words to look for',
    files: ['mentions', 'occurrences', 'period-days'].map((name) => `src/browsing/${name}.ts`),
    promise: 'Any words and period give stories of the archive, at most as many as asked for.',
    quickShare: 0.5,
    inputs: (longestChars) =>
      fc.tuple(
        hostileText(Math.min(60, longestChars)),
        fc.constantFrom('2025-08', '2025', '2024-02-30', '2024-13', '', '9999-99'),
      ),
    holds: async ([text, period]) => {
      const { browser } = await openApp();
      const page = await browser.mentioning(text, 3);
      check(page.stories.length <= 3 && page.total >= page.stories.length, 'mentions');
      const newest = await browser.newest({ period, offset: 0, limit: 2 });
      check(newest.stories.length <= 2 && newest.total >= newest.stories.length, 'newest');
    },
    close: async () => {
      const closing = opened;
      opened = undefined;
      await (await closing?.app)?.close();
      if (closing) rmSync(closing.folder, { recursive: true, force: true });
    },
  }),
];
