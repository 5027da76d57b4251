import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerOf, ScriptedAssistant } from '../../support/telegram-assistant.ts';
import { runOnStage, type Stage } from '../../support/telegram-bot.ts';

const group = -100_7;
const me = '@wenbao_test_bot';
let stage: Stage;
let assistant: ScriptedAssistant;

beforeEach(async () => {
  assistant = new ScriptedAssistant((question) => answerOf(`答：${question}`));
  stage = await runOnStage(assistant);
});

afterEach(() => stage.close());

/** What the assistant was asked, once everything said so far has been handled. */
async function questionsAsked(): Promise<string[]> {
  stage.api.say(7, '最后');
  await stage.received(7, 1);
  return assistant.asked.map(({ question }) => question).filter((question) => question !== '最后');
}

test('a group hears nothing unless the bot is addressed', async () => {
  stage.api.say(group, '大家好');
  stage.api.say(group, '/help');
  stage.api.say(group, '/new');
  stage.api.say(group, '/ask@another_bot 产量？');
  stage.api.say(group, '@another_bot 产量？');
  stage.api.say(group, `${me}2 产量？`);
  stage.api.say(group, '同意', { replyTo: 'somebody' });
  stage.api.post(group, { sticker: {} });
  expect(await questionsAsked()).toEqual([]);
  expect(stage.api.messages(group)).toEqual([]);
});

test('/ask, a mention and a reply to the bot are questions', async () => {
  stage.api.say(group, '/ask 一');
  stage.api.say(group, `/ASK${me} 二`);
  stage.api.say(group, `${me.toUpperCase()} 三`);
  stage.api.say(group, '四', { replyTo: 'bot' });
  await stage.received(group, 4);
  expect(await questionsAsked()).toEqual(['一', '二', '三', '四']);
});

test('an answer in a group points to its question', async () => {
  stage.api.say(group, '/ask 产量？');
  await stage.received(group, 1);
  expect(stage.api.messages(group)[0]?.replyTo).toEqual(expect.any(Number));
});

test('each topic of a forum has a conversation and its answers of its own', async () => {
  stage.api.say(group, '/ask 一', { topic: 11 });
  stage.api.say(group, `/new${me}`, { topic: 12 });
  stage.api.say(group, '/ask 二');
  await stage.received(group, 3);
  expect(stage.api.messages(group).map(({ threadId }) => threadId)).toEqual([11, 12, undefined]);
  expect(assistant.forgotten).toEqual([`telegram:${group}:12`]);
  const sessions = assistant.asked.map(({ session }) => session);
  expect(sessions).toEqual([`telegram:${group}:11`, `telegram:${group}`]);
});
