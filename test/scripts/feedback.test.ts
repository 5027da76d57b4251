import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { readCases } from '../../src/evaluation/cases/cases.ts';
import { SqliteBotStore } from '../../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { temporaryFolder } from '../support/indexed.ts';
import { refusal, shownAnswer } from '../surfaces/telegram/store/shown-answers.ts';

const run = promisify(execFile);

async function filled(): Promise<string> {
  const path = join(await temporaryFolder(), 'bot.sqlite');
  const store = SqliteBotStore.open(path, { botId: 11 });
  store.rate(store.keepAnswer(shownAnswer()), 1, 'up');
  store.rate(store.keepAnswer(shownAnswer({ question: '谁\n剪彩？', answer: refusal })), 1, 'down');
  store.keepAnswer(shownAnswer());
  store.close();
  return path;
}

function feedback(path: string, ...typed: readonly string[]) {
  const program = ['--import', typescriptLoader, 'scripts/feedback.ts', ...typed];
  return run(process.execPath, program, { env: { ...process.env, TELEGRAM_FILE: path } });
}

const failureSchema = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });

/** How the program ended that was not to succeed. */
async function failureOf(running: Promise<unknown>) {
  return failureSchema.parse(await running.catch((error: unknown) => error));
}

describe('npm run feedback', () => {
  test('prints the rated answers that are wanted as cases that the evaluation reads', async () => {
    const path = await filled();
    const [{ stdout, stderr }, rejected] = await Promise.all([
      feedback(path),
      feedback(path, '--rating', 'down'),
    ]);
    const cases = join(await temporaryFolder(), 'feedback.jsonl');
    await writeFile(cases, stdout);
    expect(readCases([cases]).map(({ question, tags }) => [question, tags])).toEqual([
      ['新码头多长？', ['feedback', 'up']],
      ['谁\n剪彩？', ['feedback', 'down']],
    ]);
    expect(stderr).toBe('评过的回答 2 个，得题 2 道（认可 1，否定 1）。\n');
    expect(rejected.stdout).toBe(stdout.split('\n').slice(1).join('\n'));
  });

  test('knows no other wish than up, down and all', async () => {
    const { code, stderr } = await failureOf(feedback(await filled(), '--rating', 'both'));
    expect([code, stderr.trim().split('\n')]).toEqual([2, [expect.stringContaining('--rating')]]);
  });

  test('makes no file where there is none, and says so', async () => {
    const path = join(await temporaryFolder(), 'bot.sqlite');
    const { code, stdout, stderr } = await failureOf(feedback(path));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('还没有机器人记录。');
    expect(existsSync(path)).toBe(false);
  });
});
