import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../src/answering/answer.ts';
import type { Explanation } from '../../../../src/answering/explanation.ts';
import { WenbaoError } from '../../../../src/errors.ts';
import {
  type AskOverDocuments,
  type JsonLinesParts,
  runJsonLines,
} from '../../../../src/surfaces/terminal/lines/json-lines.ts';
import { answered, citation, ScriptedAssistant } from '../../../support/scripted-assistant.ts';
import { Screen } from '../streams.ts';

const nearest = answered('2022年为8亿元。', citation());
const figure = { printed: '36亿元', marker: 1 };
const reckoned: Answer = {
  status: 'answered',
  statements: [
    { text: '多36亿元', markers: [], isShort: true },
    {
      text: '据此计算，多36亿元。',
      markers: [1],
      computation: { from: figure, to: figure },
    },
  ],
  citations: [citation({ section: '3' })],
  confidence: 'likely',
  remark: '口径可能不同。',
};
const place = { articleId: citation().articleId, source: '003.txt', lines: [105, 112] } as const;
const explanation: Explanation = {
  question: '某厂税收是多少?',
  kind: 'figure',
  terms: ['税收'],
  corrections: [['税受', '税收']],
  periods: [],
  passages: [{ ...place, termRank: 2, termScore: 7.5, score: 9.25, isQuoted: true }],
  answeredBy: 'model',
  heldBack: [{ text: '19亿元。', reason: 'number-not-found', outcome: 'left-out' }],
  steps: [{ name: 'write', elapsedMs: 812.4 }],
};
const assistant = new ScriptedAssistant({
  答: { answer: answered('约36亿元。', citation({ headline: '标\u2028题' })) },
  不知: { answer: { status: 'abstained', reason: '档案里没有。', nearest } },
  短: { answer: reckoned },
  查: { answer: { status: 'abstained', reason: '没有。', searched: '查了43篇报道' } },
  坏: new WenbaoError('model', '模型没有回应。', '请稍后再试。'),
  那税收呢: {
    answer: answered('18亿元。', citation()),
    question: '某厂税收是多少？',
    relation: 'follow-up',
    notice: '模型有1句话没有通过核对：1句略去。',
    usage: { promptTokens: 900, completionTokens: 40 },
    explanation,
  },
});
const shownCitation = {
  marker: 1,
  articleId: citation().articleId,
  headline: null,
  publication: null,
  section: null,
  date: null,
  datePrecision: null,
  dateInferred: false,
  source: '003.txt',
  lines: [105, 112],
  quote: '预计年利润约36亿元',
};

const noDetail = { short: null, confidence: null, statements: [], remark: null, searched: null };

describe('runJsonLines', () => {
  test('tells the short answer, what was reckoned, how sure it is and what to keep in mind', async () => {
    const { results } = await run('{"id":1,"question":"短"}\n{"id":2,"question":"查"}');
    expect(results).toMatchObject([
      {
        answer: '多36亿元\n据此计算，多36亿元。[1]\n（口径可能不同。）',
        short: '多36亿元',
        confidence: '较可能',
        statements: [
          { text: '多36亿元', markers: [], short: true, computed: false },
          { text: '据此计算，多36亿元。', markers: [1], short: false, computed: true },
        ],
        remark: '口径可能不同。',
        searched: null,
        citations: [{ section: '3' }],
      },
      { ...noDetail, status: 'abstained', searched: '查了43篇报道' },
    ]);
  });

  test('gives one object for each, in order, and the worst exit code', async () => {
    const { code, results } = await run(
      '{"id":7,"question":"答"}\n\n  \r\n{"id":"b","question":"不知"}',
    );
    expect(code).toBe(1);
    expect(results).toEqual([
      {
        id: 7,
        status: 'answered',
        question: '答',
        answer: '约36亿元。[1]',
        ...noDetail,
        statements: [{ text: '约36亿元。', markers: [1], short: false, computed: false }],
        citations: [{ ...shownCitation, headline: '标\u2028题' }],
        notice: null,
        usage: null,
        elapsedMs: 1,
      },
      {
        id: 'b',
        status: 'abstained',
        question: '不知',
        answer: '档案里没有。\n最接近的内容（不是答案）：2022年为8亿元。[1]',
        ...noDetail,
        citations: [shownCitation],
        notice: null,
        reason: '档案里没有。',
        usage: null,
        elapsedMs: 1,
      },
    ]);
  });

  test('tells how the question was understood, the notice, and what a model took', async () => {
    const { results } = await run('{"id":1,"question":"那税收呢"}');
    expect(results).toMatchObject([
      {
        question: '某厂税收是多少？',
        notice: '模型有1句话没有通过核对：1句略去。',
        usage: { promptTokens: 900, completionTokens: 40, cost: null },
      },
    ]);
    expect(results[0]).not.toHaveProperty('explanation');
  });

  test('explains each answer where that is wanted, with null for what is not known', async () => {
    const { results } = await run('{"id":1,"question":"那税收呢"}\n{"id":2,"question":"答"}', {
      explains: true,
    });
    expect(results).toMatchObject([{ id: 1 }, { id: 2, explanation: null }]);
    expect(results[0]).toHaveProperty('explanation', {
      ...explanation,
      relation: 'follow-up',
      passages: [
        {
          ...place,
          headline: null,
          date: null,
          termRank: 2,
          termScore: 7.5,
          vectorRank: null,
          vectorScore: null,
          score: 9.25,
          quoted: true,
        },
      ],
      steps: [{ name: 'write', elapsedMs: 812 }],
    });
  });

  test.each([
    ['no JSON', '{"id":', null, /不是 JSON/],
    ['no object', '[1]', null, /./],
    ['no id', '{"question":"答"}', null, /id/],
    ['no question', '{"id":1}', 1, /question/],
    ['an empty question', '{"id":1,"question":"  "}', 1, /question/],
    [
      'a faulty document',
      '{"id":1,"question":"答","documents":[{"id":"d"}]}',
      1,
      /documents\.0\.text/,
    ],
    [
      'an id that JSON would change',
      '{"id":12345678901234567890,"question":"答"}',
      null,
      /id 应是/,
    ],
    [
      'documents that share an id',
      '{"id":1,"question":"答","documents":[{"id":5,"text":"甲"},{"id":"5","text":"乙"}]}',
      1,
      /重复：5。/,
    ],
    ['an error', '{"id":"x","question":"坏"}', 'x', /^模型没有回应。请稍后再试。$/],
  ])('goes on after %s', async (_, line, id, reason) => {
    const { code, results } = await run(`${line}\n{"id":2,"question":"答"}\n`);
    expect(code).toBe(2);
    expect(results).toMatchObject([
      {
        id,
        status: 'failed',
        question: null,
        answer: '',
        ...noDetail,
        notice: null,
        usage: null,
        citations: [],
        reason: expect.stringMatching(reason),
      },
      { id: 2, status: 'answered' },
    ]);
  });

  test('hands on session and documents, and neither where they are missing', async () => {
    const options: unknown[] = [];
    const ask: AskOverDocuments = async (question, given) => {
      options.push(given);
      return assistant.ask(question);
    };
    const documents = '"documents":[{"id":5,"text":"正文","date":"2024-08-12"}]';
    await run(`{"id":1,"question":"答","session":"s",${documents}}\n{"id":2,"question":"答"}`, {
      ask,
    });
    expect(options).toEqual([
      { session: 's', documents: [{ id: '5', text: '正文', date: '2024-08-12' }] },
      {},
    ]);
  });

  test('keeps characters whole that come in parts, and lines whole that hold odd breaks', async () => {
    const asked: string[] = [];
    const ask: AskOverDocuments = async (question) => {
      asked.push(question);
      return assistant.ask('答');
    };
    const bytes = Buffer.from('\ufeff{"id":1,"question":"产\u2028值\u0085多少👍"}\r\n');
    const { input, output } = { input: new PassThrough(), output: new Screen() };
    const done = runJsonLines({ ask, input, output });
    for (const byte of bytes) input.write(Buffer.of(byte));
    input.end();
    expect(await done).toBe(0);
    expect(asked).toEqual(['产\u2028值\u0085多少👍']);
    expect(output.raw).not.toMatch(/[\u2028\u0085]/);
  });

  test('answers a line before the next one has come', async () => {
    const { input, output } = { input: new PassThrough(), output: new Screen() };
    const done = runJsonLines({ ask: (question) => assistant.ask(question), input, output });
    input.write('{"id":1,"question":"答"}\n');
    await output.shows('"id":1');
    input.end();
    await done;
  });

  test('reads a line of several megabytes', async () => {
    const text = '字'.repeat(1_900_000);
    const documents = [
      { id: 'a', text },
      { id: 'b', text },
    ];
    const { code } = await run(JSON.stringify({ id: 1, question: '答', documents }));
    expect(code).toBe(0);
  });

  test('ends quietly when nobody reads any more', async () => {
    const input = new PassThrough();
    const output = new Writable({
      write: (_chunk, _encoding, done) =>
        done(Object.assign(new Error('broken pipe'), { code: 'EPIPE' })),
    });
    input.end('{"id":1,"question":"答"}\n{"id":2,"question":"答"}\n');
    expect(await runJsonLines({ ask: (question) => assistant.ask(question), input, output })).toBe(
      0,
    );
  });
});

async function run(text: string, parts: Partial<JsonLinesParts> = {}) {
  const { input, output } = { input: new PassThrough(), output: new Screen() };
  input.end(text);
  const ask: AskOverDocuments = (question) => assistant.ask(question);
  const code = await runJsonLines({ ask, input, output, ...parts });
  const results = output.raw
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  return { code, results };
}
