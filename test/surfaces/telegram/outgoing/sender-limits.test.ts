import { expect, test } from 'vitest';
import { limitsAt, openOutgoing, say } from './outgoing-stage.ts';

const numbers = ['一', '二', '三', '四', '五'];

test('with many chats at once no limit is exceeded, and each chat has its messages in order', async () => {
  const { api, sender, textsIn } = await openOutgoing({ limits: limitsAt(10), enforced: true });
  const chats = Array.from({ length: 40 }, (_, index) => index + 1);
  await Promise.all(
    chats.flatMap((chatId) => numbers.map((text) => sender.send({ chatId }, [say(text)]))),
  );
  expect(api.breaches).toEqual([]);
  for (const chatId of chats) expect(textsIn(chatId)).toEqual(numbers);
});

test('neither edits nor drafts exceed the limits', async () => {
  const { api, sender } = await openOutgoing({ limits: limitsAt(10), enforced: true });
  await sender.send({ chatId: 7 }, [say('零')]);
  const [{ messageId } = { messageId: 0 }] = api.messages(7);
  await sender.draft({ chatId: 7 }, 1, say('草稿'));
  await Promise.all(numbers.map((text) => sender.edit({ chatId: 7, messageId }, say(text))));
  await sender.draft({ chatId: 7 }, 1, say('草稿'));
  await sender.send({ chatId: 7 }, [say('末')]);
  expect(api.breaches).toEqual([]);
  expect(api.callCount('editMessageText')).toBe(numbers.length);
});

test('a group has its twenty a minute and not more, and other chats do not wait for it', async () => {
  const { api, sender, textsIn } = await openOutgoing({ limits: limitsAt(50), enforced: true });
  const flood = Array.from({ length: 24 }, (_, index) => String(index));
  const flooding = flood.map((text) => sender.send({ chatId: -7 }, [say(text)]));
  await expect.poll(() => textsIn(-7).length, { timeout: 3_000 }).toBe(20);
  await sender.send({ chatId: 8 }, [say('一')]);
  expect(textsIn(-7)).toHaveLength(20);
  await Promise.all(flooding);
  expect(textsIn(-7)).toEqual(flood);
  expect(api.breaches).toEqual([]);
});

test('faults on the way lead to no breach, no loss and no other order', async () => {
  const { api, sender, textsIn } = await openOutgoing({
    limits: limitsAt(10),
    enforced: true,
  });
  const faults = ['cut', { code: 502, description: 'Bad Gateway' }] as const;
  api.failAtRandom({ share: 0.15, seed: 3, methods: ['sendMessage'], faults });
  const chats = Array.from({ length: 15 }, (_, index) => index + 1);
  await Promise.all(
    chats.map((chatId) =>
      sender.send(
        { chatId },
        numbers.slice(0, 3).map((text) => say(text)),
      ),
    ),
  );
  expect(api.randomFaultsMet).toBeGreaterThan(0);
  expect(api.breaches).toEqual([]);
  for (const chatId of chats) expect(textsIn(chatId)).toEqual(['一', '二', '三']);
});
