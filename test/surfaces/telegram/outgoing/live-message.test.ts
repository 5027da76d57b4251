import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  LiveMessage,
  type LiveMessageOptions,
} from '../../../../src/surfaces/telegram/outgoing/live-message.ts';
import { limitsAt, type OutgoingOptions, openOutgoing, say } from './outgoing-stage.ts';

const privateTo = { chatId: 7 };
const groupTo = { chatId: -7, threadId: 3, replyTo: 11 };

async function openLive(
  live: Partial<LiveMessageOptions> & Pick<LiveMessageOptions, 'to'>,
  options: OutgoingOptions = {},
) {
  const stage = await openOutgoing(options);
  const isPrivate = live.to.chatId > 0;
  const message = new LiveMessage({ sender: stage.sender, isPrivate, everyMs: 60, ...live });
  return { ...stage, live: message };
}

describe('in a private chat', () => {
  test('an answer grows as a draft, and then is sent', async () => {
    const { api, live, textsIn } = await openLive({ to: privateTo, draftId: 5 });
    live.show(say('早'));
    await expect.poll(() => api.drafts(7).length).toBe(1);
    live.show(say('早稻'));
    await expect.poll(() => api.drafts(7).length).toBe(2);
    expect(textsIn(7)).toEqual([]);
    await live.finish([say('早稻开镰'), say('来源')]);
    expect(api.drafts(7)).toMatchObject([
      { draftId: 5, text: '早' },
      { draftId: 5, text: '早稻' },
    ]);
    expect(textsIn(7)).toEqual(['早稻开镰', '来源']);
  });

  test('drafts come at most one in a while, and the newest wins', async () => {
    const { api, live } = await openLive({ to: privateTo, everyMs: 150 });
    for (let count = 1; count <= 40; count++) {
      live.show(say(`第${count}句`));
      await wait(10);
    }
    await expect.poll(() => api.drafts(7).at(-1)?.text).toBe('第40句');
    const times = api.drafts(7).map(({ atMs }) => atMs);
    expect(times.length).toBeLessThanOrEqual(8);
    const gaps = times.slice(1).map((atMs, index) => atMs - Number(times[index]));
    expect(Math.min(...gaps)).toBeGreaterThan(100);
    await live.finish([]);
  });

  test('a draft is shown again before it fades, until the answer is there', async () => {
    const { api, live } = await openLive({ to: privateTo, everyMs: 10, draftAgainAfterMs: 40 });
    live.show(say('早稻'));
    await expect.poll(() => api.drafts(7).length).toBeGreaterThanOrEqual(3);
    await live.finish([say('早稻开镰')]);
    const count = api.callCount('sendMessageDraft');
    await wait(120);
    expect(api.callCount('sendMessageDraft')).toBe(count);
  });

  test('an answer that is there at once needs no draft', async () => {
    const { api, live, textsIn } = await openLive({ to: privateTo });
    live.show(say('早'));
    await live.finish([say('早稻开镰')]);
    expect(api.callCount('sendMessageDraft')).toBe(0);
    expect(textsIn(7)).toEqual(['早稻开镰']);
  });

  test('without drafts, a message is sent and edited', async () => {
    const { api, live, textsIn } = await openLive({ to: privateTo });
    api.fail('sendMessageDraft', { code: 404, description: 'Not Found' });
    live.show(say('早'));
    await expect.poll(() => textsIn(7)).toEqual(['早']);
    const [id] = api.messages(7).map(({ messageId }) => messageId);
    await live.finish([say('早稻开镰')]);
    expect(api.messages(7)).toMatchObject([{ messageId: id, text: '早稻开镰' }]);
  });

  test('a draft on its way is over before the answer is sent', async () => {
    const { api, live } = await openLive({ to: privateTo }, { callTimeoutMs: 200 });
    api.fail('sendMessageDraft', 'hang');
    live.show(say('早'));
    await expect.poll(() => api.callCount('sendMessageDraft')).toBe(1);
    await live.finish([say('早稻开镰')]);
    const [draft] = api.calls('sendMessageDraft');
    const [sent] = api.calls('sendMessage');
    expect(Number(sent?.atMs) - Number(draft?.atMs)).toBeGreaterThanOrEqual(190);
  });
});

describe('in a group', () => {
  test('an answer grows in one message, which answers the question', async () => {
    const { api, live, textsIn } = await openLive({ to: groupTo });
    live.show(say('早'));
    await expect.poll(() => textsIn(-7)).toEqual(['早']);
    live.show(say('早稻'));
    await expect.poll(() => textsIn(-7)).toEqual(['早稻']);
    const keyboard = [[{ text: '[1]', data: 's:1' }]];
    const [{ messageId } = { messageId: 0 }] = api.messages(-7);
    await live.finish([say('早稻开镰', keyboard), say('来源')]);
    expect(api.messages(-7)).toMatchObject([
      { messageId, text: '早稻开镰', replyTo: 11, threadId: 3, keyboard },
      { text: '来源', replyTo: undefined, threadId: 3 },
    ]);
    expect(api.callCount('sendMessageDraft')).toBe(0);
  });

  test('an answer whose first words were deleted is sent anew, in answer to the question', async () => {
    const { api, sender, live, textsIn } = await openLive({ to: groupTo });
    live.show(say('早'));
    await expect.poll(() => textsIn(-7)).toEqual(['早']);
    const [messageId = 0] = api.messages(-7).map((message) => message.messageId);
    await sender.remove({ chatId: -7, messageId });
    await live.finish([say('早稻开镰')]);
    expect(api.messages(-7)).toMatchObject([{ text: '早稻开镰', replyTo: 11 }]);
    expect(api.messages(-7)[0]?.messageId).not.toBe(messageId);
  });

  test('what was shown goes where the answer could not take its place, or where there is none', async () => {
    const { api, sender, live, textsIn } = await openLive({ to: groupTo });
    live.show(say('早'));
    await expect.poll(() => textsIn(-7)).toEqual(['早']);
    api.fail('editMessageText', { code: 400, description: 'Bad Request: MESSAGE_AUTHOR_REQUIRED' });
    await live.finish([say('早稻开镰')]);
    await sender.idle();
    expect(textsIn(-7)).toEqual(['早稻开镰']);
    const stopped = new LiveMessage({ sender, to: { chatId: -8 }, isPrivate: false, everyMs: 10 });
    stopped.show(say('早'));
    await expect.poll(() => textsIn(-8)).toEqual(['早']);
    await stopped.finish([]);
    await sender.idle();
    expect(textsIn(-8)).toEqual([]);
  });

  test('a preview that may have arrived is not sent a second time', async () => {
    const { api, live } = await openLive({ to: groupTo });
    api.fail('sendMessage', 'cut-after');
    live.show(say('早'));
    await expect.poll(() => api.callCount('sendMessage')).toBe(1);
    await wait(150);
    live.show(say('早稻'));
    await wait(150);
    expect(api.callCount('sendMessage')).toBe(1);
    await live.finish([say('早稻开镰')]);
    expect(api.messages(-7).at(-1)).toMatchObject({ text: '早稻开镰', replyTo: 11 });
  });

  test('previews stop while a part of the minute is left, so that the answer need not wait', async () => {
    const speed = 40;
    const { api, live, textsIn } = await openLive(
      { to: groupTo, everyMs: 25 },
      { limits: limitsAt(speed), enforced: true },
    );
    const startedAt = performance.now();
    for (let count = 1; count <= 30; count++) {
      live.show(say(`第${count}句`));
      await wait(25);
    }
    // On a busy machine this takes longer than the minute of these limits.
    const minutes = Math.ceil((performance.now() - startedAt) / (60_000 / speed));
    const previews = api.callCount('sendMessage') + api.callCount('editMessageText');
    expect(previews).toBeGreaterThan(1);
    expect(previews).toBeLessThanOrEqual(14 * minutes);
    await live.finish([say('早稻开镰')]);
    expect(textsIn(-7)).toEqual(['早稻开镰']);
    expect(api.breaches).toEqual([]);
  });

  test('a 429 on a preview only pauses the previews', async () => {
    const { api, live, textsIn } = await openLive({ to: groupTo });
    const description = 'Too Many Requests: retry after 1';
    api.fail('sendMessage', { code: 429, description, retryAfter: 0.2 });
    live.show(say('早'));
    await expect.poll(() => textsIn(-7), { timeout: 2_000 }).toEqual(['早']);
    await live.finish([say('早稻开镰')]);
    expect(textsIn(-7)).toEqual(['早稻开镰']);
  });
});

describe('an answer that is finished goes before all that is handed over after it', () => {
  const texts = ['早稻开镰', '来源', '下一个答案'];

  test('though its message has still to be edited', async () => {
    const { api, sender, live, textsIn } = await openLive({ to: groupTo });
    live.show(say('早'));
    await expect.poll(() => textsIn(-7)).toEqual(['早']);
    api.fail('editMessageText', { code: 502, description: 'Bad Gateway' });
    void live.finish([say('早稻开镰'), say('来源')]);
    await sender.send(groupTo, [say('下一个答案')]);
    expect(textsIn(-7)).toEqual(texts);
  });

  test('though its last preview is still on its way', async () => {
    const { api, sender, live, textsIn } = await openLive({ to: groupTo }, { callTimeoutMs: 200 });
    api.fail('sendMessage', 'hang');
    live.show(say('早'));
    await expect.poll(() => api.callCount('sendMessage')).toBe(1);
    void live.finish([say('早稻开镰'), say('来源')]);
    await sender.send(groupTo, [say('下一个答案')]);
    expect(textsIn(-7)).toEqual(texts);
  });

  test('though a draft on its way turns out not to be had', async () => {
    const { api, sender, live, textsIn } = await openLive({ to: privateTo });
    api.fail('sendMessageDraft', { code: 404, description: 'Not Found' });
    live.show(say('早'));
    // The answer is finished after the call came, and before its response is read.
    while (api.callCount('sendMessageDraft') === 0) await nextTurn();
    void live.finish([say('早稻开镰'), say('来源')]);
    await sender.send(privateTo, [say('下一个答案')]);
    expect(textsIn(7)).toEqual(texts);
  });
});

test('where nothing was shown the answer is sent', async () => {
  const { live, textsIn } = await openLive({ to: groupTo });
  await live.finish([say('早稻开镰')]);
  live.show(say('迟到'));
  await wait(100);
  expect(textsIn(-7)).toEqual(['早稻开镰']);
});

test('nothing is thrown at who shows to a chat that blocked the bot', async () => {
  const { api, live, blocked, log } = await openLive({ to: privateTo });
  api.block(7);
  live.show(say('早'));
  await expect.poll(() => blocked.has(7)).toBe(true);
  await live.finish([say('早稻开镰')]);
  expect(api.messages(7)).toEqual([]);
  expect(log).toEqual([]);
});
