import { describe, expect, test } from 'vitest';
import { startChatServer } from '../../support/chat-server.ts';
import { openStage, until } from '../../support/telegram-bot.ts';

const question = '青河大桥全长多少？';

describe('an update', () => {
  test('that is delivered twice is answered once, also by a bot that was started anew', async () => {
    const first = await openStage();
    const updateId = first.api.say(7, question);
    await first.received(7, 1);
    first.api.deliverAgain(updateId);
    first.api.say(7, '南坪水库工程总投资多少？');
    await first.received(7, 2);
    await first.stop();
    first.api.deliverAgain(updateId);
    const second = await openStage({ after: first });
    second.api.say(7, '灯会首日接待游客多少？');
    const texts = await second.received(7, 3);
    expect(texts[2]).toContain('3.1万人次');
    expect(texts).toHaveLength(3);
  });

  test('that waited while the bot was away is answered if it is young, else the person is told, once', async () => {
    const { api, received } = await openStage({
      prepare: (bare) => {
        bare.say(7, question, { sentAtMs: Date.now() - 120_000 });
        bare.say(8, question, { sentAtMs: Date.now() - 3_600_000 });
        bare.say(8, question, { sentAtMs: Date.now() - 3_500_000 });
      },
    });
    expect((await received(7, 1))[0]).toContain('3.6公里');
    api.say(8, '南坪水库工程总投资多少？');
    const texts = await received(8, 2);
    expect(texts[0]).toContain('不在');
    expect(texts[1]).toContain('2.35亿元');
    expect(texts).toHaveLength(2);
  });
});

describe('a chat that blocked the bot', () => {
  test('is left alone, quietly, until it writes again', async () => {
    const server = await startChatServer({
      pieces: ['青河大桥全长3.6公里。[1]'],
      pauseMs: 600,
      end: 'stop',
    });
    const { api, received, store, log } = await openStage({ chatBaseUrl: server.baseUrl });
    api.say(7, question);
    await server.nextRequest();
    api.block(7);
    await until(() => log.text.includes('答完一个问题'), { timeout: 5_000 });
    expect(store.isBlocked(7)).toBe(true);
    expect(api.calls('sendMessage')).toEqual([]);
    api.unblock(7);
    await until(() => !store.isBlocked(7));
    api.say(7, question);
    expect((await received(7, 1))[0]).toContain('3.6公里');
    expect(log.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  test('is noticed by a refused message as well', async () => {
    const { api, received, store } = await openStage();
    const description = 'Forbidden: bot was blocked by the user';
    api.fail('sendMessage', { code: 403, description });
    api.say(7, question);
    await until(() => store.isBlocked(7));
    api.say(7, question);
    expect((await received(7, 1))[0]).toContain('3.6公里');
  });
});

describe('the Bot API', () => {
  test.each([
    ['answers with an error of its server', { code: 502, description: 'Bad Gateway' }],
    ['cuts the connection', 'cut'],
    ['does not answer', 'hang'],
    [
      'wants to be left alone for a second',
      { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 },
    ],
  ] as const)('that %s for a while loses no update and no answer', async (_, fault) => {
    const { api, received } = await openStage({
      prepare: (bare) => {
        if (fault !== 'hang') bare.fail('getUpdates', fault, 2);
        bare.fail('sendMessage', fault, 2);
      },
    });
    api.say(7, question);
    api.say(8, question);
    expect(await received(7, 1, 15_000)).toHaveLength(1);
    expect(await received(8, 1, 15_000)).toHaveLength(1);
  });
});

test('a store that fails keeps nobody from an answer', async () => {
  const { api, received, store, log } = await openStage();
  store.close();
  api.say(7, question);
  expect((await received(7, 1))[0]).toContain('3.6公里');
  expect(api.messages(7)[0]?.keyboard ?? []).toEqual([]);
  expect(log.text).toContain('机器人记录没能写入');
});
