import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CurrentArchive } from '../../src/archive/current.ts';
import { createArchive, databaseIdentity, openArchive } from '../../src/archive/open.ts';
import { replaceArchive } from '../../src/archive/replace.ts';
import {
  articleOf,
  builtinSettings,
  fileOf,
  indexed,
  temporaryFolder,
} from '../support/indexed.ts';

const coal = articleOf('煤矿增产', '煤矿今年增产三成。');
const rail = articleOf('铁路通车', '铁路昨日通车。');

test('an archive is replaced, other files stay, and a running reader goes over to the new one', async () => {
  const folder = await temporaryFolder();
  const directory = join(folder, 'archive');
  await fill(directory, coal);
  await writeFile(join(directory, 'notes.txt'), 'mine');
  const current = new CurrentArchive({
    open: () => openArchive(directory, builtinSettings),
    identity: () => databaseIdentity(directory),
  });
  const find = (term: string) => current.use((archive) => archive.searchTerms([term], 1));
  expect(await find('煤矿')).toHaveLength(1);
  await replaceArchive(directory, (fresh) => fill(fresh, rail));
  expect(await readdir(folder)).toEqual(['archive']);
  expect(await readFile(join(directory, 'notes.txt'), 'utf8')).toBe('mine');
  expect(await find('煤矿')).toHaveLength(1);
  await expect.poll(() => find('铁路'), { timeout: 3_000 }).toHaveLength(1);
  await current.close();
});

test('a failed build leaves the old archive as it was', async () => {
  const folder = await temporaryFolder();
  const directory = join(folder, 'archive');
  await fill(directory, coal);
  const failing = replaceArchive(directory, async (fresh) => {
    await fill(fresh, rail);
    throw new Error('stopped');
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(await readdir(folder)).toEqual(['archive']);
  const archive = await openArchive(directory, builtinSettings);
  expect(archive.files().map(({ source }) => source)).toEqual([coal.source]);
  await archive.close();
});

test('what a dead process left is put back or deleted', async () => {
  const folder = await temporaryFolder();
  const directory = join(folder, 'archive');
  await fill(`${directory}.old-999999999`, coal);
  await mkdir(`${directory}.new-999999999`);
  await (await openArchive(directory, builtinSettings)).close();
  expect(await readdir(folder)).toEqual(['archive']);
});

test('a file is never taken for an archive', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, 'mine');
  await expect(replaceArchive(path, (fresh) => fill(fresh, rail))).rejects.toThrow('应是文件夹');
  expect(await readFile(path, 'utf8')).toBe('mine');
});

async function fill(directory: string, article: typeof coal): Promise<void> {
  const archive = await createArchive(directory, builtinSettings);
  archive.putFile(fileOf(article), [indexed(article)]);
  await archive.commit();
  await archive.close();
}
