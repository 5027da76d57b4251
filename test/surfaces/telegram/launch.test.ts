import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { LocalBotApi } from '../../support/bot-api.ts';
import { answerOf, type Script, ScriptedAssistant } from '../../support/telegram-assistant.ts';
import { runOnStage, type Stage } from '../../support/telegram-bot.ts';

let stage: Stage;

async function launch(prepare?: (api: LocalBotApi) => void, script?: Script): Promise<void> {
  stage = await runOnStage(new ScriptedAssistant(script ?? (() => answerOf('有。'))), prepare);
}

afterEach(() => stage.close());

test('a token that Telegram refuses ends the bot with one sentence', async () => {
  await launch((api) => api.fail('getMe', { code: 401, description: 'Unauthorized' }));
  await expect(stage.ended).rejects.toMatchObject({
    name: 'WenbaoError',
    kind: 'config',
    message: 'Telegram 不认这个机器人令牌。',
  });
});

test('another program that polls for the same bot ends it with one sentence', async () => {
  const description = 'Conflict: terminated by other getUpdates request';
  await launch((api) => api.fail('getUpdates', { code: 409, description }));
  await expect(stage.ended).rejects.toMatchObject({
    name: 'WenbaoError',
    message: '已有另一个程序在用这个机器人令牌收消息。',
  });
});

test('a server error at launch is tried again', async () => {
  await launch((api) => api.fail('getMe', { code: 502, description: 'Bad Gateway' }));
  stage.api.say(7, '在吗？');
  await stage.received(7, 1);
});

test('the menu of commands is registered in Chinese', async () => {
  await launch();
  await expect.poll(() => stage.api.calls('getUpdates').length).toBe(1);
  expect(stage.api.calls('setMyCommands')[0]?.payload).toMatchObject({
    commands: [
      { command: 'ask' },
      { command: 'new' },
      { command: 'help', description: '使用说明' },
    ],
  });
});

test('a menu that cannot be registered keeps nobody from asking', async () => {
  await launch((api) => api.fail('setMyCommands', 'cut'));
  stage.api.say(7, '在吗？');
  await stage.received(7, 1);
});

test('a stop ends polling and tells those who wait for an answer', async () => {
  await launch(undefined, async (_, { signal }) => {
    await wait(60_000, undefined, signal ? { signal } : {});
    return answerOf('太晚了。');
  });
  stage.api.say(7, '一');
  stage.api.say(7, '二');
  await expect.poll(() => stage.api.calls('sendChatAction').length).toBe(1);
  stage.bot.stop();
  await stage.ended;
  const texts = stage.api.messages(7).map(({ text }) => text);
  expect(texts).toEqual(Array(2).fill('我正要停机，这个问题没来得及答，请稍后再问。'));
});

test('a stop before the first poll ends the bot as well', async () => {
  await launch((api) => api.fail('getMe', { code: 502, description: 'Bad Gateway' }));
  stage.bot.stop();
  await stage.ended;
  expect(stage.api.calls('getUpdates')).toEqual([]);
});
