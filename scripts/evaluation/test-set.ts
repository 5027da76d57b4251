import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '../../src/app.ts';
import type { ArticleId } from '../../src/corpus/article.ts';
import { WenbaoError } from '../../src/errors.ts';
import { type Case, readCases } from '../../src/evaluation/cases/cases.ts';
import { formatReport } from '../../src/evaluation/reports/report.ts';
import { type Ask, type EvaluationOptions, evaluate } from '../../src/evaluation/running/run.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const casesFolder = 'test/qa';
/** Headlines and the first sentences, by which a case may name an article. */
const openingChars = 400;

/** What a run came to. */
export interface Outcome {
  /** Plain text for people. */
  readonly report: string;
  readonly isAllRight: boolean;
}

export interface TestSetOptions extends Pick<EvaluationOptions, 'signal' | 'onProgress'> {
  /** Those of the project unless given. */
  readonly cases?: readonly Case[];
  /** Whether the reader answers although a language model is configured. */
  readonly withoutModel?: boolean;
}

/**
 * The cases of some files; without any, of all that the project has.
 * @throws WenbaoError where there are none, or one of them is wrong
 */
export function readTestSet(files: readonly string[] = []): Case[] {
  return readCases(files.length > 0 ? files : filesOfProject());
}

/** Asks the program all questions of a test set. Rejects with the signal's reason between two of them. */
export async function runTestSet(
  app: Pick<App, 'assistant' | 'useArchive'>,
  { cases = readTestSet(), withoutModel = false, ...options }: TestSetOptions = {},
): Promise<Outcome> {
  const { ask, forgetAll } = freshSessions(app, withoutModel);
  try {
    const openingsOf = (ids: readonly ArticleId[]) => openingsIn(app, ids);
    const results = await evaluate(cases, ask, { ...options, openingsOf });
    return {
      report: formatReport(results),
      isAllRight: results.every(({ fault }) => fault === undefined),
    };
  } finally {
    await forgetAll();
  }
}

/** The program may have run the same test set before, and a session should start without a past. */
function freshSessions({ assistant }: Pick<App, 'assistant'>, withoutModel: boolean) {
  const run = randomUUID();
  const used = new Set<string>();
  const ask: Ask = (question, { session, signal } = {}) => {
    const name = session === undefined ? undefined : `${run} ${session}`;
    if (name !== undefined) used.add(name);
    return assistant.ask(question, {
      withoutModel,
      ...(name === undefined ? {} : { session: name }),
      ...(signal === undefined ? {} : { signal }),
    });
  };
  const forgetAll = async () => {
    for (const session of used) await assistant.forget(session);
  };
  return { ask, forgetAll };
}

async function openingsIn({ useArchive }: Pick<App, 'useArchive'>, ids: readonly ArticleId[]) {
  const articles = await useArchive((archive) => archive.articles(ids));
  return articles.map(({ id, text }) => ({ id, opening: text.slice(0, openingChars) }));
}

/** Named as seen from the working directory, for messages. */
function filesOfProject(): string[] {
  const folder = join(projectFolder, casesFolder);
  const names = namesIn(folder).filter((name) => name.endsWith('.jsonl'));
  if (names.length > 0) return names.sort().map((name) => relative('', join(folder, name)));
  const message = `这里没有测试集（${casesFolder} 里的 .jsonl 文件）。`;
  throw new WenbaoError('source', message, '请用 npm run eval -- 文件 指定。');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
