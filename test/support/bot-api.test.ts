import { Telegram } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalBotApi, testToken } from './bot-api.ts';

let api: LocalBotApi;
let telegram: Telegram;

beforeEach(async () => {
  api = new LocalBotApi();
  telegram = new Telegram(testToken, { apiRoot: await api.start() });
});

afterEach(() => api.close());

function sendHtml(text: string) {
  return telegram.sendMessage(7, text, { parse_mode: 'HTML' });
}

test.each([
  ['<b>一', `Can't find end tag corresponding to start tag "b"`],
  ['一</b>', 'Unexpected end tag at byte offset 3'],
  ['<b><i>一</b></i>', 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'],
  ['<p>一</p>', 'Unsupported start tag "p" at byte offset 0'],
  ['1 <b', 'Unclosed start tag at byte offset 2'],
])('refuses %s as Telegram does', async (html, reason) => {
  await expect(sendHtml(html)).rejects.toThrow(`400: Bad Request: can't parse entities: ${reason}`);
});

test('counts characters after entities', async () => {
  await sendHtml('&amp;'.repeat(4096));
  await expect(sendHtml('&amp;'.repeat(4097))).rejects.toThrow('message is too long');
  await expect(telegram.sendMessage(7, ' ')).rejects.toThrow('message text is empty');
});

test('an edit that changes nothing is an error', async () => {
  const { message_id } = await telegram.sendMessage(7, '一');
  await telegram.editMessageText(7, message_id, undefined, '二');
  expect(api.messages(7).map(({ text }) => text)).toEqual(['二']);
  const repeated = telegram.editMessageText(7, message_id, undefined, '二');
  await expect(repeated).rejects.toThrow('message is not modified');
});

test('delivers updates until they are confirmed, at most to one poll at a time', async () => {
  const updateId = api.say(7, '一');
  const first = await telegram.getUpdates(0, 100, 0, undefined);
  expect(await telegram.getUpdates(0, 100, 0, undefined)).toEqual(first);
  const waiting = telegram.getUpdates(5, 100, updateId + 1, undefined);
  const refused = expect(waiting).rejects.toThrow('409: Conflict');
  await expect.poll(() => api.calls('getUpdates').length).toBe(3);
  expect(await telegram.getUpdates(0, 100, updateId + 1, undefined)).toEqual([]);
  await refused;
});

test('knows only its own token', async () => {
  const stranger = new Telegram('1:other', telegram.options);
  await expect(stranger.getMe()).rejects.toThrow('401: Unauthorized');
});
