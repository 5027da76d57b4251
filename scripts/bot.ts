import { pino } from 'pino';
import { openUpToDate } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { WenbaoError } from '../src/errors.ts';
import { runBot } from '../src/surfaces/telegram/bot.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';

await runMain(async () => {
  const command = createCommand('npm run bot --', '启动 Telegram 机器人；设置见 .env.example。');
  if (!parseArguments(command, process.argv)) return 0;
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
  const { app, report, warning } = await openUpToDate(config, {
    keepsConversations: true,
    onModelFailure: ({ fault, status }) => logger.warn({ fault, status }, '语言模型出错'),
  });
  if (report) logger.info(report, '档案已更新');
  if (warning) logger.warn(warning);
  try {
    await runBot({ token, assistant: app.assistant, logger, ...(apiRoot ? { apiRoot } : {}) });
    return 0;
  } finally {
    await app.close();
  }
});
