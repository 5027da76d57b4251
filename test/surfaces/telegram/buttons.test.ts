import { describe, expect, test } from 'vitest';
import { openStage, type Stage, until } from '../../support/telegram-bot.ts';

async function withAnswer(question: string, options = {}): Promise<Stage & { messageId: number }> {
  const stage = await openStage(options);
  stage.api.say(7, question);
  await stage.received(7, 1);
  const messageId = stage.api.messages(7)[0]?.messageId ?? 0;
  return { ...stage, messageId };
}

function buttonsOf({ api }: Stage, index: number): string[] {
  const keyboard = api.messages(7)[index]?.keyboard ?? [];
  return keyboard.flat().map(({ text }) => text);
}

function buttonNamed(stage: Stage, index: number, part: string): string {
  const name = buttonsOf(stage, index).find((text) => text.includes(part));
  if (name === undefined) throw new Error(`No button with ${part}: ${buttonsOf(stage, index)}`);
  return name;
}

describe('the button of a source', () => {
  test('shows the passage with the quoted words marked, its headline and its date', async () => {
    const stage = await withAnswer('青河大桥全长多少？');
    stage.api.tap(7, stage.messageId, buttonNamed(stage, 0, '青河大桥'));
    const [, text] = await stage.received(7, 2);
    expect(text).toContain('青河大桥建成通车');
    expect(text).toContain('2024年8月12日');
    expect(text).toContain('由清河路桥公司承建');
    const passage = stage.api.messages(7)[1];
    expect(passage?.marked).toContain('青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。');
    expect(passage?.replyTo).toBe(stage.messageId);
    expect(stage.api.tapAnswers()).toHaveLength(1);
  });

  test('leads on to the next passage and back, in the same message, and away', async () => {
    const stage = await withAnswer('青河大桥全长多少？');
    stage.api.tap(7, stage.messageId, buttonNamed(stage, 0, '青河大桥'));
    await stage.received(7, 2);
    const messageId = stage.api.messages(7)[1]?.messageId ?? 0;
    expect(buttonsOf(stage, 1).join()).not.toContain('上一段');
    stage.api.tap(7, messageId, buttonNamed(stage, 1, '下一段'));
    await until(() => stage.api.messages(7)[1]?.text.includes('林知远'));
    stage.api.tap(7, messageId, buttonNamed(stage, 1, '下一段'));
    await until(() => stage.api.messages(7)[1]?.text.includes('双向六车道'));
    expect(buttonsOf(stage, 1).join()).not.toContain('下一段');
    stage.api.tap(7, messageId, buttonNamed(stage, 1, '上一段'));
    await until(() => stage.api.messages(7)[1]?.text.includes('林知远'));
    stage.api.tap(7, messageId, buttonNamed(stage, 1, '收起'));
    await until(() => stage.api.messages(7).length === 1);
    expect(stage.api.tapAnswers()).toHaveLength(5);
  });

  test('works in a bot that was started anew', async () => {
    const first = await withAnswer('青河大桥全长多少？');
    await first.stop();
    const second = await openStage({ after: first });
    second.api.tap(7, first.messageId, buttonNamed(first, 0, '青河大桥'));
    expect((await second.received(7, 2))[1]).toContain('由清河路桥公司承建');
  });

  test('of an answer that is no longer kept, or one that was made up, says so', async () => {
    const stage = await withAnswer('青河大桥全长多少？');
    const press = (data: string) =>
      stage.api.deliver({
        callback_query: {
          id: `made-up-${data}`,
          from: { id: 7, is_bot: false, first_name: '读者' },
          chat_instance: '1',
          data,
          message: { message_id: stage.messageId, date: 1, chat: { id: 7, type: 'private' } },
        },
      });
    press("' OR 1=1");
    press('');
    press('s:AAAAAAAAAAAA:1');
    await until(() => stage.api.calls('answerCallbackQuery').length === 3);
    const texts = stage.api.calls('answerCallbackQuery').map(({ payload }) => payload.text);
    expect(texts.every((text) => typeof text === 'string' && text.length > 5)).toBe(true);
    expect(stage.api.messages(7)).toHaveLength(1);
  });
});

describe('a marker of an answer', () => {
  test('leads to the same passage in the private chat with the bot', async () => {
    const stage = await openStage();
    const group = -1007;
    stage.api.say(group, '/ask 青河大桥全长多少？');
    await stage.received(group, 1);
    const [link] = stage.api.messages(group)[0]?.links ?? [];
    const payload = link?.url.split('start=')[1] ?? '';
    expect(payload).toMatch(/^[\w-]{1,64}$/u);
    stage.api.say(8, `/start ${payload}`);
    expect((await stage.received(8, 1))[0]).toContain('由清河路桥公司承建');
    expect(stage.api.messages(8)[0]?.marked.join()).toContain('全长3.6公里');
  });

  test('that was made up leads to the greeting', async () => {
    const stage = await openStage();
    stage.api.say(8, '/start s_nonsense_9');
    expect((await stage.received(8, 1))[0]).toContain('问报');
  });
});

describe('👍 and 👎', () => {
  test('are thanked for, and kept with the question and the answer', async () => {
    const stage = await withAnswer('青河大桥全长多少？');
    stage.api.tap(7, stage.messageId, '👍');
    await until(() => stage.api.tapAnswers().length === 1);
    expect(stage.api.tapAnswers()[0]?.text).toContain('谢谢');
    const [rated] = stage.store.ratedAnswers();
    expect(rated).toMatchObject({ question: '青河大桥全长多少？', up: 1, down: 0 });
    expect(rated?.answer.status).toBe('answered');
    stage.api.tap(7, stage.messageId, '👎');
    await until(() => stage.api.tapAnswers().length === 2);
    expect(stage.store.ratedAnswers()).toMatchObject([{ up: 0, down: 1 }]);
  });

  test('of several readers of a group all count', async () => {
    const stage = await openStage();
    const group = -1007;
    stage.api.say(group, '/ask 月球基地何时建成？');
    await stage.received(group, 1);
    const messageId = stage.api.messages(group)[0]?.messageId ?? 0;
    for (const from of [11, 12, 13]) stage.api.tap(group, messageId, '👍', { from });
    await until(() => stage.api.tapAnswers().length === 3);
    expect(stage.store.ratedAnswers()).toMatchObject([{ up: 3, down: 0 }]);
  });
});
