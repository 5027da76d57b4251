import { Telegram } from 'telegraf';
import { expect, test } from 'vitest';
import { openBotApi } from './bot-api-client.ts';

test('delivers updates until they are confirmed, at most to one poll at a time', async () => {
  const { api, telegram } = await openBotApi();
  const updateId = api.say(7, '一');
  const first = await telegram.getUpdates(0, 100, 0, undefined);
  expect(first).toHaveLength(1);
  expect(await telegram.getUpdates(0, 100, 0, undefined)).toEqual(first);
  const waiting = telegram.getUpdates(5, 100, updateId + 1, undefined);
  const refused = expect(waiting).rejects.toThrow('409: Conflict: terminated by other getUpdates');
  await expect.poll(() => api.callCount('getUpdates')).toBe(3);
  expect(await telegram.getUpdates(0, 100, updateId + 1, undefined)).toEqual([]);
  await refused;
});

test('gives as many updates as are asked for, and of a negative offset the newest', async () => {
  const { api, telegram } = await openBotApi();
  const ids = ['一', '二', '三'].map((text) => api.say(7, text));
  const idsOf = async (limit: number, offset: number) =>
    (await telegram.getUpdates(0, limit, offset, undefined)).map(({ update_id }) => update_id);
  expect(await idsOf(1, 0)).toEqual(ids.slice(0, 1));
  expect(await idsOf(100, -1)).toEqual(ids.slice(2));
  expect(await idsOf(100, 0)).toEqual(ids.slice(2));
});

test('lets in only the kinds of updates that the bot allows', async () => {
  const { api, telegram } = await openBotApi();
  const updateId = api.say(7, '一');
  await telegram.getUpdates(0, 100, 0, ['message']);
  api.edit(updateId, '二');
  api.deliver({ message_reaction: {} });
  const said = api.say(7, '三');
  const updates = await telegram.getUpdates(0, 100, updateId + 1, undefined);
  expect(updates.map(({ update_id }) => update_id)).toEqual([said]);
});

test('knows only its own token and its own methods', async () => {
  const { apiRoot, call } = await openBotApi();
  const stranger = new Telegram('1:other', { apiRoot });
  await expect(stranger.getMe()).rejects.toThrow('401: Unauthorized');
  await expect(call('sendSmell', {})).rejects.toThrow('404: Not Found');
  expect((await fetch(`${apiRoot}/elsewhere`)).status).toBe(404);
});

test('registers a menu of commands for each scope and language, if Telegram would', async () => {
  const { api, telegram } = await openBotApi();
  const commands = [{ command: 'ask', description: '提问' }];
  await telegram.setMyCommands(commands);
  await telegram.setMyCommands(commands, {
    scope: { type: 'all_group_chats' },
    language_code: 'zh',
  });
  expect(api.commandMenus()).toEqual([
    { scope: 'default', chatId: undefined, languageCode: '', commands },
    { scope: 'all_group_chats', chatId: undefined, languageCode: 'zh', commands },
  ]);
  const named = (command: string, description = '提问') =>
    telegram.setMyCommands([{ command, description }]);
  await expect(named('提问')).rejects.toThrow('BOT_COMMAND_INVALID');
  await expect(named('ask', '')).rejects.toThrow('BOT_COMMAND_DESCRIPTION_INVALID');
  const misspelt = telegram.setMyCommands(commands, { language_code: 'chinese' });
  await expect(misspelt).rejects.toThrow('invalid language code');
});

test('only counts calls, and keeps the newest state of drafts, if calls are not to be kept', async () => {
  const { api, telegram, call } = await openBotApi({ keepCalls: false });
  for (const text of ['一', '一二']) {
    await call('sendMessageDraft', { chat_id: 7, draft_id: 1, text });
  }
  await telegram.sendMessage(7, '一二三');
  expect(api.callCount('sendMessageDraft')).toBe(2);
  expect(api.calls('sendMessageDraft')).toEqual([]);
  expect(api.drafts(7).map(({ text }) => text)).toEqual(['一二']);
  expect(api.messages(7).map(({ text }) => text)).toEqual(['一二三']);
});
