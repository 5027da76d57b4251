import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SentEvent } from './bot-api.ts';
import { openBotApi } from './bot-api-client.ts';
import { Load, type LoadPlan } from './telegram-load.ts';

const plan: LoadPlan = {
  chats: 2,
  questionsPerChat: 1,
  questionsPerSecond: 100,
  questions: [{ text: '码头多长？', fact: '320米' }],
  repeatedShare: 0,
};
/** The chats of the plan. */
const [one, other] = [1_000, 1_001];

function sent(chatId: number, messageId: number, text: string): SentEvent {
  return { chatId, messageId, text, replyTo: undefined, atMs: Date.now(), edited: false };
}

test('a report says what people were told besides answers, a few words of a few of them', async () => {
  const { api } = await openBotApi();
  const load = new Load();
  const running = load.run(api, plan, 150);
  await wait(60);
  load.onSent(sent(one, 1, '320米'));
  const told = ['请稍候。', '请稍候。', `太\n多${'长'.repeat(50)}`, '三', '四', '五', '六'];
  for (const [index, text] of told.entries()) load.onSent(sent(other, index, text));
  expect(await running).toMatchObject({
    asked: 2,
    answered: 1,
    told: 7,
    toldTexts: ['请稍候。', `太 多${'长'.repeat(37)}`, '三', '四', '五'],
    misplaced: 0,
  });
});

test('a load ends when it is told to', async () => {
  const { api } = await openBotApi();
  const dead = new AbortController();
  const running = new Load().run(api, { ...plan, questionsPerSecond: 0.01 }, 60_000, dead.signal);
  const ended = expect(running).rejects.toThrow('aborted');
  dead.abort();
  await ended;
});
