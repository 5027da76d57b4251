import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InlineResult } from '../../../../src/surfaces/telegram/outgoing/sender.ts';
import { openOutgoing, say } from './outgoing-stage.ts';

const keyboard = [[{ text: '[1]', data: 's:1' }], [{ text: '👍', data: 'up' }]];
const brokenMarkup = { html: '<b>产量', plain: '产量', keyboard };

describe('a message', () => {
  test('arrives in HTML with its buttons, in its topic, in answer to the question', async () => {
    const { api, sender } = await openOutgoing();
    const to = { chatId: -7, threadId: 3, replyTo: 11 };
    await sender.send(to, [say('早稻开镰', keyboard), say('下文')]);
    const [first, second] = api.messages(-7);
    expect(second?.text).toBe('下文');
    expect(first).toMatchObject({ text: '早稻开镰', marked: ['早稻开镰'], threadId: 3, keyboard });
    expect([first?.replyTo, second?.replyTo]).toEqual([11, undefined]);
    expect(api.calls('sendMessage')[0]?.payload).toMatchObject({
      link_preview_options: { is_disabled: true },
      reply_parameters: { allow_sending_without_reply: true },
    });
  });

  test('whose markup is refused arrives plain, with its buttons', async () => {
    const { api, sender, log } = await openOutgoing();
    await sender.send({ chatId: 7 }, [brokenMarkup]);
    expect(api.messages(7)).toMatchObject([{ text: '产量', keyboard }]);
    expect(log.join()).toContain('改发纯文本');
  });

  test.each([
    ['an error of the server', { code: 502, description: 'Bad Gateway' }],
    ['a cut connection', 'cut'],
    ['a response that never comes', 'hang'],
  ] as const)('is not lost by %s, and the order is kept', async (_, fault) => {
    const { api, sender, textsIn } = await openOutgoing({ callTimeoutMs: 700 });
    api.fail('sendMessage', fault);
    const sending = [sender.send({ chatId: 7 }, [say('一'), say('二')])];
    sending.push(sender.send({ chatId: 7 }, [say('三')]));
    await Promise.all(sending);
    expect(textsIn(7)).toEqual(['一', '二', '三']);
  });

  test('that Telegram refuses for good is logged without its text, and the next one arrives', async () => {
    const { api, sender, log, textsIn } = await openOutgoing();
    api.fail('sendMessage', { code: 400, description: 'Bad Request: have no rights to send' });
    await sender.send({ chatId: 7 }, [say('机密'), say('下文')]);
    await sender.send({ chatId: 7 }, [say('二')]);
    expect(textsIn(7)).toEqual(['二']);
    expect(log.join()).toContain('没能发出');
    expect(log.join()).not.toContain('机密');
  });
});

describe('a 429', () => {
  const description = 'Too Many Requests: retry after 1';

  test('is obeyed by all that goes to the chat, in order, and by no other chat', async () => {
    const { api, sender, textsIn } = await openOutgoing();
    api.fail('sendMessage', { code: 429, description, retryAfter: 0.6 });
    const waiting = [
      sender.send({ chatId: 7 }, [say('一')]),
      sender.send({ chatId: 7 }, [say('二')]),
    ];
    await expect.poll(() => api.callCount('sendMessage')).toBe(1);
    await sender.send({ chatId: 8 }, [say('三')]);
    await sender.draft({ chatId: 7 }, 1, say('草稿'));
    await sender.showTyping({ chatId: 7 });
    expect([textsIn(8), textsIn(7), api.drafts(7)]).toEqual([['三'], [], []]);
    expect(api.callCount('sendChatAction')).toBe(0);
    await Promise.all(waiting);
    expect(textsIn(7)).toEqual(['一', '二']);
    const [refused, , again] = api.calls('sendMessage').map(({ atMs }) => atMs);
    expect(Number(again) - Number(refused)).toBeGreaterThanOrEqual(598);
  });

  test('on a draft makes messages wait too', async () => {
    const { api, sender } = await openOutgoing();
    api.fail('sendMessageDraft', { code: 429, description, retryAfter: 0.3 });
    expect(await sender.draft({ chatId: 7 }, 1, say('草稿'))).toBe(true);
    await sender.send({ chatId: 7 }, [say('一')]);
    const [draft] = api.calls('sendMessageDraft');
    const [message] = api.calls('sendMessage');
    expect(Number(message?.atMs) - Number(draft?.atMs)).toBeGreaterThanOrEqual(298);
  });

  describe('of many minutes', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    });
    afterEach(() => vi.useRealTimers());

    /** Lets so many seconds go by, and has what is due then arrive. */
    async function passSeconds(seconds: number): Promise<void> {
      await vi.advanceTimersByTimeAsync(1_000 * seconds);
      await wait(20);
    }

    /** A stage on which a chat was just asked to be left alone for so many seconds. */
    async function openPaused(seconds: number) {
      const stage = await openOutgoing({ callTimeoutMs: 100_000 });
      const flood = { code: 429, description, retryAfter: seconds };
      stage.api.fail('sendChatAction', flood);
      await stage.sender.showTyping({ chatId: 7 });
      return { ...stage, flood };
    }

    test('is waited for by what goes to the chat, in order, and by no other chat', async () => {
      const { api, sender, log, textsIn } = await openOutgoing({ callTimeoutMs: 100_000 });
      api.fail('sendMessage', { code: 429, description, retryAfter: 600 });
      const waiting = [
        sender.send({ chatId: 7 }, [say('一'), say('二')]),
        sender.send({ chatId: 7 }, [say('三')]),
      ];
      await expect.poll(() => log.join()).toContain('600000');
      await sender.send({ chatId: 8 }, [say('四')]);
      await sender.draft({ chatId: 7 }, 1, say('草稿'));
      await sender.showTyping({ chatId: 7 });
      await passSeconds(595);
      expect([textsIn(8), textsIn(7), api.drafts(7)]).toEqual([['四'], [], []]);
      expect(api.callCount('sendMessage')).toBe(2);
      expect(api.callCount('sendChatAction')).toBe(0);
      await passSeconds(6);
      await Promise.all(waiting);
      expect(textsIn(7)).toEqual(['一', '二', '三']);
      expect(log.join()).not.toContain('没能发出');
    });

    test('is waited for no longer than a quarter of an hour', async () => {
      const { sender, textsIn } = await openPaused(86_400);
      const waiting = sender.send({ chatId: 7 }, [say('一')]);
      await passSeconds(898);
      expect(textsIn(7)).toEqual([]);
      await passSeconds(3);
      await waiting;
      expect(textsIn(7)).toEqual(['一']);
    });

    test('repeated to the same message is waited for once more, and then it is given up', async () => {
      const { api, sender, log, textsIn, flood } = await openPaused(600);
      api.fail('sendMessage', flood, 2);
      const waiting = [say('一'), say('二')].map((text) => sender.send({ chatId: 7 }, [text]));
      for (const calls of [1, 2]) {
        await passSeconds(601);
        await expect.poll(() => api.callCount('sendMessage')).toBe(calls);
      }
      await waiting[0];
      expect(log.join()).toContain('没能发出');
      await passSeconds(590);
      expect(api.callCount('sendMessage')).toBe(2);
      await passSeconds(20);
      await waiting[1];
      expect(textsIn(7)).toEqual(['二']);
    });

    test('leaves a message its tries: a fault after the wait does not lose it', async () => {
      const { api, sender, textsIn } = await openPaused(600);
      api.fail('sendMessage', 'cut');
      const waiting = sender.send({ chatId: 7 }, [say('一')]);
      await passSeconds(601);
      await expect.poll(() => api.callCount('sendMessage')).toBe(1);
      await passSeconds(1);
      await waiting;
      expect(textsIn(7)).toEqual(['一']);
    });

    test('makes edits and removals wait too', async () => {
      const { api, sender } = await openOutgoing({ callTimeoutMs: 100_000 });
      await sender.send({ chatId: 7 }, [say('一'), say('二')]);
      const [first, second] = api.messages(7).map(({ messageId }) => ({ chatId: 7, messageId }));
      if (!first || !second) throw new Error('Nothing was sent.');
      api.fail('deleteMessage', { code: 429, description, retryAfter: 600 });
      const work = [sender.remove(first), sender.edit(second, say('三'))];
      await expect.poll(() => api.callCount('deleteMessage')).toBe(1);
      await passSeconds(595);
      expect([api.callCount('deleteMessage'), api.callCount('editMessageText')]).toEqual([1, 0]);
      await passSeconds(6);
      await Promise.all(work);
      expect(api.messages(7).map(({ text }) => text)).toEqual(['三']);
    });
  });
});

test('how much is to be sent to a chat is known, until it is sent or given up', async () => {
  const { api, sender } = await openOutgoing();
  api.fail('sendMessage', { code: 502, description: 'Bad Gateway' });
  api.fail('sendMessage', { code: 400, description: 'Bad Request: have no rights to send' });
  const work = [
    sender.send({ chatId: 7 }, [say('一'), say('二')]),
    sender.edit({ chatId: 7, messageId: 1 }, say('三')),
    sender.sendInPlace({ chatId: 7 }, [say('四')], async () => undefined),
    sender.remove({ chatId: 7, messageId: 1 }),
    sender.send({ chatId: 8 }, [say('五')]),
  ];
  expect([7, 8, 9].map((chatId) => sender.pendingOf(chatId))).toEqual([3, 1, 0]);
  await work[0];
  expect(sender.pendingOf(7)).toBe(2);
  await Promise.all(work);
  expect([7, 8].map((chatId) => sender.pendingOf(chatId))).toEqual([0, 0]);
});

describe('a chat that blocked the bot', () => {
  test('is remembered quietly and not sent to any more', async () => {
    const { api, sender, log, blocked } = await openOutgoing();
    api.block(7);
    await sender.send({ chatId: 7 }, [say('一'), say('二')]);
    expect([...blocked]).toEqual([7]);
    await sender.send({ chatId: 7 }, [say('三')]);
    await sender.edit({ chatId: 7, messageId: 1 }, say('三'));
    await sender.sendInPlace({ chatId: 7 }, [say('三')], async () => 1);
    await sender.remove({ chatId: 7, messageId: 1 });
    expect(api.callCount('sendMessage')).toBe(1);
    expect(api.callCount('editMessageText') + api.callCount('deleteMessage')).toBe(0);
    expect(log).toEqual([]);
  });

  test('is sent to again when it let the bot in', async () => {
    const { api, sender, blocked, textsIn } = await openOutgoing();
    api.block(-7);
    await sender.send({ chatId: -7 }, [say('一')]);
    api.unblock(-7);
    blocked.clear();
    await sender.send({ chatId: -7 }, [say('二')]);
    expect(textsIn(-7)).toEqual(['二']);
  });
});

describe('an edit', () => {
  async function openWithMessage() {
    const stage = await openOutgoing();
    await stage.sender.send({ chatId: 7 }, [say('一', keyboard)]);
    const [{ messageId } = { messageId: 0 }] = stage.api.messages(7);
    return { ...stage, place: { chatId: 7, messageId } };
  }

  test('changes text and buttons, plain where its markup is refused', async () => {
    const { api, sender, place } = await openWithMessage();
    await sender.edit(place, say('二'));
    expect(api.messages(7)).toMatchObject([{ text: '二', keyboard: [] }]);
    await sender.edit(place, brokenMarkup);
    expect(api.messages(7)).toMatchObject([{ text: '产量', keyboard }]);
  });

  test('that changes nothing is as good as done', async () => {
    const { api, sender, place, log } = await openWithMessage();
    await sender.edit(place, say('一', keyboard));
    await sender.sendInPlace({ chatId: 7 }, [say('一', keyboard)], async () => place.messageId);
    expect(api.messages(7)).toHaveLength(1);
    expect(log).toEqual([]);
  });

  test('of a message that is gone is nobody’s concern', async () => {
    const { api, sender, place, log } = await openWithMessage();
    await sender.remove(place);
    await sender.edit(place, say('二'));
    await sender.remove(place);
    expect(api.messages(7)).toEqual([]);
    expect(log).toEqual([]);
  });

  test('takes its turn among the messages of the chat', async () => {
    const { api, sender, place } = await openWithMessage();
    api.fail('sendMessage', { code: 502, description: 'Bad Gateway' });
    const sending = sender.send({ chatId: 7 }, [say('三')]);
    await Promise.all([sending, sender.edit(place, say('二')), sender.remove(place)]);
    const [second] = api.calls('sendMessage').slice(-1);
    const [edit] = api.calls('editMessageText');
    expect(Number(edit?.atMs)).toBeGreaterThanOrEqual(Number(second?.atMs));
    expect(api.messages(7).map(({ text }) => text)).toEqual(['三']);
  });
});

describe('a draft', () => {
  test('is shown in its topic', async () => {
    const { api, sender } = await openOutgoing();
    expect(await sender.draft({ chatId: 7, threadId: 3 }, 5, say('草稿'))).toBe(true);
    expect(api.drafts(7)).toMatchObject([{ draftId: 5, text: '草稿', threadId: 3 }]);
  });

  test('is tried once, and a passing failure does not tell against drafts', async () => {
    const { api, sender, log } = await openOutgoing();
    api.fail('sendMessageDraft', 'cut');
    expect(await sender.draft({ chatId: 7 }, 5, say('草稿'))).toBe(true);
    expect(api.callCount('sendMessageDraft')).toBe(1);
    expect(log).toEqual([]);
  });

  test('is not tried again anywhere on a server that does not know drafts', async () => {
    const { api, sender } = await openOutgoing();
    api.fail('sendMessageDraft', { code: 404, description: 'Not Found' });
    expect(await sender.draft({ chatId: 7 }, 5, say('草稿'))).toBe(false);
    expect(await sender.draft({ chatId: 8 }, 5, say('草稿'))).toBe(false);
    expect(api.callCount('sendMessageDraft')).toBe(1);
  });

  test('refused in one chat is tried in another', async () => {
    const { sender } = await openOutgoing();
    expect(await sender.draft({ chatId: -7 }, 5, say('草稿'))).toBe(false);
    expect(await sender.draft({ chatId: 8 }, 5, say('草稿'))).toBe(true);
  });
});

test('typing is shown in its topic; a failure is nobody’s concern and not repeated', async () => {
  const { api, sender, log } = await openOutgoing({ callTimeoutMs: 300 });
  api.fail('sendChatAction', 'hang');
  await sender.showTyping({ chatId: 7, threadId: 3, replyTo: 1 });
  expect(api.calls('sendChatAction').map(({ payload }) => payload)).toEqual([
    { chat_id: 7, message_thread_id: 3, action: 'typing' },
  ]);
  expect(log).toEqual([]);
});

describe('a tap', () => {
  async function openTapped() {
    const stage = await openOutgoing({ callTimeoutMs: 500 });
    await stage.sender.send({ chatId: 7 }, [say('一', keyboard)]);
    const [{ messageId } = { messageId: 0 }] = stage.api.messages(7);
    return { ...stage, tapId: stage.api.tap(7, messageId, '👍') };
  }

  test('is answered at once, though the chat waits', async () => {
    const { api, sender, tapId } = await openTapped();
    api.fail('sendMessage', 'hang');
    const sending = sender.send({ chatId: 7 }, [say('二')]);
    await sender.answerTap(tapId, { text: '谢谢', isAlert: true });
    expect(api.tapAnswers()).toMatchObject([{ id: tapId, text: '谢谢', alert: true }]);
    expect(api.messages(7)).toHaveLength(1);
    await sending;
  });

  test('is answered through a fault, with no more text than may be', async () => {
    const { api, sender, tapId } = await openTapped();
    api.fail('answerCallbackQuery', 'cut');
    await sender.answerTap(tapId, { text: `${'早'.repeat(198)}😀😀` });
    expect(api.tapAnswers()).toMatchObject([{ text: `${'早'.repeat(198)}…` }]);
  });

  test('that is too old is left alone; another failure is logged', async () => {
    const { api, sender, log } = await openOutgoing();
    await sender.answerTap('1', {});
    expect(log).toEqual([]);
    api.fail('answerCallbackQuery', { code: 400, description: 'Bad Request: MESSAGE_TOO_LONG' });
    await sender.answerTap('1', {});
    expect(log).toHaveLength(1);
  });
});

describe('an inline question', () => {
  const result: InlineResult = {
    id: 'a',
    title: '早稻几时开镰？',
    description: '七月初',
    message: say('七月初', keyboard),
  };

  test('is answered for who asked it', async () => {
    const { api, sender } = await openOutgoing();
    const id = api.inline(7, '早稻');
    await sender.answerInline(id, [result], { cacheSeconds: 60 });
    expect(api.inlineAnswer(id)).toMatchObject({
      cacheSeconds: 60,
      isPersonal: true,
      results: [{ id: 'a', title: '早稻几时开镰？', marked: ['七月初'], keyboard }],
      button: undefined,
    });
  });

  test('has a button for help above its results, or instead of them', async () => {
    const { api, sender } = await openOutgoing();
    const ids = [api.inline(7, '早稻'), api.inline(7, '早')];
    for (const [id, results] of [[ids[0], [result]] as const, [ids[1], []] as const])
      await sender.answerInline(id ?? '', results, { cacheSeconds: 0, button: '怎么问？' });
    const button = { text: '怎么问？', startParameter: 'help' };
    expect(ids.map((id) => api.inlineAnswer(id))).toMatchObject([
      { button, results: [{ id: 'a' }] },
      { button, results: [] },
    ]);
  });

  test('is answered plain where the markup is refused', async () => {
    const { api, sender } = await openOutgoing();
    const id = api.inline(7, '早稻');
    await sender.answerInline(id, [{ ...result, message: brokenMarkup }], { cacheSeconds: 0 });
    expect(api.inlineResults(id)).toMatchObject([{ text: '产量', keyboard }]);
  });

  test('that is too old is left alone', async () => {
    const { sender, log } = await openOutgoing();
    await sender.answerInline('1', [result], { cacheSeconds: 0 });
    expect(log).toEqual([]);
  });
});

test('a sender is idle when all is sent', async () => {
  const { api, sender, textsIn } = await openOutgoing();
  api.fail('sendMessage', { code: 502, description: 'Bad Gateway' });
  void sender.send({ chatId: 7 }, [say('一'), say('二')]);
  await sender.idle();
  expect(textsIn(7)).toEqual(['一', '二']);
});

test('a stop ends all waits and calls: what was not sent is given up', async () => {
  const stopping = new AbortController();
  const { api, sender, textsIn } = await openOutgoing({ signal: stopping.signal });
  api.fail('sendMessage', { code: 429, description: 'Too Many Requests', retryAfter: 900 });
  const waiting = sender.send({ chatId: 7 }, [say('一')]);
  await expect.poll(() => api.callCount('sendMessage')).toBe(1);
  api.fail('sendMessage', 'hang');
  const hanging = sender.send({ chatId: 8 }, [say('二')]);
  await expect.poll(() => api.callCount('sendMessage')).toBe(2);
  stopping.abort();
  await Promise.all([waiting, hanging, sender.send({ chatId: 9 }, [say('三')])]);
  await sender.idle();
  expect([textsIn(7), textsIn(8), textsIn(9)]).toEqual([[], [], []]);
});
