import { describe, expect, it } from 'vitest';
import { leftoversOf, strayFilesOf, strayTemporariesOf } from '../../../scripts/soak/leftovers.ts';
import { readBotLine, readPlainLine } from '../../../scripts/soak/log-check.ts';

describe('leftoversOf', () => {
  it('knows the files of an archive that nobody uses', () => {
    const names = ['archive-12.sqlite', 'graph-0a1b.hnsw', 'writer.lock'];
    expect(leftoversOf(names)).toEqual([]);
  });

  it.each([
    'draft.sqlite',
    'draft-copy.sqlite',
    'graph.tmp',
    'archive-12.sqlite-wal',
    'archive-12.sqlite-shm',
    'writer.json',
    'archive-12.sqlite.bak',
  ])('finds %s', (name) => {
    expect(leftoversOf(['archive-12.sqlite', name])).toEqual([name]);
  });

  it('finds a second archive and a second graph', () => {
    const names = ['archive-11.sqlite', 'archive-12.sqlite', 'graph-0a.hnsw', 'graph-0b.hnsw'];
    expect(leftoversOf(names)).toHaveLength(2);
  });
});

describe('strayFilesOf', () => {
  it('finds what stands beside the databases', () => {
    const names = ['archive', 'telegram.sqlite', 'telegram.sqlite-wal'];
    expect(strayFilesOf(names)).toEqual(['telegram.sqlite-wal']);
  });
});

describe('strayTemporariesOf', () => {
  it('leaves to tsx what is its own', () => {
    expect(strayTemporariesOf(['tsx-0', 'left.txt'])).toEqual(['left.txt']);
  });
});

describe('readPlainLine', () => {
  it.each([
    '    at open (/app/src/archive.ts:10:5)',
    '    at file:///app/src/archive.ts:10:5',
    'TypeError: x is not a function',
    'Error',
    '[UnhandledPromiseRejection: …]',
    '(node:12) MaxListenersExceededWarning: Possible EventEmitter memory leak',
  ])('finds %s', (line) => {
    expect(readPlainLine(line)).toEqual({ kind: 'fault', line });
  });

  it('takes sentences for remarks', () => {
    expect(readPlainLine('正在更新档案，请稍候。')).toEqual({ kind: 'remark' });
  });
});

describe('readBotLine', () => {
  it('finds errors, and lines that are no records', () => {
    const error = JSON.stringify({ level: 50, msg: '有一个错误没人处理' });
    expect(readBotLine(error)).toEqual({ kind: 'fault', line: error });
    expect(readBotLine('正在更新')).toEqual({ kind: 'fault', line: '正在更新' });
  });

  it('tells warnings from remarks', () => {
    const [warning, remark] = [40, 30].map((level) => JSON.stringify({ level, msg: '稍后再试' }));
    expect(readBotLine(warning ?? '')).toEqual({ kind: 'warning', sentence: '稍后再试' });
    expect(readBotLine(remark ?? '')).toEqual({ kind: 'remark' });
  });
});
