import { Telegram } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatText } from '../../../../src/surfaces/telegram/messages/answer-message.ts';
import { Sender } from '../../../../src/surfaces/telegram/outgoing/sender.ts';
import { LocalBotApi, testToken } from '../../../support/bot-api.ts';
import { KeptLog } from '../../../support/telegram-bot.ts';

let api: LocalBotApi;
let sender: Sender;
let log: KeptLog;

beforeEach(async () => {
  api = new LocalBotApi();
  const telegram = new Telegram(testToken, { apiRoot: await api.start() });
  log = new KeptLog();
  sender = new Sender({ telegram, logger: log, requestTimeoutMs: 200 });
});

afterEach(() => api.close());

function send(text: string, chatId = 7): Promise<void> {
  return sender.send({ chatId }, formatText(text));
}

function textsIn(chatId: number): string[] {
  return api.messages(chatId).map(({ text }) => text);
}

test('markup that Telegram refuses is sent again plain', async () => {
  await sender.send({ chatId: 7 }, [{ html: '<b>产量', plain: '产量' }]);
  expect(textsIn(7)).toEqual(['产量']);
  expect(log.lines.join()).toContain('改发纯文本');
});

test('a 429 is obeyed: that chat waits, in order, while another does not', async () => {
  const description = 'Too Many Requests: retry after 1';
  api.fail('sendMessage', { code: 429, description, retryAfter: 1 });
  const waiting = [send('一', 7), send('二', 7)];
  await expect.poll(() => api.calls('sendMessage').length).toBe(1);
  await send('三', 8);
  expect(textsIn(7)).toEqual([]);
  await Promise.all(waiting);
  expect(textsIn(7)).toEqual(['一', '二']);
  const [refused, , repeated] = api.calls('sendMessage');
  expect((repeated?.atMs ?? 0) - (refused?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
});

test('a wait of many minutes is not begun', async () => {
  const description = 'Too Many Requests: retry after 900';
  api.fail('sendMessage', { code: 429, description, retryAfter: 900 });
  await send('一');
  await send('二');
  expect(textsIn(7)).toEqual(['二']);
  expect(log.lines.join()).toContain('没能发出');
});

test.each([
  ['an error of the server', { code: 502, description: 'Bad Gateway' }],
  ['a cut connection', 'cut'],
  ['a response that never comes', 'hang'],
] as const)('%s does not lose a message', async (_, fault) => {
  api.fail('sendMessage', fault);
  await send('一');
  expect(textsIn(7)).toEqual(['一']);
});

test('a chat that blocked the bot is passed over quietly', async () => {
  const description = 'Forbidden: bot was blocked by the user';
  api.fail('sendMessage', { code: 403, description });
  await sender.send({ chatId: 7 }, [...formatText('一'), ...formatText('二')]);
  expect(api.calls('sendMessage')).toHaveLength(1);
  expect(log.lines).toEqual([]);
});

test('a long text arrives whole, in messages that Telegram takes', async () => {
  const text = '产量<大增>&利润“翻番”。'.repeat(900);
  await send(text);
  expect(textsIn(7).length).toBeGreaterThan(1);
  expect(textsIn(7).join('')).toBe(text);
  expect(textsIn(7).every((part) => part.endsWith('。'))).toBe(true);
});
