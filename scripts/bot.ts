import { pino } from 'pino';
import { buildApp, isBuilt, openApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { WenbaoError } from '../src/errors.ts';
import { runBot } from '../src/surfaces/telegram/bot.ts';
import { runMain } from '../src/surfaces/terminal/command-line.ts';

await runMain(async () => {
  const config = readConfig(process.env);
  const { telegramBotToken: token, telegramApiRoot: apiRoot } = config;
  if (!token) {
    throw new WenbaoError(
      'config',
      '还没有 Telegram 令牌。',
      '请在 Telegram 里向 @BotFather 发 /newbot 取得令牌，写进 .env：TELEGRAM_BOT_TOKEN=令牌。',
    );
  }
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  if (!(await isBuilt(config))) await buildApp(config);
  const app = await openApp(config);
  try {
    await runBot({ token, assistant: app.assistant, logger, ...(apiRoot ? { apiRoot } : {}) });
    return 0;
  } finally {
    await app.close();
  }
});
