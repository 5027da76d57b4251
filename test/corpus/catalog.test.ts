import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogName, readCatalog } from '../../src/corpus/catalog.ts';
import { describeError } from '../../src/errors.ts';
import { temporaryFolder } from '../support/indexed.ts';

describe('readCatalog', () => {
  it('gives each page what a curator knows of it', async () => {
    const folder = await folderWith({
      'a.txt': { publication: '青河日报', date: '2024-08', precision: 'month', section: '要闻' },
      'old/b.txt': { publication: null, date: null, section: null, note: '来历不明' },
    });
    expect(readCatalog(folder)).toEqual(
      new Map([
        [
          'a.txt',
          {
            publication: '青河日报',
            section: '要闻',
            date: { date: '2024-08', precision: 'month' },
            dateSource: 'catalog',
          },
        ],
        ['old/b.txt', {}],
      ]),
    );
  });

  it('is empty where there is none', async () => {
    expect(readCatalog(await temporaryFolder()).size).toBe(0);
  });

  it.each([
    ['a date less precise than said', { date: '2024-08', precision: 'day' }],
    ['a date more precise than said', { date: '2024-08-12', precision: 'month' }],
    ['a date without its precision', { date: '2024-08' }],
    ['a day that its month has not', { date: '2024-02-30', precision: 'day' }],
    ['a month that is none', { date: '2024-13', precision: 'month' }],
    ['a field that is misspelt', { publikation: '青河日报' }],
    ['something else than an object', '青河日报'],
  ])('names the entry with %s', async (_, entry) => {
    const folder = await folderWith({ 'good.txt': {}, 'bad.txt': entry });
    expect(complaintAbout(folder)).toMatch(
      /^目录文件 .*catalog\.json 有误（bad\.txt.*）。请改正后再运行。$/u,
    );
  });

  it('says so when the file is not JSON', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, catalogName), '{"a.txt": ');
    expect(complaintAbout(folder)).toContain('不是有效的 JSON');
  });

  it('reads a catalog that was saved with a byte order mark', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, catalogName), '\ufeff{"a.txt": {"publication": "青河日报"}}');
    expect(readCatalog(folder).get('a.txt')).toEqual({ publication: '青河日报' });
  });
});

async function folderWith(entries: object): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, catalogName), JSON.stringify(entries));
  return folder;
}

function complaintAbout(folder: string): string {
  try {
    readCatalog(folder);
    return '';
  } catch (error) {
    return describeError(error);
  }
}
