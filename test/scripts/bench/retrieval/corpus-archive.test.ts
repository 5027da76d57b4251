import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCorpusArchive } from '../../../../scripts/bench/retrieval/corpus-archive.ts';
import type { QuestionSet } from '../../../../scripts/bench/retrieval/question-set.ts';
import { checkWritable, writeRankings } from '../../../../scripts/bench/retrieval/rankings-file.ts';
import { openSystems } from '../../../../scripts/bench/retrieval/systems.ts';
import { withApp } from '../../../../scripts/bench/scale/tasks/open-archive.ts';
import { temporaryFolder } from '../../../support/indexed.ts';
import { outcomeOf } from './samples.ts';

const bridge = { id: 'bridge', text: '青河大桥昨日通车，全长3.6公里，总投资12.5亿元。' };
const tea = { id: 'tea', text: '云岭镇新种茶树2300亩，带动480户农户增收。' };
const question = '青河大桥全长多少公里？';

let remarks = '';
beforeEach(() => {
  remarks = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    remarks += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('the archive of a corpus of records', () => {
  it('is searched by all systems, kept, and brought up to date', async () => {
    const folder = await temporaryFolder();
    const corpus = join(folder, 'docs.jsonl.gz');
    await writeCorpus(corpus, [tea]);
    expect(await findAll(corpus, folder)).toEqual({ bm25: [], whole: ['tea'] });
    expect(remarks).toContain('计算 1 个向量');
    remarks = '';
    await openCorpusArchive(corpus, join(folder, 'archives'));
    expect(remarks).toContain('未变 1 个，移除 0 个，计算 0 个向量');
    await writeCorpus(corpus, [tea, bridge]);
    const found = await findAll(corpus, folder);
    expect([found.bm25, found.whole[0]]).toEqual([['bridge'], 'bridge']);
  });
});

describe('the file of rankings', () => {
  it('has one line for each question of each set', async () => {
    const path = join(await temporaryFolder(), 'rankings.jsonl');
    await checkWritable(path);
    await writeRankings(path, [{ name: 'wiki', outcomes: [outcomeOf(['a'], ['b'])] }]);
    await checkWritable(path);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      set: 'wiki',
      id: 'one',
      relevant: ['a'],
      found: { whole: { documents: ['a'] }, 'BM25 (jieba)': { documents: ['b'] } },
      wholeMs: 10,
    });
  });

  it('is refused in one sentence where it cannot be written', async () => {
    const path = join(await temporaryFolder(), 'absent', 'rankings.jsonl');
    await expect(checkWritable(path)).rejects.toThrow(`写不了文件 ${path}。`);
  });
});

async function writeCorpus(path: string, records: readonly object[]): Promise<void> {
  const lines = records.map((record) => JSON.stringify(record));
  await writeFile(path, gzipSync(lines.join('\n')));
}

async function findAll(corpus: string, folder: string) {
  const place = await openCorpusArchive(corpus, join(folder, 'archives'));
  const set: QuestionSet = {
    name: 'wiki',
    corpus,
    unit: 'record',
    kinds: [],
    questions: [],
    leftOut: 0,
  };
  return withApp(place, async (app) => {
    const systems = await openSystems(app, set);
    const [bm25, whole] = [await systems['BM25 (jieba)'](question), await systems.whole(question)];
    return { bm25: bm25.documents, whole: whole.documents };
  });
}
