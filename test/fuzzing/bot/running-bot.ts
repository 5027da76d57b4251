import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBot } from '../../../src/surfaces/telegram/bot.ts';
import { SqliteBotStore } from '../../../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { LocalBotApi, testToken } from '../../support/bot-api.ts';
import { botAccount } from '../../support/bot-api-updates.ts';
import { type KeptLog, keptLog } from '../../support/kept-log.ts';
import { openNewsroom } from '../../support/newsroom.ts';
import { EchoAssistant } from './echo-assistant.ts';

/** The whole bot, with the real client over a socket, before a Bot API on this machine. */
export interface RunningBot {
  readonly api: LocalBotApi;
  readonly log: KeptLog;
  close(): Promise<void>;
}

/** Nobody waits for the send budget, or for a pause in typing. */
const limits = {
  sendLimits: { perSecond: 1e6, perChatPerSecond: 1e6, perGroupPerMinute: 1e6 },
  deskLimits: { inlinePauseMs: 0, graceMs: 100 },
  settings: {
    ...{ allowedUsers: [], allowedGroups: [], administrators: [] },
    ...{ questionsPerMinute: 1_000, questionsPerDay: 100_000, questionChars: 500 },
  },
};

/** What the archive is asked for the answers that the bot is to show. */
const questions = ['青河大桥全长多少？', '南坪水库除险加固工程总投资多少？'];

export async function openBot(): Promise<RunningBot> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-fuzz-'));
  const app = await openNewsroom(join(folder, 'conversations.sqlite'));
  const replies = await Promise.all(questions.map((question) => app.assistant.ask(question)));
  const store = SqliteBotStore.open(join(folder, 'bot.sqlite'), { botId: botAccount.id });
  const api = new LocalBotApi({ keepCalls: false });
  const log = keptLog();
  const bot = createBot({
    ...limits,
    token: testToken,
    apiRoot: await api.start(),
    assistant: new EchoAssistant(replies.map(({ answer }) => answer)),
    browser: app.browser,
    exampleQuestions: async () => questions,
    store,
    logger: log.logger,
  });
  const ended = bot.run();
  const close = async () => {
    bot.stop();
    await ended;
    await api.close();
    await app.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { api, log, close };
}
