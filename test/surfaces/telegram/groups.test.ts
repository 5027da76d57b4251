import { describe, expect, test } from 'vitest';
import { openStage, type Stage } from '../../support/telegram-bot.ts';

const group = -1007;
const me = '@wenbao_test_bot';
const question = '青河大桥全长多少？';

/** What the group received once everything said so far has been served. */
async function textsAtTheEnd({ api, received }: Stage): Promise<string[]> {
  api.say(group, '/ask 云岭镇新种茶树多少亩？');
  await expect
    .poll(() => api.messages(group).some(({ text }) => text.includes('2300亩')))
    .toBe(true);
  return (await received(group, 1)).filter((text) => !text.includes('2300亩'));
}

describe('a group', () => {
  test('hears nothing unless the bot is addressed', async () => {
    const stage = await openStage();
    const { api } = stage;
    api.say(group, '大家好');
    api.say(group, '/start');
    api.say(group, '/weather');
    api.say(group, `/ask@another_bot ${question}`);
    api.say(group, `@another_bot ${question}`);
    api.say(group, `${me}2 ${question}`);
    api.say(group, '同意', { replyTo: 'somebody' });
    api.post(group, { sticker: {} });
    api.post(group, { new_chat_members: [] });
    expect(await textsAtTheEnd(stage)).toEqual([]);
  });

  test('gets an answer to /ask, to a mention and to a reply to the bot', async () => {
    const { api, received } = await openStage();
    api.say(group, `/ask ${question}`);
    api.say(group, `/ASK${me} ${question}`);
    api.say(group, `${me.toUpperCase()} ${question}`);
    api.say(group, question, { replyTo: 'bot' });
    const texts = await received(group, 4);
    expect(texts.every((text) => text.includes('3.6公里'))).toBe(true);
  });

  test('gets its answers as replies to the questions', async () => {
    const { api, received } = await openStage();
    api.say(group, `/ask ${question}`);
    await received(group, 1);
    expect(api.messages(group)[0]?.replyTo).toEqual(expect.any(Number));
  });

  test('has a conversation for each topic, and answers in it', async () => {
    const { api, received } = await openStage();
    api.say(group, '/ask 谁出席了南坪水库开工仪式？', { topic: 11 });
    await received(group, 1);
    api.say(group, '/ask 他是什么职务？', { topic: 12 });
    await received(group, 2);
    api.say(group, '/ask 他是什么职务？', { topic: 11 });
    const texts = await received(group, 3);
    expect(api.messages(group).map(({ threadId }) => threadId)).toEqual([11, 12, 11]);
    expect(texts[1]).not.toContain('县水利局局长');
    expect(texts[2]).toContain('县水利局局长');
  });
});

describe('access', () => {
  test('by a list of users is refused to others with their number, once', async () => {
    const { api, received } = await openStage({ settings: { allowedUsers: [7] } });
    api.say(8, question);
    api.say(8, question);
    api.say(7, question);
    expect((await received(7, 1))[0]).toContain('3.6公里');
    const refused = await received(8, 1);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('8');
    expect(refused[0]).not.toContain('3.6公里');
  });

  test('by a list of groups is refused in others to those who ask, quietly to all else', async () => {
    const { api, received } = await openStage({ settings: { allowedGroups: [group] } });
    api.say(-2000, '大家好');
    api.say(-2000, `/ask ${question}`);
    api.say(group, `/ask ${question}`);
    expect((await received(group, 1))[0]).toContain('3.6公里');
    const refused = await received(-2000, 1);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('-2000');
  });

  test('that a group has is enough for its members to open the sources of its answers', async () => {
    const { api, received } = await openStage({ settings: { allowedGroups: [group] } });
    api.say(group, `/ask ${question}`, { from: 8 });
    await received(group, 1);
    const [link] = api.messages(group)[0]?.links ?? [];
    api.say(8, `/start ${link?.url.split('start=')[1]}`);
    expect((await received(8, 1))[0]).toContain('由清河路桥公司承建');
    const [passage] = api.messages(8);
    api.tap(8, passage?.messageId ?? 0, '下一段 ▶');
    await expect.poll(() => api.messages(8)[0]?.text).toContain('林知远');
    api.say(8, question);
    expect((await received(8, 2))[1]).toContain('编号 8');
  });

  test('that was refused is refused to buttons as well', async () => {
    const { api, received } = await openStage({
      settings: { allowedUsers: [7], allowedGroups: [] },
    });
    api.say(group, `/ask ${question}`, { from: 7 });
    await received(group, 1);
    const messageId = api.messages(group)[0]?.messageId ?? 0;
    api.tap(group, messageId, '👍', { from: 8 });
    await expect.poll(() => api.tapAnswers().length).toBe(1);
    expect(api.tapAnswers()[0]?.text).toContain('8');
  });

  test('has a limit of questions a minute for each person, and names it', async () => {
    const { api, received } = await openStage({ settings: { questionsPerMinute: 2 } });
    for (let count = 0; count < 4; count += 1) api.say(7, question);
    api.say(8, question);
    const texts = await received(7, 3);
    await received(8, 1);
    expect(texts.filter((text) => text.includes('3.6公里'))).toHaveLength(2);
    expect(texts.filter((text) => text.includes('2 个'))).toHaveLength(1);
  });

  test('has a limit of questions a day, also for a bot that was started anew', async () => {
    const settings = { questionsPerDay: 1 };
    const first = await openStage({ settings });
    first.api.say(7, question);
    await first.received(7, 1);
    await first.stop();
    const second = await openStage({ after: first, settings });
    second.api.say(7, question);
    const [, text] = await second.received(7, 2);
    expect(text).toContain('1 个');
    expect(text).not.toContain('3.6公里');
  });
});
