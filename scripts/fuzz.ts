import { WenbaoError } from '../src/errors.ts';
import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { fuzzAll } from './fuzz/fuzz-all.ts';
import { fuzzTable } from './fuzz/table.ts';

const mostSeed = 2 ** 31 - 1;

await runMain(async () => {
  const command = createCommand('npm run fuzz --', '用随机造出的文字、字节和 JSON 试每个解析器。')
    .option('--runs <n>', '每个解析器试多少个输入', '10000')
    .option('--seed <n>', '随机种子；不写时每次不同')
    .option('--only <words>', '只试名称里有这些字的')
    .option('--minutes <n>', '每个最多试几分钟，过时算卡住', '10')
    .option('--chars <n>', '最长的文字大约多少字', '600')
    .option('--jobs <n>', '同时用几个进程', '1')
    .option('--path <path>', '重现一个失败的输入：报告里的 path，与 --seed、--only 同用');
  if (!parseArguments(command, process.argv)) return 0;
  const options = command.opts<FuzzOptions>();
  if (options.path !== undefined && (options.seed === undefined || options.only === undefined))
    throw usageError(command, '--path 要与 --seed、--only 同用。');
  const count = (flag: string, typed: string, most?: number) =>
    parseCount(command, flag, typed, most);
  const results = await fuzzAll({
    inputs: count('--runs', options.runs),
    seed:
      options.seed === undefined
        ? Math.floor(Math.random() * mostSeed)
        : count('--seed', options.seed),
    ...(options.path !== undefined && { path: options.path }),
    only: options.only ?? '',
    limitMs: count('--minutes', options.minutes, 1_000) * 60_000,
    longestChars: count('--chars', options.chars, 1_000_000),
    jobs: count('--jobs', options.jobs, 64),
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  if (results.length === 0)
    throw new WenbaoError('usage', '没有这样的解析器。', '名称见 test/fuzzing/README.md。');
  process.stdout.write(`${fuzzTable(results)}\n`);
  const failed = results.filter(({ failure }) => failure !== undefined);
  for (const { name, failure } of failed) process.stdout.write(`\n## ${name}\n\n${failure}\n`);
  return failed.length > 0 ? 1 : 0;
});

interface FuzzOptions {
  readonly runs: string;
  readonly seed?: string;
  readonly only?: string;
  readonly minutes: string;
  readonly chars: string;
  readonly jobs: string;
  readonly path?: string;
}
