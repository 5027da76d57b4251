import { setTimeout as wait } from 'node:timers/promises';
import type { Telegram } from 'telegraf';
import { describe, expect, test } from 'vitest';
import { openBotApi } from './bot-api-client.ts';
import { SendBudget } from './bot-api-limits.ts';

/** What became of a call: 'sent', or after how many seconds it may be tried again. */
async function outcome(sending: Promise<unknown>): Promise<unknown> {
  return sending.then(
    () => 'sent',
    (error) => error.response.parameters.retry_after,
  );
}

async function sendMany(telegram: Telegram, chatIds: readonly number[]): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for (const chatId of chatIds) outcomes.push(await outcome(telegram.sendMessage(chatId, '一')));
  return outcomes;
}

test('without limits a bot may send as fast as it likes', async () => {
  const { api, telegram } = await openBotApi();
  expect(await sendMany(telegram, Array(40).fill(-7))).toEqual(Array(40).fill('sent'));
  expect(api.breaches).toEqual([]);
});

test('what comes too early is answered 429, is not carried out, and is counted', async () => {
  const { api, telegram } = await openBotApi({ limits: { perChatPerSecond: 1 } });
  expect(await sendMany(telegram, [7, 7, 8])).toEqual(['sent', 1, 'sent']);
  expect(api.breaches).toEqual([
    { limit: 'perChatPerSecond', chatId: 7, atMs: expect.any(Number) },
  ]);
  expect(api.messages(7)).toHaveLength(1);
});

test('a call after the seconds that were told is taken, also where seconds are shorter', async () => {
  const { telegram } = await openBotApi({ limits: { perChatPerSecond: 1, speed: 2 } });
  const [, seconds] = await sendMany(telegram, [7, 7]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(0.5);
  await wait(Number(seconds) * 1000);
  expect(await sendMany(telegram, [7])).toEqual(['sent']);
});

test('messages, edits and drafts count, typing and answers to taps do not', async () => {
  const { api, telegram, call } = await openBotApi({ limits: { perSecond: 2 } });
  const { message_id } = await telegram.sendMessage(7, '一', {
    reply_markup: { inline_keyboard: [[{ text: '好', callback_data: 'up' }]] },
  });
  await telegram.sendChatAction(7, 'typing');
  await telegram.answerCbQuery(api.tap(7, message_id, '好'));
  await telegram.editMessageText(7, message_id, undefined, '二');
  const draft = call('sendMessageDraft', { chat_id: 8, draft_id: 1, text: '一' });
  await expect(draft).rejects.toThrow('429: Too Many Requests: retry after 1');
  expect(api.breaches.map(({ limit }) => limit)).toEqual(['perSecond']);
});

describe('over sliding windows', () => {
  /** Offers calls at these times and returns those that were taken. */
  function taken(budget: SendBudget, chatId: number, timesMs: readonly number[]): number[] {
    return timesMs.filter((atMs) => {
      const breachesBefore = budget.breaches.length;
      try {
        budget.take(chatId, atMs);
      } catch (error) {
        expect(error).toMatchObject({ code: 429 });
        expect(budget.breaches).toHaveLength(breachesBefore + 1);
        return false;
      }
      return true;
    });
  }

  test('a second begins with each call, and calls that were refused are not counted', () => {
    const budget = new SendBudget({ perSecond: 2 });
    const timesMs = [0, 600, 900, 999, 1000, 1599, 1600, 2000];
    expect(taken(budget, 7, timesMs)).toEqual([0, 600, 1000, 1600, 2000]);
  });

  test('a group has a minute besides, and is told the longer wait', () => {
    const budget = new SendBudget({ perChatPerSecond: 1, perGroupPerMinute: 20 });
    const eachSecond = Array.from({ length: 62 }, (_, second) => second * 1000);
    const taking = taken(budget, -7, eachSecond);
    expect(taking).toEqual([...eachSecond.slice(0, 20), 60_000, 61_000]);
    expect(() => budget.take(-7, 61_500)).toThrow('retry after 1');
    expect(taken(budget, 7, eachSecond)).toEqual(eachSecond);
  });

  test('a tolerance lets in what is late by no more', () => {
    const budget = new SendBudget({ perChatPerSecond: 1, speed: 10, toleranceMs: 5 });
    expect(taken(budget, 7, [0, 94, 95])).toEqual([0, 95]);
  });
});
