import { expect, test } from 'vitest';
import type { SentEvent } from './bot-api.ts';
import { openBotApi } from './bot-api-client.ts';

async function openHtml() {
  const opened = await openBotApi();
  const sendHtml = (text: string) => opened.telegram.sendMessage(7, text, { parse_mode: 'HTML' });
  return { ...opened, sendHtml };
}

test.each([
  ['<b>一', `Can't find end tag corresponding to start tag "b"`],
  ['一</b>', 'Unexpected end tag at byte offset 3'],
  ['<b><i>一</b></i>', 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'],
  ['<p>一</p>', 'Unsupported start tag "p" at byte offset 0'],
  ['1 <b', 'Unclosed start tag at byte offset 2'],
  ['<a href="一>二</a>', 'Unclosed start tag at byte offset 0'],
  ['<span>一</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])('refuses %s as Telegram does', async (html, reason) => {
  const { sendHtml } = await openHtml();
  await expect(sendHtml(html)).rejects.toThrow(`400: Bad Request: can't parse entities: ${reason}`);
});

test('counts characters after entities', async () => {
  const { telegram, sendHtml } = await openHtml();
  await sendHtml('&amp;'.repeat(4096));
  await expect(sendHtml('&amp;'.repeat(4097))).rejects.toThrow('message is too long');
  await expect(telegram.sendMessage(7, ' ')).rejects.toThrow('message text is empty');
});

test('shows links and what is set off in a text, without white space at its ends', async () => {
  const { api, sendHtml } = await openHtml();
  const sent = await sendHtml(
    ' <b>一</b>二<a href="https://t.me/bot?start=a&amp;b">[1]</a>' +
      '<a href="点我">三</a><blockquote expandable>四 &lt;u&gt; <u>五</u></blockquote> ',
  );
  const [message] = api.messages(7);
  expect(message?.text).toBe('一二[1]三四 <u> 五');
  expect(message?.links).toEqual([{ text: '[1]', url: 'https://t.me/bot?start=a&b' }]);
  expect(message?.marked).toEqual(['一', '五']);
  expect(sent.entities).toEqual([
    { type: 'bold', offset: 0, length: 1 },
    { type: 'text_link', offset: 2, length: 3, url: 'https://t.me/bot?start=a&b' },
    { type: 'expandable_blockquote', offset: 6, length: 7 },
    { type: 'underline', offset: 12, length: 1 },
  ]);
});

test('an edit that changes neither text nor entities nor buttons is an error', async () => {
  const { api, telegram, sendHtml } = await openHtml();
  const { message_id } = await sendHtml('<b>一</b>');
  const keyboard = (text: string) => ({ inline_keyboard: [[{ text, callback_data: 'a' }]] });
  const edit = (text: string, button?: string) =>
    telegram.editMessageText(7, message_id, undefined, text, {
      parse_mode: 'HTML',
      ...(button !== undefined && { reply_markup: keyboard(button) }),
    });
  await expect(edit('<b>一</b>')).rejects.toThrow('message is not modified: specified new');
  await edit('<u>一</u>');
  await edit('<u>一</u>', '好');
  await expect(edit('<u>一</u>', '好')).rejects.toThrow('message is not modified');
  const again = telegram.editMessageReplyMarkup(7, message_id, undefined, keyboard('好'));
  await expect(again).rejects.toThrow('message is not modified');
  await telegram.editMessageReplyMarkup(7, message_id, undefined, keyboard('差'));
  expect(api.messages(7)[0]?.keyboard).toEqual([[{ text: '差', data: 'a' }]]);
  await edit('二');
  expect(api.messages(7).map(({ text, keyboard }) => [text, keyboard])).toEqual([['二', []]]);
});

test('a message can be edited and deleted as long as it is there', async () => {
  const { api, telegram } = await openBotApi();
  const { message_id } = await telegram.sendMessage(7, '一');
  await expect(telegram.deleteMessage(8, message_id)).rejects.toThrow(
    '400: Bad Request: message to delete not found',
  );
  await telegram.deleteMessage(7, message_id);
  expect(api.messages(7)).toEqual([]);
  const late = telegram.editMessageText(7, message_id, undefined, '二');
  await expect(late).rejects.toThrow('400: Bad Request: message to edit not found');
});

test('keeps the topic and the message that is answered', async () => {
  const { api, telegram } = await openBotApi();
  await telegram.sendMessage(-7, '一', {
    message_thread_id: 11,
    reply_parameters: { message_id: 5 },
  });
  expect(api.messages(-7)[0]).toMatchObject({ threadId: 11, replyTo: 5 });
});

test('a chat is not found if there can be none, or if nobody wrote there and that matters', async () => {
  const { telegram, api } = await openBotApi({ knownChatsOnly: true });
  await expect(telegram.sendMessage('@nobody', '一')).rejects.toThrow('chat not found');
  await expect(telegram.sendMessage(7, '一')).rejects.toThrow('400: Bad Request: chat not found');
  api.say(7, '在吗？');
  await telegram.sendMessage(7, '一');
  expect(api.messages(7)).toHaveLength(1);
});

test('drafts are shown in private chats only, under an identifier that is not zero', async () => {
  const { api, call } = await openBotApi();
  const draft = (payload: object) =>
    call('sendMessageDraft', { chat_id: 7, draft_id: 1, ...payload });
  await draft({ text: '' });
  await draft({ text: '<b>一</b>', parse_mode: 'HTML' });
  expect(api.drafts(7).map(({ draftId, text }) => [draftId, text])).toEqual([
    [1, ''],
    [1, '一'],
  ]);
  expect(api.messages(7)).toEqual([]);
  await expect(draft({ chat_id: -7, text: '一' })).rejects.toThrow('TEXTDRAFT_PEER_INVALID');
  await expect(draft({ draft_id: 0, text: '一' })).rejects.toThrow('400: Bad Request');
  await expect(draft({ draft_id: 1.5, text: '一' })).rejects.toThrow('400: Bad Request');
  await expect(draft({ text: '一'.repeat(4097) })).rejects.toThrow('message is too long');
});

test('tells who wants to know of every message that is sent or edited', async () => {
  const events: SentEvent[] = [];
  const { telegram } = await openBotApi({ onSent: (event) => events.push(event) });
  const { message_id } = await telegram.sendMessage(7, '一', {
    reply_parameters: { message_id: 5 },
  });
  await telegram.editMessageText(7, message_id, undefined, '二');
  const shared = { chatId: 7, messageId: message_id, replyTo: 5, atMs: expect.any(Number) };
  expect(events).toEqual([
    { ...shared, text: '一', edited: false },
    { ...shared, text: '二', edited: true },
  ]);
});
