import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';

await runMain(async () => {
  const command = createCommand('npm run bot --', '启动 Telegram 机器人；设置见 .env.example。');
  if (!parseArguments(command, process.argv)) return 0;
  // Only here, so that a package that does not load is told in one line.
  const { serve } = await import('./bot/serve.ts');
  await serve();
  return 0;
});
