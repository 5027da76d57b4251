import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { ArchiveFolder } from '../../src/archive/folder.ts';
import { openArchive } from '../../src/archive/open.ts';
import {
  articleOf,
  builtinSettings,
  putArticle,
  saveArchive,
  temporaryFolder,
} from '../support/indexed.ts';

const mill = articleOf('纸厂投产', '青河纸厂昨日投产，年利润约36亿元。', {
  date: { date: '2024', precision: 'year' },
});

it.each([
  ['articles', 'text'],
  ['articles', 'trace'],
  ['articles', 'headline'],
  ['articles', 'date'],
  ['articles', 'chunks'],
  ['articles', 'source'],
  ['pages', 'document_id'],
  ['pages', 'line'],
])('an article is refused, not shown, when in %s the %s was changed', async (table, column) => {
  const folder = await temporaryFolder();
  await saveArchive(folder, builtinSettings, (archive) => putArticle(archive, mill));
  const database = new Database((await new ArchiveFolder(folder).current()) ?? '');
  database.exec(`UPDATE ${table} SET ${column} = replace(${column}, substr(${column}, 1, 1), '9')`);
  database.close();

  const opened = await openArchive(folder, builtinSettings);
  await expect(opened.articles([mill.id])).rejects.toThrow('损坏');
  await opened.close();
});
