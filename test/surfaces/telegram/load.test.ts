import { expect, test } from 'vitest';
import { LocalBotApi } from '../../support/bot-api.ts';
import type { Fault } from '../../support/bot-api-faults.ts';
import { openStage } from '../../support/telegram-bot.ts';
import { type KnownQuestion, Load } from '../../support/telegram-load.ts';

const questions: readonly KnownQuestion[] = [
  { text: '青河大桥全长多少？', fact: '3.6公里' },
  { text: '云岭镇新种茶树多少亩？', fact: '2300亩' },
  { text: '南坪水库工程总投资多少？', fact: '2.35亿元' },
  { text: '灯会首日接待游客多少？', fact: '3.1万人次' },
  { text: '2025年上半年全县粮食总产量是多少？', fact: '18.7万吨' },
];

const faults: readonly Fault[] = [
  { code: 502, description: 'Bad Gateway' },
  'cut',
  { code: 429, description: 'Too Many Requests: retry after 1', retryAfter: 1 },
];

/** Four times as fast as Telegram would have it, so that the test need not take as long. */
const limits = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20, speed: 4 };
/** A busy machine may hand on late what was sent in time. */
const toleranceMs = 50;

test('under load and with a tenth of all calls failing every question is answered once, in order, within the limits', async () => {
  const load = new Load();
  const api = new LocalBotApi({
    limits: { ...limits, toleranceMs },
    keepCalls: false,
    onSent: load.onSent,
  });
  const stage = await openStage({ api, sendLimits: limits, callTimeoutMs: 30_000 });
  api.failAtRandom({ share: 0.1, seed: 8, methods: ['sendMessage', 'sendChatAction'], faults });
  const plan = {
    chats: 40,
    questionsPerChat: 4,
    questionsPerSecond: 25,
    questions,
    repeatedShare: 0.05,
  };
  const report = await load.run(api, plan, 2_500);
  expect(report).toMatchObject({ asked: 160, answered: 160, told: 0, misplaced: 0 });
  expect(api.breaches).toEqual([]);
  expect(api.randomFaultsMet).toBeGreaterThan(10);
  expect(stage.log.text).not.toContain('没能');
}, 60_000);
