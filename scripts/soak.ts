import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
  usageError,
} from '../src/surfaces/terminal/command-line.ts';
import { reportText } from './soak/report.ts';
import { runSoak } from './soak/run-soak.ts';

const mostMinutes = 24 * 60;
const mostPerSecond = 50;

await runMain(async () => {
  const command = createCommand(
    'npm run soak --',
    '一边换版面、杀进程，一边不停地向机器人和逐行接口提问，看每个问题是否恰好答一次、答得对。',
  )
    .option('--minutes <n>', '跑多少分钟，可以有小数', '30')
    .option('--rate <n>', '每秒提问多少次', '2')
    .option('--seed <n>', '随机种子', '1')
    .option('--keep', '跑完不删档案所在的临时文件夹');
  if (!parseArguments(command, process.argv)) return 0;
  const options = command.opts<SoakArguments>();
  const minutes = Number(options.minutes);
  if (!(minutes > 0 && minutes <= mostMinutes))
    throw usageError(
      command,
      `--minutes 应是 ${mostMinutes} 以内的正数，不是“${options.minutes}”。`,
    );
  const seed = parseCount(command, '--seed', options.seed);
  const actsPerSecond = parseCount(command, '--rate', options.rate, mostPerSecond);
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-soak-'));
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  tell(`档案在 ${folder}`);
  const result = await runSoak({ folder, minutes, seed, actsPerSecond, tell });
  process.stdout.write(`${reportText(result)}\n`);
  const hasHeld = result.findings.breaches.length === 0;
  if (hasHeld && !options.keep) await rm(folder, { recursive: true, force: true });
  else tell(`留着：${folder}`);
  return hasHeld ? 0 : 1;
});

interface SoakArguments {
  readonly minutes: string;
  readonly rate: string;
  readonly seed: string;
  readonly keep?: boolean;
}
