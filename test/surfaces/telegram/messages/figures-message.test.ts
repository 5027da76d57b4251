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
  day: nothing,
  week: some,
  archive: '档案：5 个版面<b>',
  uptimeMs: 0,
  running: 2,
  waiting: 7,
};

describe('figuresMessage', () => {
  test('tells of the last day, of the last week and of now', () => {
    const message = figuresMessage({ ...state, uptimeMs: (3 * 24 + 4) * 3_600_000 + 59_000 });
    expectAccepted(message);
    expect(message.plain.split('\n')).toEqual([
      '最近24小时',
      '没有人提问',
      '最近七天',
      '12 个问题，来自 5 人、4 个对话',
      '答出 8 个，档案里没有的 3 个，没有答成 1 个；用时中位数1.2秒',
      '👍 3　👎 0',
      '现在',
      '档案：5 个版面<b>',
      '正在回答 2 个问题，排队 7 个；已运行3天4小时',
    ]);
  });

  test('leaves out what is not known, and counts ratings of older answers', () => {
    const { medianMs: _, ...unmeasured } = some;
    const { plain } = figuresMessage({
      ...state,
      day: { ...nothing, down: 1 },
      week: unmeasured,
    });
    expect(plain).toContain('最近24小时\n没有人提问\n👍 0　👎 1\n最近七天');
    expect(plain).toContain('没有答成 1 个\n');
  });

  test.each([
    [0, '不到0.1秒'],
    [99.9, '不到0.1秒'],
    [100, '0.1秒'],
    [61_000, '61.0秒'],
  ])('gives a median of %d ms as %s', (medianMs, text) => {
    const { plain } = figuresMessage({ ...state, week: { ...some, medianMs } });
    expect(plain).toContain(`；用时中位数${text}\n`);
  });

  test.each([
    [59_000, '0分钟'],
    [61 * 60_000, '1小时1分钟'],
    [24 * 3_600_000, '1天0小时'],
  ])('gives a running time of %i ms in its largest units', (uptimeMs, text) => {
    expect(figuresMessage({ ...state, uptimeMs }).plain).toMatch(new RegExp(`已运行${text}$`, 'u'));
  });
});
