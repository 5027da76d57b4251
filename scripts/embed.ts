import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { formatBuildReport } from '../src/surfaces/terminal/build-report.ts';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';
import { dryRun } from '../src/surfaces/terminal/dry-run.ts';
import { interruptSignal } from '../src/surfaces/terminal/interrupt.ts';
import { createProgress } from '../src/surfaces/terminal/progress.ts';

await runMain(async () => {
  const command = createCommand('npm run embed --', '读取报纸版面，建立或更新档案。')
    .option('--source <path>', '版面所在的文件夹，或一个文件')
    .option('--archive <dir>', '档案所在的文件夹')
    .option('--rebuild', '丢掉旧档案，重新建立')
    .option('--dry-run', '只读取和分篇，不写任何东西')
    .option('--jsonl', '与 --dry-run 同用：每行一篇报道，JSON 格式');
  if (!parseArguments(command, process.argv)) return 0;
  const options = command.opts<EmbedOptions>();
  const config = readConfig({
    ...process.env,
    ...(options.source ? { SEEDS_PATH: options.source } : {}),
    ...(options.archive ? { ARCHIVE_DIR: options.archive } : {}),
  });
  if (options.dryRun) {
    await dryRun(config.seedsPath, options.jsonl === true, process.stdout, process.stderr);
    return 0;
  }
  const progress = createProgress(process.stderr);
  const report = await buildApp(config, {
    rebuild: options.rebuild === true,
    onProgress: progress.update,
    signal: interruptSignal(),
  }).finally(progress.stop);
  process.stderr.write(`${formatBuildReport(report)}\n`);
  return 0;
});

interface EmbedOptions {
  readonly source?: string;
  readonly archive?: string;
  readonly rebuild?: boolean;
  readonly dryRun?: boolean;
  readonly jsonl?: boolean;
}
