import { pino } from 'pino';
import { type App, openUpToDate } from '../src/app.ts';
import { type Config, readConfig } from '../src/config.ts';
import { WenbaoError } from '../src/errors.ts';
import { runBot } from '../src/surfaces/telegram/bot.ts';
import type { Logger } from '../src/surfaces/telegram/logger.ts';
import { failureFacts } from '../src/surfaces/telegram/outgoing/failure.ts';
import { SqliteBotStore } from '../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';

/** What the bot grants an answer beyond the time of its language model. */
const slackMs = 60_000;
/** In the greeting. */
const mostExamples = 3;

await runMain(async () => {
  const command = createCommand('npm run bot --', '启动 Telegram 机器人；设置见 .env.example。');
  if (!parseArguments(command, process.argv)) return 0;
  const config = readConfig(process.env);
  const { token, apiRoot, webhook, storeFile, ...settings } = config.telegram;
  if (!token) {
    throw new WenbaoError(
      'config',
      '还没有 Telegram 令牌。',
      '请在 Telegram 里向 @BotFather 发 /newbot 取得令牌，写进 .env：TELEGRAM_BOT_TOKEN=令牌。',
    );
  }
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  // The account's number stands before the colon of its token.
  const store = SqliteBotStore.open(storeFile, { botId: Number.parseInt(token, 10) });
  try {
    const app = await openLogged(config, logger);
    const bot = { token, store, logger, settings, ...(apiRoot && { apiRoot }) };
    try {
      await runBot({
        ...bot,
        assistant: app.assistant,
        browser: app.browser,
        exampleQuestions: () => app.exampleQuestions(mostExamples),
        deskLimits: { answerMs: config.chatTimeoutSeconds * 1_000 + slackMs },
        ...(webhook && { webhook }),
      });
    } finally {
      await app.close();
    }
    return 0;
  } finally {
    store.close();
  }
});

async function openLogged(config: Config, logger: Logger): Promise<App> {
  const { app, report, warning } = await openUpToDate(config, {
    keepsConversations: true,
    onMemoryFailure: (error) => logger.warn(failureFacts(error), '对话没能记住或读出'),
    onModelFailure: ({ fault, status }) => logger.warn({ fault, status }, '语言模型出错'),
  });
  if (report) logger.info(report, '档案已更新');
  if (warning) logger.warn({}, warning);
  return app;
}
