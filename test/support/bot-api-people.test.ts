import { expect, test } from 'vitest';
import { type OpenBotApi, openBotApi } from './bot-api-client.ts';

/** An update as the bot gets it. */
async function updateOf({ telegram }: OpenBotApi, updateId: number): Promise<unknown> {
  const updates = await telegram.getUpdates(0, 100, 0, undefined);
  return updates.find(({ update_id }) => update_id === updateId);
}

test('a text has its sender, its time and its entities', async () => {
  const opened = await openBotApi();
  const text = '𠮷 /ask@wenbao_test_bot 产量？ @wenbao_test_bot a@bcdef';
  const sentAtMs = Date.UTC(2024, 0, 1);
  const updateId = opened.api.say(-7, text, { from: 8, sentAtMs });
  expect(await updateOf(opened, updateId)).toEqual({
    update_id: updateId,
    message: {
      message_id: opened.api.messageOf(updateId),
      date: sentAtMs / 1000,
      chat: { id: -7, type: 'supergroup', title: '读报小组' },
      from: { id: 8, is_bot: false, first_name: '读者', language_code: 'zh-hans' },
      text,
      entities: [
        { type: 'bot_command', offset: 3, length: 20 },
        { type: 'mention', offset: 28, length: 16 },
      ],
    },
  });
});

test('a reply to the bot has the message that it replies to', async () => {
  const opened = await openBotApi();
  const { message_id } = await opened.telegram.sendMessage(-7, '增产。');
  const updateId = opened.api.say(-7, '为何？', { repliesTo: message_id });
  expect(await updateOf(opened, updateId)).toMatchObject({
    message: {
      message_thread_id: message_id,
      reply_to_message: { message_id, text: '增产。', from: { is_bot: true } },
    },
  });
  expect(await updateOf(opened, updateId)).not.toHaveProperty('message.is_topic_message');
  expect(() => opened.api.say(-7, '为何？', { repliesTo: 1 })).toThrow('sent no message 1');
});

test('a message in a topic is a reply to the one that opened it, unless it replies to another', async () => {
  const opened = await openBotApi();
  const plain = opened.api.say(-7, '一', { topic: 11 });
  const topic = { message_thread_id: 11, is_topic_message: true };
  expect(await updateOf(opened, plain)).toMatchObject({
    message: {
      ...topic,
      chat: { is_forum: true },
      reply_to_message: { message_id: 11, forum_topic_created: {} },
    },
  });
  const reply = opened.api.say(-7, '二', { topic: 11, replyTo: 'bot' });
  expect(await updateOf(opened, reply)).toMatchObject({
    message: { ...topic, reply_to_message: { text: '前面的话' } },
  });
});

test('what was said can be changed, and then is the same message', async () => {
  const opened = await openBotApi();
  const said = opened.api.say(7, '产量？');
  const edited = opened.api.edit(said, '/ask 产值？');
  expect(await updateOf(opened, edited)).toMatchObject({
    edited_message: {
      message_id: opened.api.messageOf(said),
      text: '/ask 产值？',
      edit_date: expect.any(Number),
      entities: [{ type: 'bot_command' }],
    },
  });
  expect(() => opened.api.edit(1, '产值？')).toThrow('Update 1 brought no message');
});

test('messages of persons and of the bot have ids that grow in the order of time', async () => {
  const { api, telegram } = await openBotApi();
  const first = api.messageOf(api.say(7, '一'));
  const { message_id } = await telegram.sendMessage(7, '二');
  expect([first, message_id, api.messageOf(api.say(7, '三'))]).toEqual([
    first,
    first + 1,
    first + 2,
  ]);
});
