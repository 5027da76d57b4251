import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('readCases', () => {
  test('reads the cases of all files in order, past blank lines', () => {
    const first = fileOf('first.jsonl', lineOf({ session: 's1' }), '', lineOf({ id: 'two' }));
    const second = fileOf('second.jsonl', lineOf({ id: 'three', expect: { refuse: true } }));
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

  test('reads the scripted test set', () => {
    const path = join(import.meta.dirname, '../../qa/seeds-before.jsonl');
    expect(readCases([path]).length).toBeGreaterThan(300);
  });

  test.each([
    ['{"id":', '不是有效的 JSON'],
    ['3', '期望 object'],
    [lineOf({ question: ' ' }), 'question'],
    [lineOf({ answer: '36亿' }), 'answer'],
    [lineOf({ expect: {} }), 'expect → facts'],
    [lineOf({ expect: { facts: [['36亿'], []] } }), 'expect → facts → 1'],
    [lineOf({ expect: { facts: [['36亿']], evidence: [] } }), 'expect → evidence'],
    [lineOf({ expect: { refuse: true, facts: [['36亿']] } }), 'facts'],
    [lineOf({ expect: { rejected: ' ' } }), 'expect → rejected'],
    [lineOf({ expect: { rejected: '36亿元', near: ['35亿元'] } }), 'near'],
    [lineOf({ expect: { refuse: true, rejected: '36亿元' } }), 'rejected'],
    [lineOf({ expect: { rejected: '36亿元', facts: [['35亿元']] } }), 'expect → rejected'],
    [lineOf({ expect: '36亿元' }), 'expect'],
    [lineOf({ expect: { refuse: false, facts: [['36亿']] } }), 'expect → refuse'],
  ])('says where and why %s is no case', (line, reason) => {
    const path = fileOf('faulty.jsonl', lineOf({}), '', line);
    const complaint = { name: 'WenbaoError', message: expect.stringContaining(reason) };
    expect(() => readCases([path])).toThrow(expect.objectContaining(complaint));
    expect(() => readCases([path])).toThrow(`${path} 第 3 行`);
  });

  test('refuses an id used before, in whichever file, and names both places', () => {
    const first = fileOf('first.jsonl', lineOf({}));
    const second = fileOf('second.jsonl', lineOf({ id: 'two' }), lineOf({}));
    const complaint = `${second} 第 2 行（编号 one 已用于 ${first} 第 1 行）`;
    expect(() => readCases([first, second])).toThrow(complaint);
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
