import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { openArchive } from '../../src/archive/open.ts';
import { findSources } from '../../src/corpus/walk.ts';
import { formatRejection } from '../../src/surfaces/terminal/build/build-report.ts';
import { builtinSettings, temporaryFolder } from '../support/indexed.ts';

const story = '本报讯（记者王小云）青河大桥昨日通车，全长3.6公里。\n';

describe('a folder of hostile files', () => {
  it('is read but for what is no ordinary file, which is named with its reason', async () => {
    const { sources, archive } = await scene();
    await placeSpecialFiles(sources);
    expect(await readFrom(sources, archive)).toEqual([
      '跳过 loop.txt：是符号链接，没有跟随',
      '跳过 outside.jsonl：是符号链接，没有跟随',
      '跳过 pipe.txt：不是普通文件',
      '跳过 socket.md：不是普通文件',
      '跳过 binary.txt：是二进制文件，不是文本',
      '跳过 large.txt：文件超过 4 MB，不像一个版面',
      '跳过 overlong.txt：不是 UTF-8、UTF-16 或 GB18030 文本',
      '跳过 \ufffd\ufffd.txt：文件名不是 UTF-8 文字，请改名',
    ]);
    expect(await storiesOf(archive, '大桥')).toEqual(['honest.txt']);
  });

  it('finds nothing changed the second time, and says the same again', async () => {
    const { sources, archive } = await scene();
    await placeSpecialFiles(sources);
    const told = await readFrom(sources, archive);
    expect(await readFrom(sources, archive)).toEqual(told);
  });

  it('does not wait for a pipe that took the place of a page since it was found', async () => {
    const { sources, archive } = await scene();
    const found = findSources(sources);
    execFileSync('rm', [join(sources, 'honest.txt')]);
    execFileSync('mkfifo', [join(sources, 'honest.txt')]);
    const report = await buildArchive({
      directory: archive,
      settings: builtinSettings,
      sources: found,
    });
    expect(report.rejections.map(formatRejection)).toEqual(['跳过 honest.txt：不是普通文件']);
  });

  it('does not wait for a pipe in place of the catalog, nor for one that is named itself', async () => {
    const { sources } = await scene();
    execFileSync('mkfifo', [join(sources, 'catalog.json'), join(sources, 'pipe')]);
    expect(() => findSources(sources)).toThrow('不是普通文件');
    expect(() => findSources(join(sources, 'pipe'))).toThrow(
      `${join(sources, 'pipe')} 不是普通文件。`,
    );
  });

  it('says of a folder with nothing but links that it does not follow them', async () => {
    const folder = await temporaryFolder();
    symlinkSync('/etc/passwd', join(folder, 'passwd.txt'));
    expect(() => findSources(folder)).toThrow('passwd.txt 是符号链接，没有跟随');
  });

  it('finds pages in folders hundreds deep', async () => {
    const { sources } = await scene();
    const deepest = join(sources, ...new Array<string>(300).fill('a'));
    mkdirSync(deepest, { recursive: true });
    writeFileSync(join(deepest, 'a.txt'), story);
    expect(findSources(sources).files).toHaveLength(2);
  });

  it('reads files with odd names under these very names', async () => {
    const names = [
      '__proto__.txt',
      'constructor.md',
      'a\nb.txt',
      '\u202etxt.exe.txt',
      "'; DROP TABLE.txt",
    ];
    const { sources, archive } = await scene(
      Object.fromEntries(names.map((name) => [name, story])),
    );
    expect(await readFrom(sources, archive)).toEqual([]);
    expect(await storiesOf(archive, '大桥')).toEqual([...names, 'honest.txt'].sort());
  });

  it('keeps what a catalog says, be it half a surrogate pair or a name of every object', async () => {
    const catalog =
      '{"__proto__": {"section": "甲"}, "toString": {}, "honest.txt": {"publication": "青\\ud800"}}';
    const { sources, archive } = await scene({ 'catalog.json': catalog });
    expect(await readFrom(sources, archive)).toEqual([]);
    const opened = await openArchive(archive, builtinSettings);
    onTestFinished(() => opened.close());
    expect((await opened.state()).publications).toEqual(['青\ufffd']);
    expect(await storiesOf(archive, '大桥')).toEqual(['honest.txt']);
  });
});

describe('a file of hostile records', () => {
  it('is read but for its faulty lines, each named with its reason', async () => {
    const text = '青河大桥通车。';
    const lines: readonly (string | object)[] = [
      { id: '__proto__', text, title: 'constructor', date: '9999-99-99' },
      { id: 'toString', text, date: '-1', __proto__: { title: '甲' } },
      { id: '../../etc/passwd', text, date: '2024-02-30' },
      { id: 'C:\\\u0000\n', text, date: '0000-01-01', url: 'file:///etc/passwd' },
      { id: 'é', text },
      { id: 'e\u0301', text },
      { id: 'É', text },
      { id: 'x'.repeat(10_000), text },
      '{"id": 1e400, "text": "好。"}',
      { id: 'no-text', text: ['好'] },
      { id: 'dated', text, date: 20240812 },
      { id: 'titled', text, title: '长'.repeat(1_001) },
      { id: 'long', text: '长'.repeat(2_000_001) },
      `{"id": "deep", "text": ${'['.repeat(200_000)}`,
      `{"id": "nested", "more": ${'['.repeat(5_000)}${']'.repeat(5_000)}, "text": "好。"}`,
      '{"id": "half", "text": "青河大桥\\ud800通车。\\udc00"}',
      { id: '__proto__', text },
    ];
    const jsonl = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    const { sources, archive } = await scene({ 'news.jsonl': jsonl.join('\n') });
    expect(await readFrom(sources, archive)).toEqual([
      '跳过 news.jsonl 第8行：字段 id 超过 512 个字符',
      '跳过 news.jsonl 第9行：字段 id 缺少或不合要求',
      '跳过 news.jsonl 第10行：字段 text 缺少或不合要求',
      '跳过 news.jsonl 第11行：字段 date 缺少或不合要求',
      '跳过 news.jsonl 第12行：字段 title 超过 1000 个字符',
      '跳过 news.jsonl 第13行：字段 text 超过 2000000 个字符',
      '跳过 news.jsonl 第14行：不是一个 JSON 对象',
      '跳过 news.jsonl 第17行：编号“__proto__”重复',
    ]);
    expect(await storiesOf(archive, '大桥')).toHaveLength(9);
  });

  it('is told of by its first thousand faulty lines and the number of the others', async () => {
    const { sources, archive } = await scene({ 'news.jsonl': '{}\n'.repeat(1_500) });
    const told = await readFrom(sources, archive);
    expect(told).toHaveLength(1_001);
    expect(told.at(-1)).toBe('跳过 news.jsonl：另有 500 行不合要求');
    expect(await readFrom(sources, archive)).toEqual(told);
  });

  it('does not stop the build with an id that another file’s name makes too', async () => {
    const { sources, archive } = await scene({
      'a.jsonl': JSON.stringify({ id: 'x.txt', text: '云岭镇种茶。' }),
      'a.jsonl:x.txt': story,
    });
    const told = ['跳过 a.jsonl:x.txt：a.jsonl:x.txt 里的文章编号“a.jsonl:x.txt#1”已用于 a.jsonl'];
    expect(await readFrom(sources, archive)).toEqual(told);
    expect(await readFrom(sources, archive)).toEqual(told);
    expect(await storiesOf(archive, '大桥')).toEqual(['honest.txt']);
  });
});

/** A folder of sources with an honest page beside the files given, and an empty one for an archive. */
async function scene(files: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder();
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  for (const [name, content] of Object.entries({ 'honest.txt': story, ...files })) {
    writeFileSync(join(sources, name), content);
  }
  return { sources, archive: join(folder, 'archive') };
}

async function placeSpecialFiles(folder: string): Promise<void> {
  symlinkSync(folder, join(folder, 'loop.txt'));
  symlinkSync('/etc/passwd', join(folder, 'outside.jsonl'));
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  const server = createServer().listen(join(folder, 'socket.md'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  writeFileSync(join(folder, 'binary.txt'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]));
  writeFileSync(join(folder, 'large.txt'), '好。'.repeat(800_000));
  writeFileSync(join(folder, 'overlong.txt'), Buffer.from([0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x0a]));
  const name = Buffer.concat([
    Buffer.from(`${folder}/`),
    Buffer.from([0xb1, 0xfe]),
    Buffer.from('.txt'),
  ]);
  writeFileSync(name, story);
}

/** Brings the archive up to date with a folder; gives what was told of what was passed over. */
async function readFrom(folder: string, directory: string): Promise<string[]> {
  const sources = findSources(folder);
  const { rejections } = await buildArchive({ directory, settings: builtinSettings, sources });
  return rejections.map(formatRejection);
}

/** The sources of the stories that hold a word, each read from the archive and so checked. */
async function storiesOf(directory: string, word: string): Promise<string[]> {
  const archive = await openArchive(directory, builtinSettings);
  try {
    const hits = await archive.searchTerms([word], 20);
    const passages = await archive.passages(hits.map(({ chunkId }) => chunkId));
    return passages.map(({ article }) => article.source).sort();
  } finally {
    await archive.close();
  }
}
