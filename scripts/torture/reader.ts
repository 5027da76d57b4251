import { setTimeout as wait } from 'node:timers/promises';
import { type App, openApp } from '../../src/app.ts';
import type { ArticleSearch } from '../../src/archive/archive.ts';
import { readConfig } from '../../src/config.ts';
import { describeError } from '../../src/errors.ts';
import { toTerms } from '../../src/language/terms.ts';
import { bridgeQuestion } from './corpus.ts';
import type { Reading } from './reader-process.ts';

/** So that readers leave the machine something for the writer. */
const pauseMs = 25;
const mostAttempts = 3;

/**
 * A program that asks an archive the same again and again until it is ended, and tells what it was
 * told. Arguments: how it asks, and the archive's folder.
 */
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

/** As retrieval does: what was replaced between the search and the reading is searched anew. */
async function search(app: App): Promise<string> {
  const vector = await app.embed(bridgeQuestion);
  for (let attempt = 1; ; attempt++) {
    const { ids, texts } = await app.useArchive((archive) => searchOnce(archive, vector));
    if (texts.length === ids.length || attempt === mostAttempts)
      return texts.find((text) => text.includes('大桥')) ?? 'none';
  }
}

/** Both searches must find the bridge. */
async function searchOnce(archive: ArticleSearch, vector: Float32Array) {
  const byTerms = await archive.searchTerms(toTerms(bridgeQuestion), 1);
  const byVector = await archive.searchVectors(vector, 3);
  const ids = [...new Set([...byTerms, ...byVector].map(({ chunkId }) => chunkId))];
  const passages = await archive.passages(ids);
  return { ids, texts: passages.map(({ chunk }) => chunk.text) };
}
