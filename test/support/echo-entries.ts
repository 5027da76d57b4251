import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { openHistory } from '../../src/surfaces/terminal/keyboard/history-file.ts';
import { openKeyboard } from '../../src/surfaces/terminal/keyboard/open-keyboard.ts';

/**
 * Writes each entry as JSON. Some do more: `等` is a task that lasts until it is aborted, `借` lends the
 * terminal to another program. The argument is the path of a history file.
 */
const history = openHistory(process.argv[2] ?? '');
const say = (text: string) => process.stdout.write(`${text}\n`);

const keyboard = openKeyboard({
  input: process.stdin,
  output: process.stdout,
  prompt: '问报> ',
  isDumb: process.env.TERM === 'dumb',
  history: history.entries,
  onEntry: (entry) => history.add(entry),
  complete: (line) => ['/sources', '/save'].filter((word) => word.startsWith(line)),
  onHint: say,
});

let isLeft = false;
for (let entry = await keyboard.read(); entry !== undefined; entry = await keyboard.read()) {
  say(`=${JSON.stringify(entry)}`);
  if (entry === '等') await keyboard.during(untilAborted);
  if (entry === '借') await keyboard.lend(lent);
}
isLeft = true;
keyboard.close();
process.once('exit', () => say(isLeft ? `原样：${process.stdin.isRaw !== true}` : ''));

async function untilAborted(signal: AbortSignal): Promise<void> {
  say('开始');
  await wait(15_000, undefined, { signal }).catch(() => say('已中断'));
}

async function lent(): Promise<void> {
  const reads = 'read -r line; echo "得到：$line"';
  await once(spawn('sh', ['-c', reads], { stdio: 'inherit' }), 'exit');
}
