import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCommand,
  parseArguments,
  parseCount,
  runMain,
} from '../src/surfaces/terminal/command-line.ts';
import { amountsFor, runDamage } from './torture/run-damage.ts';
import { runKills } from './torture/run-kills.ts';
import { fullSizes, scenariosOf } from './torture/scenarios.ts';
import { damageTable, killTable } from './torture/table.ts';

await runMain(async () => {
  const command = createCommand(
    'npm run torture --',
    '随时杀死建档的进程，弄坏档案的文件，看档案是否守信。',
  )
    .option('--kills <n>', '杀死多少次', '240')
    .option('--damages <n>', '弄坏多少次', '2000')
    .option('--seed <n>', '随机种子', '1');
  if (!parseArguments(command, process.argv)) return 0;
  const options = command.opts<TortureOptions>();
  const seed = parseCount(command, '--seed', options.seed);
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-torture-'));
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const killed = await runKills({
    folder: join(folder, 'kills'),
    scenarios: scenariosOf(fullSizes),
    kills: parseCount(command, '--kills', options.kills),
    seed,
    tell,
  });
  process.stdout.write(`${killTable(killed)}\n`);
  const damaged = await runDamage({
    folder: join(folder, 'damage'),
    amounts: amountsFor(parseCount(command, '--damages', options.damages)),
    seed,
    tell,
  });
  process.stdout.write(`\n${damageTable(damaged)}\n`);
  for (const remark of damaged.flatMap(({ remarks }) => remarks)) tell(remark);
  const failures = [...killed, ...damaged].flatMap((tally) => tally.failures);
  for (const failure of failures) process.stdout.write(`\nseed ${seed}: ${failure}\n`);
  if (failures.length > 0) return 1;
  await rm(folder, { recursive: true, force: true });
  return 0;
});

interface TortureOptions {
  readonly kills: string;
  readonly damages: string;
  readonly seed: string;
}
