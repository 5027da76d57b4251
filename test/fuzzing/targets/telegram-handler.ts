import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { act, hostileDeeds, type Scene } from '../bot/deeds.ts';
import { innerWords } from '../bot/echo-assistant.ts';
import { openBot, type RunningBot } from '../bot/running-bot.ts';
import { check } from '../expectations.ts';
import { fuzzTarget } from '../target.ts';

let opened: Promise<RunningBot> | undefined;
/** Each run, also one that shrinks, has chats of its own. */
let scenes = 0;
const patienceMs = 30_000;
/** What the bot logs of an error of the program below it. */
const expectedErrors = ['有一个问题没能答成', '有一个行内问题没能答成'];

/** The bot as a whole, from an update to what Telegram is sent. */
export const telegramHandler = [
  fuzzTarget({
    name: 'update handler',
    files: [
      'bot',
      'desk/desk',
      'desk/question-desk',
      'desk/command-desk',
      'desk/tap-desk',
      'desk/inline-desk',
      'incoming/polling',
    ].map((name) => `src/surfaces/telegram/${name}.ts`),
    promise:
      'After any updates in any order the bot answers on; every button and inline question got its answer, no fault is shown or unforeseen.',
    quickShare: 0.15,
    inputs: (longestChars) => fc.tuple(hostileDeeds(longestChars), fc.boolean()),
    holds: async ([deeds, isAtOnce]) => {
      opened ??= openBot();
      const { api, log } = await opened;
      const logged = log.lines.length;
      scenes += 1;
      const scene: Scene = {
        api,
        person: 1_000_000 + 100 * scenes,
        group: -1_000_000 - scenes,
        said: [],
        taps: 0,
        inlines: 0,
      };
      const before = {
        taps: api.callCount('answerCallbackQuery'),
        inlines: api.callCount('answerInlineQuery'),
      };
      for (const deed of deeds) {
        act(deed, scene);
        // Long enough for most answers, whose buttons the next deeds may press.
        if (!isAtOnce) await wait(3);
      }
      await settled(scene, before);
      for (const chat of [scene.person, scene.group]) checkMessages(scene, chat);
      checkLog(log.lines.slice(logged));
    },
    close: async () => {
      const closing = opened;
      opened = undefined;
      await (await closing)?.close();
    },
  }),
];

/** Everybody who waits for an answer has one, and the bot answers on in both chats. */
async function settled(
  scene: Scene,
  before: { readonly taps: number; readonly inlines: number },
): Promise<void> {
  const { api, person, group } = scene;
  api.unblock(person);
  const shown = [person, group].map((chat) => api.messages(chat).length);
  api.say(person, '/help');
  api.say(group, '/help', { from: person });
  await until('the bot does not answer on', () =>
    [person, group].every((chat, index) =>
      api
        .messages(chat)
        .slice(shown[index])
        .some(({ text }) => text.includes('/latest')),
    ),
  );
  await until(
    'a button is not answered',
    () => api.callCount('answerCallbackQuery') - before.taps >= scene.taps,
  );
  await until(
    'an inline question is not answered',
    () => api.callCount('answerInlineQuery') - before.inlines >= scene.inlines,
  );
}

async function until(complaint: string, condition: () => boolean): Promise<void> {
  const endsAt = performance.now() + patienceMs;
  while (!condition()) {
    check(performance.now() < endsAt, complaint);
    await wait(1);
  }
}

function checkMessages({ api }: Scene, chat: number): void {
  for (const { text } of api.messages(chat)) {
    check(text.trim() !== '' && text.length <= 4096, `a message of ${text.length}`);
    check(!/(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(text), `obeyed: ${JSON.stringify(text)}`);
    check(!text.includes(innerWords) && !/\[object |\bat .*\.ts:\d/u.test(text), `shown: ${text}`);
  }
}

function checkLog(lines: readonly string[]): void {
  for (const line of lines) {
    const isError = /"level":(?:50|60)/u.test(line);
    check(!isError || expectedErrors.some((expected) => line.includes(expected)), line);
  }
}
