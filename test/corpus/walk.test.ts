import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReadResult, readArticles } from '../../src/corpus/read.ts';
import { maxLineBytes } from '../../src/corpus/record-lines.ts';
import { findSources, hashFile, type Sources } from '../../src/corpus/walk.ts';
import { temporaryFolder } from '../support/indexed.ts';

const story = '本报讯（记者张三）青河大桥昨日通车。';

describe('findSources', () => {
  it('finds pages and records below a folder in a fixed order, and nothing else', async () => {
    const folder = await folderWith({
      'b.txt': story,
      'a/z.MD': story,
      'a/y.jsonl': '',
      'a/picture.png': '',
      'catalog.json': '{}',
      '.hidden.txt': story,
      '.git/c.txt': story,
    });
    expect(sourcesIn(folder)).toEqual(['a/y.jsonl', 'a/z.MD', 'b.txt']);
  });

  it('passes over symbolic links, so that a loop ends', async () => {
    const folder = await folderWith({ 'a/b.txt': story });
    await symlink(folder, join(folder, 'a', 'loop'));
    await symlink(join(folder, 'a', 'b.txt'), join(folder, 'linked.txt'));
    expect(sourcesIn(folder)).toEqual(['a/b.txt']);
  });

  it('takes one file for a folder that holds only it, with the catalog beside it', async () => {
    const folder = await folderWith({
      'a.txt': story,
      'b.txt': story,
      'catalog.json': '{"a.txt": {"publication": "青河日报"}}',
    });
    const { files, catalog } = findSources(join(folder, 'a.txt'));
    expect(files).toEqual([{ source: 'a.txt', path: join(folder, 'a.txt') }]);
    expect(catalog.get('a.txt')).toEqual({ publication: '青河日报' });
  });

  it('says what to do where there is nothing', async () => {
    const folder = await folderWith({ 'readme.pdf': '' });
    expect(() => findSources(folder)).toThrow(`${folder} 里没有报纸版面。`);
    expect(() => findSources(join(folder, 'none'))).toThrow(`找不到 ${join(folder, 'none')}。`);
  });
});

describe('reading what was found', () => {
  it('names each file that holds no page with its reason, and reads the others', async () => {
    const folder = await folderWith({
      'empty.txt': '',
      'good.txt': story,
      'noise.txt': Buffer.from([0x00, 0x01, 0x02, 0x00]),
      'scan.txt': Buffer.from('89504e470d0a1a0a', 'hex'),
    });
    expect((await readAll(findSources(folder))).map(summaryOf)).toEqual([
      'empty.txt: 文件是空的',
      'good.txt',
      'noise.txt: 是二进制文件，不是文本',
      'scan.txt: 不是 UTF-8、UTF-16 或 GB18030 文本',
    ]);
  });

  it('names a file that vanished since it was found, and goes on', async () => {
    const folder = await folderWith({ 'a.txt': story, 'b.jsonl': '{}', 'c.txt': story });
    const found = findSources(folder);
    await rm(join(folder, 'a.txt'));
    await rm(join(folder, 'b.jsonl'));
    expect((await readAll(found)).map(summaryOf)).toEqual([
      'a.txt: 读不了（没有权限，或正被占用？）',
      'b.jsonl: 读不了（没有权限，或正被占用？）',
      'c.txt',
    ]);
  });

  it('reads records line by line and names the lines that are none', async () => {
    const lines = [
      '\ufeff{"id": "r1", "text": "青河大桥通车。", "title": "通车", "date": "2024-08-12"}',
      '',
      '{"id": "r2"',
      '{"id": "r3"}',
      '{"text": "没有编号。"}',
      '{"id": "r1", "text": "编号重复。"}',
      '{"id": 7, "text": "云岭镇种茶。", "url": "https://example.org/7"}',
    ];
    const folder = await folderWith({ 'news.jsonl': lines.join('\r\n') });
    expect((await readAll(findSources(folder))).map(summaryOf)).toEqual([
      'news.jsonl:1 r1',
      'news.jsonl:3: 不是一个 JSON 对象',
      'news.jsonl:4: 字段 text 缺少或不合要求',
      'news.jsonl:5: 字段 id 缺少或不合要求',
      'news.jsonl:6: 编号“r1”重复',
      'news.jsonl:7 7',
    ]);
  });

  it('passes over a line that is too long, without holding it in memory, and goes on', async () => {
    const record = '{"id": "r1", "text": "青河大桥通车。"}';
    const tooLong = 'x'.repeat(maxLineBytes + 1);
    const folder = await folderWith({
      'news.jsonl': `${record}\n${tooLong}\n{"id": 2, "text": "好。"}`,
    });
    expect((await readAll(findSources(folder))).map(summaryOf)).toEqual([
      'news.jsonl:1 r1',
      'news.jsonl:2: 这一行超过 16 MB',
      'news.jsonl:3 2',
    ]);
  });

  it('rejects a binary file of records as a whole', async () => {
    const folder = await folderWith({ 'news.jsonl': 'PK\u0000\u0001\n\u0000\n\u0000' });
    expect((await readAll(findSources(folder))).map(summaryOf)).toEqual([
      'news.jsonl: 是二进制文件，不是文本',
    ]);
  });

  it('reads records in GB18030', async () => {
    const ascii = (text: string) => Buffer.from(text, 'latin1');
    const name = Buffer.from([0xbc, 0xe0, 0xc0, 0xfb]);
    const repeated = Buffer.concat(Array.from({ length: 20 }, () => name));
    const line = Buffer.concat([ascii('{"id": 1, "text": "'), repeated, ascii('"}')]);
    const folder = await folderWith({ 'news.jsonl': line });
    const [result] = await readAll(findSources(folder));
    expect(result).toMatchObject({ page: { text: '监利'.repeat(20) } });
  });

  it('gives records their facts, and their articles ids and lines of their own', async () => {
    const record = { id: 'r1', text: '青河大桥\n昨日通车。', title: '通车', date: '2024-08-12' };
    const folder = await folderWith({ 'news.jsonl': `\n${JSON.stringify(record)}\n` });
    const [result] = await readAll(findSources(folder));
    expect(result).toMatchObject({
      page: { documentId: 'r1', recordLine: 2 },
      articles: [
        {
          id: 'news.jsonl:r1#1',
          headline: '通车',
          date: { date: '2024-08-12', precision: 'day' },
          dateSource: 'document',
          lines: [2, 2],
        },
      ],
    });
  });

  it('keeps a line separator inside a record’s text in its record', async () => {
    const text = `青河大桥${String.fromCharCode(0x2028)}昨日通车。`;
    const folder = await folderWith({ 'news.jsonl': JSON.stringify({ id: 'r1', text }) });
    expect((await readAll(findSources(folder))).map(summaryOf)).toEqual(['news.jsonl:1 r1']);
  });
});

describe('hashFile', () => {
  it('is the SHA-256 of the bytes', async () => {
    const folder = await folderWith({ 'a.txt': 'abc' });
    // FIPS 180-2, appendix B.1.
    expect(await hashFile({ source: 'a.txt', path: join(folder, 'a.txt') })).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

function sourcesIn(folder: string): string[] {
  return findSources(folder).files.map(({ source }) => source);
}

async function readAll({ files, catalog }: Sources): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (const file of files) {
    for await (const result of readArticles(file, catalog)) results.push(result);
  }
  return results;
}

/** `file:line id` of a page, `file:line: reason` of what is none. */
function summaryOf(result: ReadResult): string {
  if ('rejected' in result) {
    const { source, line, reason } = result.rejected;
    return `${line === undefined ? source : `${source}:${line}`}: ${reason}`;
  }
  const { source, documentId, recordLine } = result.page;
  return recordLine === undefined ? source : `${source}:${recordLine} ${documentId}`;
}
