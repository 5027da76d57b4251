import { fileURLToPath } from 'node:url';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';
import { lookOf } from '../src/surfaces/terminal/text/screen.ts';
import { examine } from './doctor/examine.ts';
import { type DoneGroup, formatGroup, formatSummary, isReady, toJson } from './doctor/report.ts';
import { withoutSecrets } from './doctor/secrets.ts';
import { surroundingsOf } from './doctor/surroundings.ts';

await runMain(async () => {
  const command = createCommand(
    'npm run doctor --',
    '检查程序、配置、版面、档案和各项服务，说明哪里要处理；什么也不改动。',
  )
    .option('--offline', '不联网，只查这台机器')
    .option('--json', '给别的程序：一个 JSON 对象');
  if (!parseArguments(command, process.argv)) return 0;
  const { offline = false, json = false } = command.opts<DoctorOptions>();
  const surroundings = surroundingsOf({
    root: fileURLToPath(new URL('..', import.meta.url)),
    folder: process.cwd(),
    environment: process.env,
    isOffline: offline,
  });
  const look = lookOf(process.stdout);
  const done: DoneGroup[] = [];
  for (const { title, checks } of examine(surroundings)) {
    const found = (await checks).map((check) => withoutSecrets(check, surroundings));
    const group = { title, checks: found };
    done.push(group);
    if (!json) process.stdout.write(`${formatGroup(group, look)}\n\n`);
  }
  process.stdout.write(json ? toJson(done) : `${formatSummary(done, look)}\n`);
  return isReady(done) ? 0 : 1;
});

interface DoctorOptions {
  readonly offline?: boolean;
  readonly json?: boolean;
}
