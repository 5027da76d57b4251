import fc from 'fast-check';
import type { InlineKeyboardButton } from 'telegraf/types';
import { expect, test } from 'vitest';
import { openBotApi } from './bot-api-client.ts';

async function openKeyboards() {
  const { api, call, telegram } = await openBotApi();
  const send = (...buttons: readonly object[]) =>
    call('sendMessage', { chat_id: 7, text: '一', reply_markup: { inline_keyboard: [buttons] } });
  return { api, call, telegram, send };
}

test('shows the buttons of a message in their rows, and returns them with it', async () => {
  const { api, telegram } = await openKeyboards();
  const inline_keyboard: InlineKeyboardButton[][] = [
    [{ text: '好', callback_data: 'up' }],
    [{ text: '原文', url: 'https://example.com/1' }],
  ];
  const sent = await telegram.sendMessage(7, '一', { reply_markup: { inline_keyboard } });
  expect(sent.reply_markup).toEqual({ inline_keyboard });
  expect(api.messages(7)[0]?.keyboard).toEqual([
    [{ text: '好', data: 'up' }],
    [{ text: '原文', url: 'https://example.com/1' }],
  ]);
});

test('takes data of 1 to 64 bytes, whatever its characters', async () => {
  const { send } = await openKeyboards();
  const data = fc.string({ unit: 'grapheme', maxLength: 70 });
  await fc.assert(
    fc.asyncProperty(data, async (callback_data) => {
      const bytes = Buffer.byteLength(callback_data);
      const sending = send({ text: '好', callback_data });
      if (bytes >= 1 && bytes <= 64) await sending;
      else await expect(sending).rejects.toThrow('400: Bad Request: BUTTON_DATA_INVALID');
    }),
    { numRuns: 40, examples: [[''], ['a'.repeat(64)], ['a'.repeat(65)], ['问'.repeat(22)]] },
  );
});

test.each([
  ['text', { text: ' ', callback_data: 'a' }, 'button text must be non-empty'],
  ['purpose', { text: '好' }, 'Text buttons are unallowed in the inline keyboard'],
  ['proper address', { text: '好', url: 'javascript:1' }, 'BUTTON_URL_INVALID'],
])('refuses a button without a %s', async (_, button, reason) => {
  const { send } = await openKeyboards();
  await expect(send(button)).rejects.toThrow(reason);
});

test('takes a hundred buttons, also as JSON in a string, and no more', async () => {
  const { call, send } = await openKeyboards();
  const buttons = Array.from({ length: 100 }, () => ({ text: '好', callback_data: 'a' }));
  const reply_markup = JSON.stringify({ inline_keyboard: [buttons] });
  await call('sendMessage', { chat_id: 7, text: '一', reply_markup });
  await expect(send(...buttons, { text: '好', callback_data: 'a' })).rejects.toThrow(
    'reply markup is too long',
  );
});
