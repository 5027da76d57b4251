import { openUpToDate } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { formatUpdate } from '../src/surfaces/terminal/build/build-report.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';
import { readTestSet, runTestSet } from './evaluation/test-set.ts';

await runMain(async () => {
  const command = createCommand('npm run eval --', '用测试集给回答打分。').argument(
    '[files...]',
    'JSON Lines 测试集；不写时用 test/qa 里的全部',
  );
  if (!parseArguments(command, process.argv)) return 0;
  const cases = readTestSet(command.args);
  const { app, ...update } = await openUpToDate(readConfig(process.env));
  process.stderr.write(formatUpdate(update));
  try {
    const { report, isAllRight } = await runTestSet(app, { cases });
    process.stdout.write(`${report}\n`);
    return isAllRight ? 0 : 1;
  } finally {
    await app.close();
  }
});
