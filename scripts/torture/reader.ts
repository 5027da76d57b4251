import { setTimeout as wait } from 'node:timers/promises';
import { type App, openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { describeError } from '../../src/errors.ts';
import { toTerms } from '../../src/language/terms.ts';
import { bridgeQuestion } from './corpus.ts';
import type { Reading } from './reader-process.ts';

/**
 * A program that asks an archive the same again and again until it is ended, and tells what it was
 * told. Arguments: how it asks, and the archive's folder.
 */
/** So that readers leave the machine something for the writer. */
const pauseMs = 5;
const [way = 'question', directory = ''] = process.argv.slice(2);
const app = await openApp(readConfig({}, directory, { archive: directory }));
for (;;) {
  const askedAt = Date.now();
  const told = await (way === 'question' ? askQuestion(app) : search(app)).catch(
    (error: unknown) => `failed: ${describeError(error)}`,
  );
  const reading: Reading = { askedAt, toldAt: Date.now(), told };
  process.stdout.write(`${JSON.stringify(reading)}\n`);
  await wait(pauseMs);
}

async function askQuestion({ ask }: App): Promise<string> {
  const { answer } = await ask(bridgeQuestion);
  return answer.status === 'answered'
    ? answer.statements.map(({ text }) => text).join('')
    : answer.status;
}

/** Both searches must find the bridge. */
function search({ useArchive, embed }: App): Promise<string> {
  return useArchive(async (archive) => {
    const byTerms = await archive.searchTerms(toTerms(bridgeQuestion), 1);
    const byVector = await archive.searchVectors(await embed(bridgeQuestion), 3);
    const ids = [...byTerms, ...byVector].map(({ chunkId }) => chunkId);
    const passages = await archive.passages(ids);
    return passages.map(({ chunk }) => chunk.text).find((text) => text.includes('大桥')) ?? 'none';
  });
}
