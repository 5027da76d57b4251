import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { toArticleId } from '../../src/corpus/article.ts';
import { runJsonLines } from '../../src/surfaces/terminal/lines/json-lines.ts';
import { archiveOf } from '../answering/bridge.ts';
import { articleOf } from '../support/indexed.ts';

const syntax = [
  '" OR 1=1 --',
  "'; DROP TABLE articles; --",
  'NEAR(大桥 通车)',
  'headline: 大桥',
  'AND OR NOT',
  '大桥*',
  '^大桥',
  '"',
  "'",
  '%',
  '_',
  '{大桥}',
  '大桥 + 通车',
  '\u0000',
  '\ud800',
];

describe('hostile lines of JSON', () => {
  it('give one result each, a faulty one its reason, and the others are answered', async () => {
    const documents = Array.from({ length: 10_001 }, (_, id) => ({ id, text: '好。' }));
    const lines = [
      '{"id": 1, "question": "通车了吗？"',
      '[[[[[[[[',
      '"\u0000"',
      '[]',
      '{"__proto__": {"id": 2}, "question": "通车了吗？"}',
      JSON.stringify({ id: 3, question: '通车了吗？', session: 's'.repeat(513) }),
      JSON.stringify({ id: 4, question: '通车了吗？', session: 5 }),
      JSON.stringify({ id: 5, question: '通车了吗？', documents }),
      JSON.stringify({ id: 6, question: '通车了吗？', documents: [{ id: 1 }] }),
      '{"id": 1e400, "question": "通车了吗？"}',
      `{"id": 7, "question": "${'长'.repeat(6_000_000)}"}`,
      JSON.stringify({ id: 8, question: '通车了吗？', session: '__proto__' }),
    ];
    const results = await resultsOf(lines.join('\n'));
    expect(results.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      `null: 这一行不是 JSON。${form}`,
      `null: 这一行不是 JSON。${form}`,
      `null: 这一行不是 JSON。${form}`,
      `null: 这一行不是 JSON 对象。${form}`,
      `null: 字段 id 应是文字，或不超过 9007199254740991 的整数。${form}`,
      `3: 字段 session 超过 512 个字符。${form}`,
      `4: 字段 session 缺少或不合要求。${form}`,
      `5: 字段 documents 超过 10000 篇。${form}`,
      `6: 字段 documents.0.text 缺少或不合要求。${form}`,
      `null: 字段 id 应是文字，或不超过 9007199254740991 的整数。${form}`,
      `null: 这一行超过 16 MB。${form}`,
      '8: 没有。',
    ]);
  });

  it('are each answered, however many there are', async () => {
    const line = JSON.stringify({ id: 'a', question: '通车了吗？', session: 'toString' });
    expect(await resultsOf(`${line}\n`.repeat(2_000))).toHaveLength(2_000);
  });
});

describe('the syntax of SQL and of FTS5', () => {
  it.each(syntax)('is nothing but a word: %j', async (word) => {
    const { archive } = await archiveOf(
      articleOf('青河大桥', '大桥通车。'),
      articleOf('种茶', '云岭种茶。'),
    );
    expect((await archive.searchTerms([word], 10)).length).toBe(0);
    expect(await archive.searchTerms([word, '大桥'], 10)).toHaveLength(1);
    expect(await archive.searchTerms(['大桥'], 10, { publication: word })).toEqual([]);
    expect(await archive.articles([toArticleId({ source: word, documentId: word }, 1)])).toEqual(
      [],
    );
    expect(await archive.similarTerms([word])).toEqual(new Map([[word, []]]));
    expect((await archive.state()).articles).toBe(2);
  });
});

const form = '请每行写一个 {"id", "question"} 对象。';

async function resultsOf(input: string): Promise<{ id: unknown; reason?: unknown }[]> {
  const output = new PassThrough();
  const written: Buffer[] = [];
  output.on('data', (chunk: Buffer) => written.push(chunk));
  const bytes = Buffer.from(input);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
    bytes.subarray(index * 65_536, (index + 1) * 65_536),
  );
  await runJsonLines({
    ask: async (question) => abstention(question),
    input: Readable.from(pieces),
    output,
  });
  const lines = Buffer.concat(written).toString('utf8').trimEnd().split('\n');
  return lines.map((line): { id: unknown } => JSON.parse(line));
}

function abstention(question: string): Reply {
  return { question, answer: { status: 'abstained', reason: '没有。' }, elapsedMs: 1 };
}
