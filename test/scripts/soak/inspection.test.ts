import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Findings } from '../../../scripts/soak/findings.ts';
import { inspect } from '../../../scripts/soak/inspection.ts';
import { pathsOf } from '../../../scripts/soak/scene.ts';
import { temporaryFolder } from '../../support/indexed.ts';

async function closedRun(): Promise<string> {
  const folder = await temporaryFolder();
  const { archive, temporary, conversations, telegram } = pathsOf(folder);
  for (const each of [archive, temporary]) await mkdir(each);
  for (const path of [conversations, telegram, join(archive, 'archive-2.sqlite')]) {
    const database = new Database(path);
    database.exec('CREATE TABLE t (word TEXT); CREATE INDEX i ON t (word)');
    database.exec("INSERT INTO t VALUES ('桥'), ('磨坊')");
    database.close();
  }
  return folder;
}

async function found(folder: string) {
  const findings = new Findings();
  await inspect(folder, findings);
  return findings.breaches.map(({ promised, told }) => [promised, ...told]);
}

it('finds a run in order whose files are those of architecture.md', async () => {
  expect(await found(await closedRun())).toEqual([]);
});

it('finds a leftover file, in whichever folder', async () => {
  const folder = await closedRun();
  const { archive, temporary } = pathsOf(folder);
  await writeFile(join(archive, 'draft.sqlite-wal'), '');
  await writeFile(join(temporary, 'half-a-page'), '');
  await writeFile(join(folder, 'telegram.sqlite-shm'), '');
  expect(await found(folder)).toEqual([
    ['files', 'draft.sqlite-wal', 'telegram.sqlite-shm', 'half-a-page'],
  ]);
});

it('finds a database that is not whole', async () => {
  const folder = await closedRun();
  await writeFile(pathsOf(folder).telegram, '不是数据库。'.repeat(100));
  expect(await found(folder)).toEqual([['integrity', expect.stringContaining('telegram.sqlite')]]);
});
