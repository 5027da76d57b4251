import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArticles } from '../../../../src/corpus/read.ts';
import { findSources } from '../../../../src/corpus/walk.ts';
import { printPages } from '../../../../src/surfaces/terminal/build/dry-run.ts';
import { Screen } from '../streams.ts';

const record = {
  id: '甲\u009b2J',
  title: '大桥\u009d0;通车',
  text: '本报讯（记者张三）青河大桥\u202e昨日\u009b31m通车，全长3.6公里。',
};
let pages = '';

beforeAll(() => {
  pages = mkdtempSync(join(tmpdir(), 'wenbao-pages-'));
  writeFileSync(join(pages, 'records.jsonl'), `${JSON.stringify(record)}\n{"id":1}\n`);
});
afterAll(() => rmSync(pages, { recursive: true, force: true }));

describe('a dry run', () => {
  test('lists what was read for people, and counts it', async () => {
    const { shown, said } = await print(false);
    expect(shown).toMatch(/^甲：1 篇报道\n {2}第1—\d+行 《大桥/u);
    expect(said).toMatch(
      /^跳过 records\.jsonl 第2行：[^\n]+\n共 1 个版面、1 篇报道；跳过 1 处。\n$/u,
    );
  });

  test('gives one JSON object for each article', async () => {
    const { shown } = await print(true);
    expect(JSON.parse(shown)).toMatchObject({ body: expect.stringContaining('3.6公里') });
  });

  test.each([true, false])('writes nothing that a terminal obeys, as JSON: %j', async (asJson) => {
    const { shown, said } = await print(asJson);
    expect(shown + said).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });
});

async function print(asJson: boolean) {
  const [output, errors] = [new Screen(), new Screen()];
  await printPages(read(), asJson, { output, errors });
  return { shown: output.raw, said: errors.raw };
}

async function* read() {
  const { files, catalog } = findSources(pages);
  for (const file of files) yield* readArticles(file, catalog);
}
