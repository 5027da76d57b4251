import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { readCases, toCase } from '../../../src/evaluation/cases/cases.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-cases-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

function lineOf(changes: object): string {
  const sound = {
    id: 'one',
    question: '利润多少？',
    kind: 'figure',
    expect: { facts: [['36亿']] },
  };
  return JSON.stringify({ ...sound, ...changes });
}

const notTogether = '不能与同处别的项一起写';

/** What is said of these files, which are not to be read. */
function complaintOf(...paths: readonly string[]): string {
  try {
    readCases(paths);
  } catch (error) {
    if (error instanceof WenbaoError) return error.message;
    throw error;
  }
  throw new Error('The cases were read.');
}

describe('readCases', () => {
  test('reads the cases of all files in order, past blank lines', () => {
    const first = fileOf('first.jsonl', lineOf({ session: 's1' }), '', lineOf({ id: 'two' }));
    const second = fileOf(
      'second.jsonl',
      lineOf({ id: 'three', question: '谁？', expect: { refuse: true } }),
    );
    const cases = readCases([first, second]);
    expect(cases.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
    expect(cases[0]).toMatchObject({ session: 's1', expect: { facts: [['36亿']] }, tags: [] });
    expect(cases[2]?.expect).toEqual({ refuse: true });
  });

  test('reads the sentences that prove an answer', () => {
    const expectation = { facts: [['36亿']], evidence: ['预计年利润约36亿元。'] };
    const [read] = readCases([fileOf('evidence.jsonl', lineOf({ expect: expectation }))]);
    expect(read?.expect).toEqual(expectation);
  });

  test('reads an answer that readers rejected', () => {
    const expectation = { rejected: '36亿元' };
    const [read] = readCases([fileOf('rejected.jsonl', lineOf({ expect: expectation }))]);
    expect(read?.expect).toEqual(expectation);
  });

  test('passes over what npm writes above the output of a script', () => {
    const path = fileOf(
      'feedback.jsonl',
      '',
      '> wenbao@1.0.0 feedback',
      '> node x.ts',
      '',
      lineOf({}),
    );
    expect(readCases([path]).map(({ id }) => id)).toEqual(['one']);
  });

  test.each([
    ['{"id":', '不是有效的 JSON'],
    ['3', '无效输入：期望 object，实际接收 数字'],
    [lineOf({ question: ' ' }), 'question：不能为空'],
    [lineOf({ question: undefined }), 'question：无效输入：期望 string，实际接收 undefined'],
    [lineOf({ answer: '36亿' }), '出现未知的键(key): "answer"'],
    [lineOf({ session: '' }), 'session：不能为空'],
    [lineOf({ tags: ['after', 'year', 'after'] }), 'tags：有标签写了两遍'],
    [lineOf({ kind: 'yesno' }), 'kind：没有题型 yesno，是不是 yes-no？'],
    [lineOf({ expect: {} }), 'expect → facts：无效输入：期望 数组，实际接收 undefined'],
    [lineOf({ expect: { facts: [] } }), 'expect → facts：不能一条也没有'],
    [lineOf({ expect: { facts: [['36亿'], []] } }), 'expect → facts → 1：不能一条也没有'],
    [lineOf({ expect: { facts: [['36亿']], evidence: [] } }), 'expect → evidence：不能一条也没有'],
    [
      lineOf({ expect: { facts: [['36亿']], period: '22年' } }),
      'expect → period：应是四位数的年份',
    ],
    [lineOf({ expect: { refuse: true, facts: [['36亿']] } }), 'expect：出现未知的键(key): "facts"'],
    [lineOf({ expect: { rejected: ' ' } }), 'expect → rejected：不能为空'],
    [lineOf({ expect: { rejected: '3', near: ['4'] } }), 'expect：出现未知的键(key): "near"'],
    [lineOf({ expect: { refuse: true, rejected: '3' } }), `expect → rejected：${notTogether}`],
    [lineOf({ expect: { rejected: '3', facts: [['4']] } }), `expect → rejected：${notTogether}`],
    [lineOf({ expect: '3' }), 'expect：无效输入：期望 object，实际接收 string'],
    [lineOf({ expect: { refuse: false } }), 'expect → refuse：只能是 true，或者不写'],
  ])('says in one sentence where and why %s is no case', (line, reason) => {
    const path = fileOf('faulty.jsonl', lineOf({}), '', line);
    expect(complaintOf(path)).toBe(`测试题有误：${path} 第 3 行（${reason}）。`);
  });

  test('refuses an id used before, in whichever file, and names both places', () => {
    const first = fileOf('first.jsonl', lineOf({}));
    const second = fileOf('second.jsonl', lineOf({ id: 'two' }), lineOf({}));
    const complaint = `测试题有误：${second} 第 2 行（编号 one 已用于 ${first} 第 1 行）。`;
    expect(complaintOf(first, second)).toBe(complaint);
  });

  test('refuses a session whose turns another case comes between', () => {
    const path = fileOf(
      'apart.jsonl',
      lineOf({ id: 'a', session: 's1' }),
      '',
      lineOf({ id: 'b', session: 's1' }),
      lineOf({ id: 'c', session: 's2' }),
      lineOf({ id: 'd', session: 's1' }),
    );
    const reason = `会话 s1 的各问没有连在一起，上一问在 ${path} 第 3 行`;
    expect(complaintOf(path)).toBe(`测试题有误：${path} 第 5 行（${reason}）。`);
  });

  test('refuses a session that goes on in another file', () => {
    const first = fileOf('first.jsonl', lineOf({ id: 'a', session: 's1' }));
    const second = fileOf('second.jsonl', lineOf({ id: 'b', session: 's1' }));
    const reason = `会话 s1 分在两个文件里，上一问在 ${first} 第 1 行`;
    expect(complaintOf(first, second)).toBe(`测试题有误：${second} 第 1 行（${reason}）。`);
  });

  test.each([
    ['a refusal', { refuse: true }],
    ['other facts', { facts: [['63亿']] }],
    ['another year', { facts: [['36亿']], period: '2022' }],
  ])('refuses the same question with %s expected', (_, other) => {
    const first = { facts: [['36亿', '36亿元']], period: '2024' };
    const path = fileOf(
      'twice.jsonl',
      lineOf({ id: 'a', expect: first }),
      lineOf({ id: 'b', question: '利润 多少?', expect: other }),
    );
    const reason = `与 ${path} 第 1 行（a）问的相同，期望却不同`;
    expect(complaintOf(path)).toBe(`测试题有误：${path} 第 2 行（${reason}）。`);
  });

  test.each([
    ['the same facts in other notations and from elsewhere', { facts: [['36亿元', '36亿']] }, {}],
    ['more facts', { facts: [['二期'], ['36亿']] }, {}],
    ['an answer that readers rejected', { rejected: '36亿元' }, {}],
    ['another expectation within a conversation', { refuse: true }, { session: 's1' }],
  ])('reads the same question again with %s', (_, other, place) => {
    const path = fileOf('twice.jsonl', lineOf({}), lineOf({ id: 'b', expect: other, ...place }));
    expect(readCases([path])).toHaveLength(2);
  });

  test('gives a case only of what it would read', () => {
    expect(toCase(JSON.parse(lineOf({})))).toMatchObject({ id: 'one', tags: [] });
    expect(toCase(JSON.parse(lineOf({ question: '\n' })))).toBeUndefined();
    expect(toCase(undefined)).toBeUndefined();
  });

  test('names a file that cannot be read', () => {
    const path = join(folder, 'missing.jsonl');
    expect(() => readCases([path])).toThrow(`读不了测试题文件 ${path}`);
  });
});
