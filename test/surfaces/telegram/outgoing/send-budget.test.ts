import { TelegramError } from 'telegraf';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toBotApiFailure } from '../../../../src/surfaces/telegram/outgoing/bot-api-failure.ts';
import { SendBudget } from '../../../../src/surfaces/telegram/outgoing/send-budget.ts';

const group = -100;
let budget: SendBudget;
let startedAtMs: number;
/** The chats and seconds of the calls, in the order of sending. */
let sent: [chatId: number, second: number][];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  budget = new SendBudget();
  startedAtMs = performance.now();
  sent = [];
});

afterEach(() => vi.useRealTimers());

function send(chatId: number, signal?: AbortSignal): Promise<void> {
  const call = async () => {
    sent.push([chatId, Math.floor((performance.now() - startedAtMs) / 1000)]);
  };
  return budget.spend(chatId, call, signal);
}

function passSeconds(seconds: number): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(1000 * seconds);
}

test('a chat gets one message a second, and another does not wait for it', async () => {
  for (const chatId of [7, 7, 7, 8]) void send(chatId);
  await passSeconds(5);
  expect(sent).toEqual([
    [7, 0],
    [8, 0],
    [7, 1],
    [7, 2],
  ]);
});

test('all chats together get thirty a second, first come first served', async () => {
  const chats = Array.from({ length: 70 }, (_, index) => index + 1);
  for (const chatId of chats) void send(chatId);
  await passSeconds(5);
  expect(sent).toEqual(chats.map((chatId, index) => [chatId, Math.floor(index / 30)]));
});

test('a group gets twenty a minute', async () => {
  for (let count = 0; count < 25; count++) void send(group);
  await passSeconds(59);
  expect(sent).toHaveLength(20);
  await passSeconds(10);
  expect(sent).toHaveLength(25);
});

test('previews leave a part of a group’s minute to what must be sent', async () => {
  const sentUntilFull = [];
  while (sentUntilFull.length < 20 && budget.hasSpare(group)) {
    sentUntilFull.push(await send(group));
    await passSeconds(1.1);
  }
  expect(sentUntilFull).toHaveLength(14);
  await send(group);
  await passSeconds(60);
  expect(budget.hasSpare(group)).toBe(true);
});

test('previews leave a part of the second to what must be sent', async () => {
  for (let chatId = 1; chatId <= 21; chatId++) await send(chatId);
  expect(budget.hasSpare(99)).toBe(false);
  await passSeconds(1.1);
  expect(budget.hasSpare(99)).toBe(true);
});

test('a chat that Telegram wants left alone waits as long as it was told, and no other does', async () => {
  budget.pause(7, 5_000);
  expect(budget.isPaused(7)).toBe(true);
  expect(budget.hasSpare(7)).toBe(false);
  void send(7);
  void send(8);
  await passSeconds(7);
  expect(sent).toEqual([
    [8, 0],
    [7, 5],
  ]);
  expect(budget.isPaused(7)).toBe(false);
});

test.each([
  [14 * 60, 'is kept to its end', 14 * 60],
  [3_600, 'is kept for a quarter of an hour', 900],
])('a pause of %i seconds %s, by messages and previews', async (pauseSeconds, _, untilSecond) => {
  budget.pause(7, 1_000 * pauseSeconds);
  for (const chatId of [7, 7, 8]) void send(chatId);
  await passSeconds(untilSecond - 1);
  expect(sent).toEqual([[8, 0]]);
  expect(budget.hasSpare(7)).toBe(false);
  await passSeconds(3);
  expect(sent.slice(1)).toEqual([
    [7, untilSecond],
    [7, untilSecond + 1],
  ]);
});

test('who waits for the end of a pause takes no turn, and waits on if it becomes longer', async () => {
  const over: number[] = [];
  const waitFor = (chatId: number) => {
    const note = () => void over.push(Math.round((performance.now() - startedAtMs) / 1000));
    return budget.pauseOver(chatId).then(note);
  };
  await waitFor(7);
  budget.pause(7, 100_000);
  void waitFor(7);
  await passSeconds(50);
  budget.pause(7, 100_000);
  budget.pause(7, 1_000);
  await passSeconds(99);
  expect(over).toEqual([0]);
  await passSeconds(2);
  expect(over).toEqual([0, 150]);
  await send(7);
  expect(sent).toEqual([[7, 151]]);
});

test('a signal ends the wait for the end of a pause', async () => {
  const stopping = new AbortController();
  const reason = new Error('The bot stops.');
  budget.pause(7, 900_000);
  const waiting = expect(budget.pauseOver(7, stopping.signal)).rejects.toBe(reason);
  stopping.abort(reason);
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});

test('a signal ends the wait for a turn, which others get', async () => {
  const stopping = new AbortController();
  const reason = new Error('The bot stops.');
  await send(7);
  const waiting = expect(send(7, stopping.signal)).rejects.toBe(reason);
  void send(7);
  stopping.abort(reason);
  await waiting;
  await passSeconds(3);
  expect(sent).toEqual([
    [7, 0],
    [7, 1],
  ]);
  await expect(send(7, stopping.signal)).rejects.toBe(reason);
});

test('nobody waits for a timer when nobody waits for a turn', async () => {
  const stopping = new AbortController();
  await send(7);
  const waiting = send(7, stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toThrow();
  expect(vi.getTimerCount()).toBe(0);
});

test('chats in which nothing happens are forgotten', async () => {
  for (let chatId = 1; chatId <= 20; chatId++) await send(chatId);
  budget.pause(99, 120_000);
  expect(budget.chatCount).toBe(21);
  await passSeconds(61);
  await send(7);
  expect(budget.chatCount).toBe(2);
});

test('a call that fails gives its failure, and its place is used up all the same', async () => {
  const failure = new Error('The line is cut.');
  await expect(budget.spend(7, () => Promise.reject(failure))).rejects.toBe(failure);
  void send(7);
  await passSeconds(2);
  expect(sent).toEqual([[7, 1]]);
});

test('a call that was lost on its way does not hold back the chat’s next try, but counts in all', async () => {
  const lost = toBotApiFailure(new TelegramError({ error_code: 502, description: 'Bad Gateway' }));
  await expect(budget.spend(7, () => Promise.reject(lost))).rejects.toBe(lost);
  void send(7);
  await passSeconds(0);
  expect(sent).toEqual([[7, 0]]);
  for (let chatId = 101; chatId <= 129; chatId += 1) void send(chatId);
  await passSeconds(0.5);
  expect(sent).toHaveLength(29);
});
