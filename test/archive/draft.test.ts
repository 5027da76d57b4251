import { copyFile, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { findSources } from '../../src/corpus/walk.ts';
import { pagesOfDatabase } from '../support/database-pages.ts';
import { builtinSettings, temporaryFolder } from '../support/indexed.ts';

test.each(['files', 'pages', 'vectors', 'chunk_terms_data', 'sqlite_schema'])(
  'a draft that was damaged in %s does not stand in the way of a build',
  async (table) => {
    const sourcePath = await temporaryFolder();
    await writeFile(
      join(sourcePath, 'a.txt'),
      '本报讯（记者张三）青河大桥昨日通车，全长3.6公里。\n',
    );
    const directory = await temporaryFolder();
    const build = (rebuild: boolean) =>
      buildArchive({
        directory,
        rebuild,
        settings: builtinSettings,
        sources: findSources(sourcePath),
      });
    await build(false);
    const draft = join(directory, 'draft.sqlite');
    await copyFile(join(directory, 'archive-1.sqlite'), draft);
    await zero(draft, table);
    expect(await build(true)).toMatchObject({ articles: 1, embeddedChunks: 1 });
  },
);

/** Overwrites the first page of a table with zeros. */
async function zero(path: string, table: string): Promise<void> {
  const page = pagesOfDatabase(path).find((candidate) => candidate.table === table);
  if (!page) throw new Error(`there is no table ${table}`);
  const file = await open(path, 'r+');
  await file.write(new Uint8Array(page.bytes), 0, page.bytes, page.offset);
  await file.close();
}
