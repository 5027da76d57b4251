import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import * as wording from '../../../../src/surfaces/telegram/messages/wording.ts';

const { privateMenu, groupMenu, administratorMenu } = wording;

describe('the menus', () => {
  test.each([
    ['private chats', privateMenu, 'ask start help sources latest date new stop'],
    ['groups', groupMenu, 'ask sources latest new stop help'],
    ['administrators', administratorMenu, 'ask start help sources latest date new stop stats'],
  ])('of %s have their commands, in a form that Telegram takes', (_, menu, commands) => {
    expect(menu.map(({ command }) => command).join(' ')).toBe(commands);
    for (const { command, description } of menu) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/u);
      expect(description).toMatch(/^[^\n]{3,40}$/u);
    }
  });

  test('are explained by the help, in twelve lines at most', () => {
    const help = wording.helpText('local_bot');
    expect(help.split('\n').length).toBeLessThanOrEqual(12);
    expect(help).toContain('@local_bot 加问题');
    for (const command of ['sources', 'latest', 'date', 'new', 'stop', 'ask']) {
      expect(help).toContain(`/${command}`);
    }
  });
});

describe('the wording', () => {
  test.each([
    [wording.refusedUserText(123456789), '123456789'],
    [wording.refusedGroupText(-1001234567890), '-1001234567890'],
    [wording.minuteLimitText(10), '10'],
    [wording.dayLimitText(200), '200'],
    [wording.questionTooLongText(500), '500'],
    [wording.fullText('lane-full', 5), '5 个问题'],
    [wording.queuedText(3), '前面还有 3 个问题'],
    [wording.noStoriesText('2025年8月'), '2025年8月'],
  ])('names what is needed: %s', (text, needed) => {
    expect(text).toContain(needed);
  });

  test('blames a full queue on nobody', () => {
    expect(wording.fullText('queue-full', 5)).toBe('现在提问的人太多，请过几分钟再问。');
  });

  test.each([
    [{ running: 0, waiting: 0 }, '现在没有您的问题在排队或回答。'],
    [{ running: 1, waiting: 0 }, '好，停下了。'],
    [{ running: 0, waiting: 2 }, '好，排队的 2 个问题取消了。'],
    [{ running: 1, waiting: 2 }, '好，停下了，排队的 2 个问题也取消了。'],
  ])('says what a stop came to: %j', (stopped, text) => {
    expect(wording.stoppedText(stopped)).toBe(text);
  });

  test('greets with what the archive holds, and speaks of examples where there are some', () => {
    expect(wording.startText('档案：3篇', false)).toContain('\n档案：3篇\n直接发来问题；');
    expect(wording.startText('档案：3篇', true)).toContain(
      '\n档案：3篇\n直接发来问题，或点一个试试；',
    );
  });

  test('keeps buttons above inline results to what a telephone shows', () => {
    const refused = wording.inlineRefusedText(9_999_999_999);
    for (const text of [...Object.values(wording.inlineButtons), refused]) {
      expect(text).toMatch(/^[^\n]+$/u);
      expect(stringWidth(text)).toBeLessThanOrEqual(40);
    }
  });

  test('is short enough to be shown over the chat when a button was pressed', () => {
    const shown = [
      ...Object.values(wording.ratingTexts),
      ...[wording.answerGoneText, wording.storyGoneText, wording.oldMessageText],
      ...[wording.unknownButtonText, wording.unexpectedText, wording.waitText],
      wording.refusedUserText(Number.MAX_SAFE_INTEGER),
    ];
    for (const text of shown) expect(text.length).toBeLessThanOrEqual(200);
  });
});
