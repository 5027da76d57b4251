import { describe, expect, test } from 'vitest';
import {
  formatBuildReport,
  formatUpdate,
} from '../../../../src/surfaces/terminal/build/build-report.ts';

const report = {
  pages: 5,
  articles: 43,
  chunks: 156,
  changedFiles: 1,
  unchangedFiles: 4,
  removedFiles: 0,
  embeddedChunks: 20,
  rejections: [{ source: '甲\u001b]0;.txt', line: 3, reason: '不是\u001b[2J文本' }],
  graph: 'built',
  elapsedMs: 940,
};

describe('what came of a build', () => {
  test('is one line for who came to ask, below what was passed over', () => {
    expect(formatUpdate({ report })).toBe(
      '跳过 甲 第3行：不是文本\n档案里有 5 个版面、43 篇报道，用时 0.9 秒。\n',
    );
  });

  test('is nothing where nothing was done, and why where nothing could be', () => {
    expect(formatUpdate({})).toBe('');
    expect(formatUpdate({ warning: '找不到 甲\u001b[2J。现在用已有的档案回答。' })).toBe(
      '找不到 甲。现在用已有的档案回答。\n',
    );
  });

  test('names twenty of many that were passed over and counts the rest', () => {
    const rejections = Array.from({ length: 23 }, () => ({ source: '乙', reason: '空' }));
    const lines = formatUpdate({ report: { ...report, rejections } }).split('\n');
    expect(lines.slice(19, 22)).toEqual([
      '跳过 乙：空',
      '另有 3 处跳过。',
      '档案里有 5 个版面、43 篇报道，用时 0.9 秒。',
    ]);
  });

  test('tells who builds it of files, pieces and vectors too', () => {
    expect(formatBuildReport({ ...report, rejections: [], graph: 'repaired' })).toBe(
      [
        '向量图缺失或损坏，已由保存的向量重新建立。',
        '档案里有 5 个版面、43 篇报道、156 个片段；跳过 0 处。',
        '本次：新读或重读 1 个文件，未变 4 个，移除 0 个，计算 20 个向量，用时 0.9 秒。',
      ].join('\n'),
    );
  });
});
