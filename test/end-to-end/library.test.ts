import { copyFile, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compile,
  installBuiltLibrary,
  modulesLoadedBy,
  output,
  programOnly,
} from '../support/built-library.ts';

let project = '';
let packed: readonly string[] = [];
let complaints: readonly string[] = [];

beforeAll(async () => {
  project = await realpath(await mkdtemp(join(tmpdir(), 'wenbao-library-')));
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  packed = await installBuiltLibrary(project);
  await copyFile('docs/examples/ask-a-folder.ts', join(project, 'ask-a-folder.ts'));
  await writeFile(join(project, 'careless.ts'), careless);
  complaints = compile(project, ['ask-a-folder.ts', 'careless.ts']);
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the package', () => {
  it('holds what was built and the prompts, but no sources, tests or pages', () => {
    const beside = packed.filter((path) => !path.startsWith('dist/'));
    expect(beside.filter((path) => !path.startsWith('prompts/')).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'package.json',
    ]);
    expect(beside).toContain('prompts/answer.md');
  });

  it('loads no surface, no command and none of their packages', () => {
    const loaded = [...modulesLoadedBy(join(project, 'node_modules/wenbao/dist'), './wenbao.js')];
    expect(loaded).toContain('./answering/reader.js');
    expect(loaded).toContain('@langchain/core/retrievers');
    const rooms = /^\.\/(?:surfaces|chat|evaluation|app\.js|config\.js)/u;
    expect(loaded.filter((name) => rooms.test(name))).toEqual([]);
    expect(loaded.filter((name) => programOnly.includes(name))).toEqual([]);
  });
});

describe('somebody’s program', () => {
  it('that is the example in docs is typed, and answers with a citation in plain Node', async () => {
    expect(complaints.filter((text) => !text.startsWith('careless.ts'))).toEqual([]);
    const printed = await output(process.execPath, ['ask-a-folder.js'], project);
    expect(printed).toMatch(/^3\.6公里.*\[1\]$/mu);
    expect(printed).toMatch(/^\[1\] bridge\.txt:3-3 青河大桥8月12日建成通车，全长3\.6公里/mu);
    expect(printed).toMatch(/^abstained: 档案里没有/mu);
    expect(printed).toContain('青河大桥建成通车 (2024-08-13), bridge.txt:3-3');
  }, 60_000);

  it('that takes an answer for found, or metadata for anything, does not compile', () => {
    const found = complaints.filter((text) => text.startsWith('careless.ts'));
    expect(found).toEqual([
      expect.stringContaining("'citations' does not exist on type 'Answer'"),
      expect.stringContaining("'author' does not exist on type 'PassageMetadata'"),
      expect.stringContaining("missing the following properties from type 'ModelledArchive'"),
    ]);
  });

  it('makes the graph of a large archive in a thread, without the TypeScript loader', async () => {
    const records = Array.from({ length: vectorsForThread }, (_, index) =>
      JSON.stringify({ id: `r${index}`, text: `第${index}号渡口今年运送旅客${index * 3}人次。` }),
    );
    await writeFile(join(project, 'records.jsonl'), records.join('\n'));
    await writeFile(join(project, 'build.js'), building);
    expect(await output(process.execPath, ['build.js'], project)).toBe(`${vectorsForThread}\n`);
    const files = await readdir(join(project, 'large'));
    expect(files).toContainEqual(expect.stringMatching(/^graph-[0-9a-f]+\.hnsw$/u));
  }, 60_000);
});

/** For fewer the graph is made without a thread. */
const vectorsForThread = 1_000;

const building = `
import { buildArchive } from 'wenbao';
const { articles } = await buildArchive({ seeds: 'records.jsonl', directory: 'large' });
console.log(articles);
`;

const careless = `
import { type Answer, type ArchiveRetriever, createChain } from 'wenbao';
export const quotesOf = (answer: Answer) => answer.citations;
export const authorsOf = async (retriever: ArchiveRetriever) =>
  (await retriever.invoke('谁？')).map(({ metadata }) => metadata.author);
export const chainOver = (archive: { close(): Promise<void> }) => createChain({ archive });
`;
