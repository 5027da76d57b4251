import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { givenAnswerSchema } from '../../../src/evaluation/answers/given-answer.ts';
import {
  parsePeerAnswers,
  readPeerAnswers,
  unknownIds,
} from '../../../src/evaluation/answers/peer-answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-answers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a line of any system', () => {
  it('needs an id and an answer, which is cut into sentences with what they cite', () => {
    const line = {
      id: 'q1',
      answer: '大桥全长3.6公里[1]。总投资12.5亿元。[1][2]',
      citations: [{ quote: '全长3.6公里' }, { quote: '总投资12.5亿元', title: '大桥通车' }],
    };
    expect(only(line)).toEqual({
      status: 'answered',
      text: line.answer,
      statements: [
        { text: '大桥全长3.6公里。', markers: [1] },
        { text: '总投资12.5亿元。', markers: [1, 2] },
      ],
      citations: [
        { marker: 1, quote: '全长3.6公里' },
        { marker: 2, quote: '总投资12.5亿元', headline: '大桥通车' },
      ],
    });
  });

  it('may tell all that is measured, by either name, and more, which is passed over', () => {
    const line = {
      id: 'q1',
      answer: '3.6公里。',
      citations: [
        {
          quote: '全长3.6公里',
          headline: '通车',
          marker: 7,
          source: 'a.txt',
          date: '2024-08',
          score: 3,
        },
      ],
      confidence: '确定',
      ranking: ['通车', 12, '通车'],
      usage: { promptTokens: 9, completionTokens: 3, cost: 0.01, total: 12 },
      latencyMs: 250,
      model: 'other',
    };
    expect(only(line)).toMatchObject({
      citations: [
        { marker: 7, quote: '全长3.6公里', headline: '通车', source: 'a.txt', date: '2024-08' },
      ],
      confidence: 'certain',
      ranking: ['通车', '12'],
      usage: { promptTokens: 9, completionTokens: 3, cost: 0.01 },
      elapsedMs: 250,
    });
  });

  it.each([
    ['it says so', { answer: '报上没有。', refused: true }],
    ['it says so and nothing else', { refused: true }],
    ['it is empty', { answer: ' ' }],
  ])('is a refusal where %s', (_, fields) => {
    const { status, statements } = only({ id: 1, ...fields });
    expect({ status, statements }).toEqual({ status: 'abstained', statements: [] });
  });

  it.each([
    ['it is empty but said to be no refusal', { answer: '', refused: false }, 0],
    ['it only reads like a refusal', { answer: '抱歉，档案里没有。' }, 1],
  ])('is an answer where %s', (_, fields, count) => {
    const { status, statements } = only({ id: 1, ...fields });
    expect({ status, count: statements.length }).toEqual({ status: 'answered', count });
  });

  it('may leave fields null', () => {
    const line = { id: 'a', answer: '有。', refused: null, usage: null, confidence: null };
    expect(only(line)).toEqual({
      status: 'answered',
      text: '有。',
      statements: [{ text: '有。', markers: [] }],
      citations: [],
    });
  });
});

describe('a file of answers', () => {
  it('is read with npm banners, blank lines, a byte order mark and failed lines in it', () => {
    const path = join(folder, 'answers.jsonl');
    writeFileSync(
      path,
      [
        '\uFEFF{"id": 1, "answer": "甲。"}\r',
        '> wenbao@0.1.0 ask',
        '',
        '{"id": null, "status": "failed", "answer": ""}',
        '{"id": "2", "status": "failed", "answer": "", "statements": [], "citations": []}',
        '{"id": "3", "answer": "丙。"}',
      ].join('\n'),
    );
    expect([...readPeerAnswers(path).keys()]).toEqual(['1', '3']);
  });

  it.each([
    ['no JSON', '{"id"', '不是有效的 JSON'],
    ['no object', '["a"]', '应是一个 JSON 对象'],
    ['null', 'null', '应是一个 JSON 对象'],
    ['no id', '{"answer": "甲"}', 'id：编号应是文字或整数'],
    ['a broken number for an id', '{"id": 1.5, "answer": "甲"}', 'id：编号应是文字或整数'],
    ['no answer', '{"id": "a"}', 'answer：没有写出回答'],
    ['an id that was there', '{"id": "1", "answer": "乙"}', '编号 1 已用于 a.jsonl 第 1 行'],
    [
      'an empty quotation',
      '{"id": "a", "answer": "甲", "citations": [{"quote": " "}]}',
      'citations → 0 → quote：引文不能为空',
    ],
    [
      'a date that cannot be compared',
      '{"id": "a", "answer": "甲", "citations": [{"quote": "乙", "date": "去年"}]}',
      'citations → 0 → date：日期应如 2024、2024-08 或 2024-08-12',
    ],
    [
      'an answer that nobody would read',
      `{"id": "a", "answer": "${'甲'.repeat(100_001)}"}`,
      'answer：超过十万字',
    ],
    ['a cost that is none', '{"id": "a", "answer": "甲", "latencyMs": 1e300}', 'latencyMs：数太大'],
  ])('names file and line of one with %s', (_, line, reason) => {
    expect(() => parse(`{"id": 1, "answer": "甲。"}\n${line}`)).toThrow(
      `回答有误：a.jsonl 第 2 行（${reason}）。`,
    );
  });

  it.each([
    ['another status', { status: 'fine', answer: '甲' }, /status：/u],
    ['a confidence in other words', { answer: '甲', confidence: 0.9 }, /confidence：/u],
    [
      'markers that are no numbers',
      { answer: '甲', citations: [{ quote: '乙', marker: 'x' }] },
      /marker：/u,
    ],
    ['an own line that was cut', { status: 'answered', answer: '甲' }, /statements：/u],
  ])('complains in Chinese of %s', (_, fields, reason) => {
    const read = () => parse(JSON.stringify({ id: 'a', ...fields }));
    expect(read).toThrow(reason);
    expect(read).toThrow(/^回答有误：a\.jsonl 第 1 行（[^a-z]*[a-z →\d]*：[^）]*\p{sc=Han}/iu);
  });

  it('is read or complained of in one sentence, whatever stands in it', () => {
    const fields = fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
        status: fc.constantFrom('answered', 'abstained', 'failed', 1),
        answer: fc.oneof(fc.string(), fc.jsonValue()),
        statements: fc.jsonValue(),
        citations: fc.oneof(fc.jsonValue(), fc.array(fc.record({ quote: fc.string() }))),
        ranking: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fields, fc.jsonValue()), (value) => {
        try {
          for (const answer of parse(JSON.stringify(value)).values()) {
            expect(givenAnswerSchema.parse(answer)).toEqual(answer);
          }
        } catch (error) {
          if (!(error instanceof WenbaoError)) throw error;
          expect(error.message).toMatch(/^回答有误：a\.jsonl 第 1 行（.+）。$/u);
        }
      }),
    );
  });

  it('is read where a field that nobody asked for lies deeper than can be followed', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const answers = parse(`{"id": "1", "answer": "甲。", "extra": ${deep}}`);
    expect([...answers.keys()]).toEqual(['1']);
  });

  it('says in one sentence that it cannot be read', () => {
    expect(() => readPeerAnswers(join(folder, 'none.jsonl'))).toThrow(/^读不了回答文件 .*。$/u);
  });

  it('tells which of its ids no case has', () => {
    const answers = parse('{"id": 1, "answer": "甲"}\n{"id": "b", "answer": "乙"}');
    expect(unknownIds(answers, [{ id: '1' }, { id: 'c' }])).toEqual(['b']);
  });
});

function parse(content: string) {
  return parsePeerAnswers({ path: 'a.jsonl', content });
}

function only(line: object) {
  const [answer] = parse(JSON.stringify(line)).values();
  if (!answer) throw new Error('nothing was read');
  return answer;
}
