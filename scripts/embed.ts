import { buildApp, readSources } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { formatBuildReport } from '../src/surfaces/terminal/build/build-report.ts';
import { printPages } from '../src/surfaces/terminal/build/dry-run.ts';
import { createProgress } from '../src/surfaces/terminal/build/progress.ts';
import {
  createCommand,
  parseArguments,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { interruptSignal } from '../src/surfaces/terminal/interrupt.ts';

await runMain(async () => {
  const command = createCommand('npm run embed --', '读取报纸版面，建立或更新档案。')
    .option('--source <path>', '版面所在的文件夹，或一个文件')
    .option('--archive <dir>', '档案所在的文件夹')
    .option('--rebuild', '重新建立档案，建成后换下旧的')
    .option('--dry-run', '只读取和分篇，不写任何东西')
    .option('--jsonl', '与 --dry-run 同用：每行一篇报道，JSON 格式');
  if (!parseArguments(command, process.argv)) return 0;
  const { dryRun, jsonl = false, rebuild = false, ...typed } = command.opts<EmbedOptions>();
  if (jsonl && !dryRun) throw usageError(command, '--jsonl 只能与 --dry-run 同用。');
  if (rebuild && dryRun) throw usageError(command, '--rebuild 不能与 --dry-run 同用。');
  const config = readConfig(process.env, process.cwd(), typed);
  if (dryRun) {
    const { stdout: output, stderr: errors } = process;
    await printPages(readSources(config.seedsPath), jsonl, { output, errors });
    return 0;
  }
  const kept = '再次运行会接着做；在那之前，原有的档案照常可用。';
  const progress = createProgress(process.stderr);
  const report = await buildApp(config, {
    rebuild,
    onProgress: progress.update,
    signal: interruptSignal(kept),
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
