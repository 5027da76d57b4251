import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { WenbaoError } from '../src/errors.ts';
import {
  feedbackCases,
  formatCase,
  formatFeedbackCounts,
} from '../src/evaluation/feedback/feedback-cases.ts';
import { SqliteBotStore } from '../src/surfaces/telegram/store/sqlite-bot-store.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';

const ratings = ['up', 'down', 'all'] as const;
const optionsSchema = z.object({ rating: z.enum(ratings) });

await runMain(async () => {
  const command = createCommand('npm run feedback --', '把读者评过的回答写成测试题。').addOption(
    new Option('--rating <rating>', '只要认可的（up）、否定的（down），还是全部（all）')
      .choices(ratings)
      .default('all'),
  );
  if (!parseArguments(command, process.argv)) return 0;
  const { rating } = optionsSchema.parse(command.opts());
  const { cases, counts } = feedbackCases(
    ratedAnswersIn(readConfig(process.env).telegram.storeFile),
    rating,
  );
  process.stdout.write(cases.map(formatCase).join(''));
  process.stderr.write(`${formatFeedbackCounts(counts, rating)}\n`);
  return 0;
});

function ratedAnswersIn(path: string) {
  if (!existsSync(path)) {
    throw new WenbaoError('config', '还没有机器人记录。', '请先启动机器人，等读者评过回答再来。');
  }
  // Ratings are the same for all bots that use the file.
  const store = SqliteBotStore.open(path, { botId: 0 });
  try {
    return store.ratedAnswers();
  } finally {
    store.close();
  }
}
