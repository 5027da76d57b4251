import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { chunkArticle } from '../../../../src/corpus/chunk.ts';
import { WenbaoError } from '../../../../src/errors.ts';
import {
  type FoundPassage,
  type PassageLinesParts,
  runPassageLines,
} from '../../../../src/surfaces/terminal/lines/passage-lines.ts';
import { articleOf } from '../../../support/indexed.ts';
import { Screen } from '../streams.ts';

const bridge = articleOf('大桥通车', '青河大桥昨日通车。', {
  date: { date: '2024-08', precision: 'month' },
});
const { headline: _headline, ...untitled } = articleOf('茶', '云岭镇新种茶树2300亩。', {
  source: 'records.jsonl',
  documentId: 'tea',
});
const found = [...passagesOf(bridge, 1.5), ...passagesOf(untitled, 0.25)];

const retrieve: PassageLinesParts['retrieve'] = async (question) => {
  if (question === '坏') throw new WenbaoError('archive', '档案坏了。', '请重建。');
  return question === '没有' ? [] : found;
};

describe('runPassageLines', () => {
  test('gives the passages of each question, best first, with their place', async () => {
    const { code, results } = await run('{"id":7,"question":"大桥"}\n\n{"id":"b","question":"茶"}');
    expect(code).toBe(0);
    expect(results.map(({ id }) => id)).toEqual([7, 'b']);
    expect(results[0]?.passages).toEqual([
      {
        articleId: bridge.id,
        documentId: '大桥通车.txt',
        headline: '大桥通车',
        date: '2024-08',
        quote: '青河大桥昨日通车。',
        lines: [2, 2],
        score: 1.5,
      },
      {
        articleId: untitled.id,
        documentId: 'tea',
        headline: null,
        date: null,
        quote: '云岭镇新种茶树2300亩。',
        lines: [2, 2],
        score: 0.25,
      },
    ]);
  });

  test('gives no more passages than were asked for, and says so to retrieval', async () => {
    const limits: number[] = [];
    const { results } = await run(
      '{"id":1,"question":"大桥"}',
      (_, limit) => {
        limits.push(limit);
        return Promise.resolve(found);
      },
      1,
    );
    expect({ limits, given: results[0]?.passages.length }).toEqual({ limits: [1], given: 1 });
  });

  test('ends with 1 where nothing was found for a question', async () => {
    const { code, results } = await run('{"id":1,"question":"没有"}\n{"id":2,"question":"大桥"}');
    expect({ code, first: results[0] }).toEqual({ code: 1, first: { id: 1, passages: [] } });
  });

  test.each([
    ['no JSON', '{"id":', null, /不是 JSON/],
    ['no question', '{"id":1}', 1, /question/],
    ['documents', '{"id":1,"question":"答","documents":[]}', 1, /documents/],
    ['a session', '{"id":1,"question":"答","session":"s"}', 1, /session/],
    ['an error', '{"id":"x","question":"坏"}', 'x', /^档案坏了。请重建。$/],
  ])('goes on after %s', async (_, line, id, reason) => {
    const { code, results } = await run(`${line}\n{"id":2,"question":"大桥"}\n`);
    expect(code).toBe(2);
    expect(results[0]).toEqual({ id, passages: [], reason: expect.stringMatching(reason) });
    expect(results[1]?.passages).toHaveLength(2);
  });
});

function passagesOf(article: FoundPassage['article'], score: number): FoundPassage[] {
  return chunkArticle(article).map((chunk) => ({ article, chunk, score }));
}

interface Result {
  readonly id: unknown;
  readonly passages: readonly object[];
}

async function run(text: string, using = retrieve, limit = 5) {
  const { input, output } = { input: new PassThrough(), output: new Screen() };
  input.end(text);
  const code = await runPassageLines({ retrieve: using, limit, input, output });
  const results = output.raw
    .trimEnd()
    .split('\n')
    .map((line): Result => JSON.parse(line));
  return { code, results };
}
