import { Telegram } from 'telegraf';
import { expect, test } from 'vitest';
import { testToken } from './bot-api.ts';
import { openBotApi } from './bot-api-client.ts';
import type { Fault } from './bot-api-faults.ts';

const badGateway = { code: 502, description: 'Bad Gateway' };

/** Which of so many messages arrived where one in three goes wrong. */
async function arrivedWith(seed: number): Promise<string> {
  const { api, telegram } = await openBotApi();
  api.failAtRandom({ share: 1 / 3, seed, methods: ['sendMessage'], faults: ['cut', badGateway] });
  for (let number = 1; number <= 30; number++) {
    await telegram.sendMessage(7, `${number}`).catch(() => {});
  }
  const texts = api.messages(7).map(({ text }) => text);
  expect(api.randomFaultsMet).toBe(30 - texts.length);
  return texts.join();
}

test('an error, a cut and a hanging call are not carried out', async () => {
  const { api, apiRoot, telegram } = await openBotApi();
  api.fail('sendMessage', { code: 429, description: 'Too Many Requests', retryAfter: 3 });
  api.fail('sendMessage', 'cut');
  api.fail('sendMessage', 'hang');
  await expect(telegram.sendMessage(7, '一')).rejects.toMatchObject({
    response: { parameters: { retry_after: 3 } },
  });
  await expect(telegram.sendMessage(7, '一')).rejects.toThrow('socket hang up');
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 100);
  const url = `${apiRoot}/bot${testToken}/sendMessage?chat_id=7&text=1`;
  await expect(fetch(url, { signal: leaving.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(api.messages(7)).toEqual([]);
  await telegram.sendMessage(7, '二');
  expect(api.messages(7)).toHaveLength(1);
  expect(api.calls('sendMessage')).toHaveLength(4);
});

test('a call whose response is cut was carried out', async () => {
  const { api, telegram } = await openBotApi();
  api.fail('sendMessage', 'cut-after');
  await expect(telegram.sendMessage(7, '一')).rejects.toThrow('socket hang up');
  expect(api.messages(7).map(({ text }) => text)).toEqual(['一']);
});

test('calls go wrong at random, for the same seed the same ones', async () => {
  const arrived = await arrivedWith(1);
  expect(arrived.split(',').length).toBeGreaterThan(10);
  expect(arrived.split(',').length).toBeLessThan(30);
  expect(await arrivedWith(1)).toBe(arrived);
  expect(await arrivedWith(2)).not.toBe(arrived);
});

test('random faults take turns, and meet only the methods that were named', async () => {
  const { api, telegram } = await openBotApi();
  const forbidden = { code: 403, description: 'Forbidden' };
  const faults = [badGateway, forbidden];
  const met: Fault[] = [];
  const onMet = (fault: Fault) => void met.push(fault);
  api.failAtRandom({ share: 1, seed: 1, methods: ['sendMessage'], faults, onMet });
  const codes = [];
  for (let number = 1; number <= 4; number++) {
    codes.push(await telegram.sendMessage(7, '一').catch((error) => error.response.error_code));
  }
  // Telegraf puts words of its own in the place of a 5xx.
  expect(codes.map((code) => code === 403)).toEqual([false, true, false, true]);
  await telegram.sendChatAction(7, 'typing');
  expect(met).toEqual([badGateway, forbidden, badGateway, forbidden]);
  api.failAtRandom({ share: 0, seed: 1, methods: [], faults });
  await telegram.sendMessage(7, '一');
  expect(api.randomFaultsMet).toBe(4);
});

test('a chat that blocked the bot gets nothing until it lets the bot in again', async () => {
  const { api, telegram, call } = await openBotApi();
  const { message_id } = await telegram.sendMessage(7, '一');
  const blockedBy = api.block(7);
  const forbidden = '403: Forbidden: bot was blocked by the user';
  await expect(telegram.sendMessage(7, '二')).rejects.toThrow(forbidden);
  await expect(telegram.sendChatAction(7, 'typing')).rejects.toThrow(forbidden);
  const edit = telegram.editMessageText(7, message_id, undefined, '二');
  await expect(edit).rejects.toThrow(forbidden);
  const draft = call('sendMessageDraft', { chat_id: 7, draft_id: 1, text: '二' });
  await expect(draft).rejects.toThrow(forbidden);
  await telegram.sendMessage(8, '二');
  api.block(-7);
  await expect(telegram.sendMessage(-7, '二')).rejects.toThrow(
    'bot was kicked from the supergroup',
  );
  api.unblock(7);
  await telegram.sendMessage(7, '三');
  const [blocked, , unblocked] = await telegram.getUpdates(0, 100, 0, undefined);
  expect(blocked).toMatchObject({
    update_id: blockedBy,
    my_chat_member: {
      chat: { id: 7, type: 'private' },
      from: { id: 7 },
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'kicked', user: { is_bot: true } },
    },
  });
  expect(unblocked).toMatchObject({ my_chat_member: { new_chat_member: { status: 'member' } } });
});

test('a client that goes away in the middle of a call harms nobody', async () => {
  const { apiRoot, telegram } = await openBotApi();
  const leaving = new AbortController();
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue('{"chat_id":');
      setTimeout(() => leaving.abort(), 20);
    },
  });
  const url = `${apiRoot}/bot${testToken}/sendMessage`;
  const broken = fetch(url, { method: 'POST', body, duplex: 'half', signal: leaving.signal });
  await expect(broken).rejects.toThrow();
  const other = new Telegram(testToken, { apiRoot });
  expect(await other.getMe()).toEqual(await telegram.getMe());
});
