import { describe, expect, test } from 'vitest';
import { startChatServer } from '../../support/chat-server.ts';
import { openStage, until } from '../../support/telegram-bot.ts';

const question = '青河大桥全长多少？';

describe('at launch', () => {
  test('a token that Telegram refuses ends the bot with one sentence', async () => {
    const { ended } = await openStage({
      prepare: (api) => api.fail('getMe', { code: 401, description: 'Unauthorized' }),
    });
    await expect(ended).rejects.toMatchObject({
      name: 'WenbaoError',
      kind: 'config',
      message: 'Telegram 不认这个机器人令牌。',
    });
  });

  test('another program that goes on receiving for the same bot ends it with one sentence', async () => {
    const description = 'Conflict: terminated by other getUpdates request';
    const { ended } = await openStage({
      prepare: (api) => api.fail('getUpdates', { code: 409, description }, 99),
    });
    await expect(ended).rejects.toMatchObject({
      name: 'WenbaoError',
      message: '已有另一个程序在用这个机器人令牌收消息。',
    });
  });

  test('another program that is just about to end is waited for', async () => {
    const description = 'Conflict: terminated by other getUpdates request';
    const { api, received } = await openStage({
      prepare: (bare) => bare.fail('getUpdates', { code: 409, description }),
    });
    api.say(7, question);
    expect(await received(7, 1, 10_000)).toHaveLength(1);
  });

  test('a server error is tried again', async () => {
    const { api, received } = await openStage({
      prepare: (bare) => bare.fail('getMe', { code: 502, description: 'Bad Gateway' }),
    });
    api.say(7, question);
    await received(7, 1);
  });

  test('the commands are registered in Chinese, for groups and administrators as well', async () => {
    const { api } = await openStage({ settings: { administrators: [1] } });
    await until(() => api.calls('setMyCommands').length === 3);
    const payloads = api.calls('setMyCommands').map(({ payload }) => payload);
    expect(payloads.map(({ scope }) => scope)).toEqual([
      undefined,
      { type: 'all_group_chats' },
      { type: 'chat', chat_id: 1 },
    ]);
    const names = payloads.map((payload) => JSON.stringify(payload.commands));
    for (const name of ['start', 'help', 'sources', 'latest', 'date', 'new', 'stop'])
      expect(names[0]).toContain(`"${name}"`);
    expect(names[1]).toContain('"ask"');
    expect(names[2]).toContain('"stats"');
    expect(names.join()).toMatch(/\p{Script=Han}/u);
  });

  test('a menu that cannot be registered keeps nobody from asking', async () => {
    const { api, received } = await openStage({
      prepare: (bare) => bare.fail('setMyCommands', { code: 400, description: 'Bad Request' }, 9),
    });
    api.say(7, question);
    await received(7, 1);
  });
});

describe('a stop', () => {
  test('lets an answer that is nearly there arrive, and tells those who wait', async () => {
    const server = await startChatServer({
      pieces: ['青河大桥全长3.6公里。[1]'],
      pauseMs: 700,
      end: 'stop',
    });
    const stage = await openStage({
      chatBaseUrl: server.baseUrl,
      deskLimits: { graceMs: 5_000 },
    });
    stage.api.say(7, question);
    stage.api.say(7, question);
    await until(() => stage.api.calls('sendChatAction').length >= 1);
    await stage.stop();
    const texts = stage.api.messages(7).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('来不及答了'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('3.6公里'))).toHaveLength(1);
  });

  test('does not wait for an answer that is stuck, and tells so', async () => {
    const server = await startChatServer({ pieces: [], end: 'stall' });
    const stage = await openStage({ chatBaseUrl: server.baseUrl });
    stage.api.say(7, question);
    await until(() => stage.api.calls('sendChatAction').length === 1);
    await stage.stop();
    await stage.ended;
    expect(stage.api.messages(7).map(({ text }) => text)).toEqual([
      expect.stringContaining('来不及答了'),
    ]);
  });

  test('before the first poll ends the bot as well', async () => {
    const stage = await openStage({
      prepare: (api) => api.fail('getMe', { code: 502, description: 'Bad Gateway' }),
    });
    await stage.stop();
    await stage.ended;
    expect(stage.api.calls('getUpdates')).toEqual([]);
  });

  test('confirms what was received, so that the next start does not see it again', async () => {
    const stage = await openStage();
    const updateId = stage.api.say(7, question);
    await stage.received(7, 1);
    await stage.stop();
    const offsets = stage.api.calls('getUpdates').map(({ payload }) => payload.offset);
    expect(offsets.at(-1)).toBe(updateId + 1);
  });
});
