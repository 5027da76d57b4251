import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startChatServer } from '../../support/chat-server.ts';
import { openStage, type StageOptions, until } from '../../support/telegram-bot.ts';

const question = '青河大桥全长多少？';
const answer = '青河大桥全长3.6公里。[1]';

/** A bot whose language model stalls, or takes so long, over each question that begins with 慢. */
async function withSlowModel(slowness: 'stalls' | number, options: StageOptions = {}) {
  const server = await startChatServer(({ prompt }) => {
    if (!prompt.includes('问题：慢')) return answer;
    if (slowness === 'stalls') return { pieces: [], end: 'stall' };
    return { pieces: [answer], pauseMs: slowness, end: 'stop' };
  });
  return openStage({ ...options, chatBaseUrl: server.baseUrl });
}

describe('while it works', () => {
  test('a stuck answer in one chat does not delay another', async () => {
    const { api, received } = await withSlowModel('stalls');
    api.say(7, `慢，${question}`);
    api.say(8, question);
    await received(8, 1);
    expect(api.messages(7)).toEqual([]);
  });

  test('questions of one chat are answered one at a time and in order', async () => {
    const { api, received } = await withSlowModel(300);
    const asked = [`慢，${question}`, question, '南坪水库工程总投资多少？'].map((text) =>
      api.messageOf(api.say(-7, `/ask ${text}`)),
    );
    await received(-7, 3);
    expect(api.messages(-7).map(({ replyTo }) => replyTo)).toEqual(asked);
  });

  test('it shows within a second that it is typing, and goes on showing it', async () => {
    const { api } = await withSlowModel('stalls');
    const askedAtMs = Date.now();
    api.say(7, `慢，${question}`);
    await until(() => api.calls('sendChatAction').length === 2, { timeout: 8_000 });
    const [typing] = api.calls('sendChatAction');
    expect(typing?.payload).toMatchObject({ chat_id: 7, action: 'typing' });
    expect((typing?.atMs ?? 0) - askedAtMs).toBeLessThan(1_000);
  });

  test('who has to wait is told how many are before', async () => {
    const { api } = await withSlowModel('stalls', { deskLimits: { queuedAfterMs: 50 } });
    api.say(-7, `/ask 慢，${question}`);
    api.say(-7, `/ask ${question}`);
    await until(() => api.messages(-7).length === 1);
    expect(api.messages(-7)[0]?.text).toContain('排队中，前面还有 1 个问题');
    api.say(7, `慢，${question}`);
    api.say(7, question);
    await until(() => api.drafts(7).length > 0);
    expect(api.drafts(7).at(-1)?.text).toContain('排队中');
  });

  test('the answer of who had to wait takes the place of that message', async () => {
    const { api } = await withSlowModel(800, { deskLimits: { queuedAfterMs: 50 } });
    api.say(-7, `/ask 慢，${question}`);
    api.say(-7, `/ask ${question}`);
    await until(() => api.messages(-7).some(({ text }) => text.includes('排队中')));
    await until(() => api.messages(-7).every(({ text }) => text.includes('3.6公里')), {
      timeout: 8_000,
    });
    expect(api.messages(-7)).toHaveLength(2);
  });

  test('a chat that asks too much at once is told so, once, and no other is', async () => {
    const { api, received } = await withSlowModel('stalls');
    api.say(7, `慢，${question}`);
    for (let count = 0; count < 8; count += 1) api.say(7, question);
    api.say(8, question);
    await received(8, 1);
    expect(await received(7, 1)).toEqual([expect.stringContaining('5 个')]);
  });

  test('one person cannot fill a group', async () => {
    const { api, received } = await withSlowModel('stalls');
    api.say(-7, `/ask 慢，${question}`, { from: 11 });
    for (let count = 0; count < 8; count += 1) api.say(-7, `/ask ${question}`, { from: 11 });
    expect((await received(-7, 1))[0]).toContain('5 个');
    api.say(-7, '/stop', { from: 11 });
    await received(-7, 2);
    api.say(-7, `/ask ${question}`, { from: 12 });
    expect((await received(-7, 3))[2]).toContain('3.6公里');
  });

  test('when all that may wait do, the next is told so', async () => {
    const { api, received } = await withSlowModel('stalls', {
      deskLimits: { mostRunning: 1, mostWaiting: 1 },
    });
    api.say(7, `慢，${question}`);
    await until(() => api.calls('sendChatAction').length === 1);
    api.say(8, question);
    api.say(9, question);
    expect((await received(9, 1))[0]).toContain('太多');
  });

  test('an answer that takes too long is given up, and the next of the chat has its turn', async () => {
    const { api, received } = await withSlowModel('stalls', { deskLimits: { answerMs: 500 } });
    api.say(7, `慢，${question}`);
    api.say(7, question);
    const texts = await received(7, 2);
    expect(texts[0]).toContain('太久');
    expect(texts[1]).toContain('3.6公里');
  });
});

describe('/stop', () => {
  test('cancels the running answer and those that wait, at once', async () => {
    const { api, received } = await withSlowModel('stalls');
    api.say(7, `慢，${question}`);
    api.say(7, question);
    await until(() => api.calls('sendChatAction').length === 1);
    api.say(7, '/stop');
    expect((await received(7, 1))[0]).toContain('停');
    api.say(7, question);
    expect((await received(7, 2))[1]).toContain('3.6公里');
    await wait(100);
    expect(api.messages(7)).toHaveLength(2);
  });

  test('in a group stops only what the same person asked', async () => {
    const { api, received } = await withSlowModel('stalls');
    api.say(-7, `/ask 慢，${question}`, { from: 11 });
    await until(() => api.calls('sendChatAction').length === 1);
    api.say(-7, '/stop@wenbao_test_bot', { from: 12 });
    expect((await received(-7, 1))[0]).toContain('没有');
    api.say(-7, '/stop@wenbao_test_bot', { from: 11 });
    expect((await received(-7, 2))[1]).toContain('停下');
  });

  test('says so where nothing is being answered', async () => {
    const { api, received } = await openStage();
    api.say(7, '/stop');
    expect((await received(7, 1))[0]).toContain('没有');
  });
});
