import {
  createCommand,
  parseArguments,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';

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
  // Only here, so that a package that does not load is told in one line.
  const { buildFromSources, listArticles } = await import('./embed/embed.ts');
  await (dryRun ? listArticles(typed, jsonl) : buildFromSources(typed, rebuild));
  return 0;
});

interface EmbedOptions {
  readonly source?: string;
  readonly archive?: string;
  readonly rebuild?: boolean;
  readonly dryRun?: boolean;
  readonly jsonl?: boolean;
}
