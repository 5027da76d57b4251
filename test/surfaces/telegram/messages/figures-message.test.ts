import { describe, expect, test } from 'vitest';
import { figuresMessage } from '../../../../src/surfaces/telegram/messages/figures-message.ts';
import { expectAccepted } from './hostile-text.ts';

const nothing = {
  questions: 0,
  users: 0,
  chats: 0,
  answered: 0,
  abstained: 0,
  unanswered: 0,
  up: 0,
  down: 0,
};
const some = {
  ...nothing,
  questions: 12,
  users: 5,
  chats: 4,
  answered: 8,
  abstained: 3,
  unanswered: 1,
  medianMs: 1234,
  up: 3,
};
const state = {
  today: nothing,
  week: some,
  archive: '档案：5 个版面<b>',
  uptimeMs: 0,
  running: 2,
  waiting: 7,
};

describe('figuresMessage', () => {
  test('tells of today, of the week and of now', () => {
    const message = figuresMessage({ ...state, uptimeMs: (3 * 24 + 4) * 3_600_000 + 59_000 });
    expectAccepted(message);
    expect(message.plain.split('\n')).toEqual([
      '今天',
      '没有人提问',
      '最近七天',
      '12个问题，来自5人、4个对话',
      '答出8个，答“没有”3个，没答完1个；用时中位数1.2秒',
      '👍 3　👎 0',
      '现在',
      '档案：5 个版面<b>',
      '正在回答2个问题，排队7个；已运行3天4小时',
    ]);
  });

  test('leaves out what is not known, and counts ratings of older answers', () => {
    const { medianMs: _, ...unmeasured } = some;
    const { plain } = figuresMessage({
      ...state,
      today: { ...nothing, down: 1 },
      week: unmeasured,
    });
    expect(plain).toContain('今天\n没有人提问\n👍 0　👎 1\n最近七天');
    expect(plain).toContain('没答完1个\n');
  });

  test.each([
    [59_000, '0分钟'],
    [61 * 60_000, '1小时1分钟'],
    [24 * 3_600_000, '1天0小时'],
  ])('gives a running time of %i ms in its largest units', (uptimeMs, text) => {
    expect(figuresMessage({ ...state, uptimeMs }).plain).toMatch(new RegExp(`已运行${text}$`, 'u'));
  });
});
