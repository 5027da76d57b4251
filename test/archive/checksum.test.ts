import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createArchive, openArchive } from '../../src/archive/open.ts';
import {
  articleOf,
  builtinSettings,
  fileOf,
  indexed,
  temporaryFolder,
} from '../support/indexed.ts';

const mill = articleOf('纸厂投产', '青河纸厂昨日投产，年利润约36亿元。');

it.each(['text', 'trace', 'headline', 'date'])(
  'an article whose %s was changed in the file is refused, not shown',
  async (column) => {
    const folder = await temporaryFolder();
    const archive = await createArchive(folder, builtinSettings);
    archive.putFile(fileOf(mill), [
      indexed({ ...mill, date: { date: '2024', precision: 'year' } }),
    ]);
    await archive.close();

    const database = new Database(join(folder, 'archive.sqlite'));
    database.exec(
      `UPDATE articles SET ${column} = replace(${column}, substr(${column}, 1, 1), '9')`,
    );
    database.close();

    const opened = await openArchive(folder, builtinSettings);
    await expect(opened.articles([mill.id])).rejects.toThrow('损坏');
    await opened.close();
  },
);
