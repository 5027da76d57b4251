import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { TrainingFiles } from '../../../scripts/train-embedding/train.ts';
import { typescriptLoader } from '../../../scripts/typescript-loader.ts';
import { describeError, WenbaoError } from '../../../src/errors.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { train, writeRecords, writeTinyFiles } from './tiny-training.ts';

const run = promisify(execFile);
const good = { id: 'd1', text: '煤矿增产。' };

describe('training the built-in embedding on faulty files', () => {
  test.each(['news', 'questions', 'heldOutQueries'] as const)(
    'says that the file of %s cannot be read where it is missing',
    async (name) => {
      const files = await writeTinyFiles(await temporaryFolder());
      await rm(files[name]);
      await expectComplaint(files, `${files[name]} 读不了。`);
    },
  );

  test('says that a file is not gzipped as its name has it', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    const news = `${files.news}.gz`;
    await writeFile(news, 'no gzip');
    await expectComplaint({ ...files, news }, `${news} 读不了。`);
  });

  test.each([
    ['is no JSON', '{"id": "d2", '],
    ['lacks its text', '{"id": "d2"}'],
    ['is no object', '[]'],
  ])('says which record %s', async (_, line) => {
    const files = await writeTinyFiles(await temporaryFolder());
    await writeFile(files.news, `${JSON.stringify(good)}\n${line}\n`);
    await expectComplaint(files, `${files.news} 的第 2 条不对。`);
  });

  test('says what a record should hold', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    await writeFile(files.questions, '{"q": "多少？"}\n');
    const error = await errorOf(files);
    expect(describeError(error)).toContain('每行应是一个带 q、p、a 的 JSON 对象。');
  });

  test.each([
    ['is empty', []],
    ['holds too few sentences', [good]],
  ])('says that there is too little text where the news %s', async (_, news) => {
    const files = await writeTinyFiles(await temporaryFolder());
    await writeRecords(files.news, news);
    await writeRecords(files.questions, []);
    await expectComplaint(files, '可用于训练的文字太少。');
  });

  test('says before the training that its result has no place', async () => {
    const files = await writeTinyFiles(await temporaryFolder());
    const weights = join(files.weights, 'no', 'such', 'folder', 'weights.bin');
    await expectComplaint({ ...files, weights }, '不能写入文件夹');
  });

  test('ends with one line and a code for errors when it is run', async () => {
    const missing = join(await temporaryFolder(), 'missing.jsonl');
    const script = 'scripts/train-embedding.ts';
    const options = ['--held-out', missing, '--weights', `${missing}.bin`];
    await expect(
      run('node', ['--import', typescriptLoader, script, ...options]),
    ).rejects.toMatchObject({
      code: 2,
      stderr: `${missing} 读不了。请检查路径，它应是 .jsonl 或 .jsonl.gz 文件。\n`,
    });
  });
});

async function expectComplaint(files: TrainingFiles, complaint: string): Promise<void> {
  const error = await errorOf(files);
  expect(error).toBeInstanceOf(WenbaoError);
  expect(describeError(error)).toContain(complaint);
}

async function errorOf(files: TrainingFiles): Promise<unknown> {
  return train(files).then(
    () => undefined,
    (error: unknown) => error,
  );
}
