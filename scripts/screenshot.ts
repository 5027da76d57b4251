import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCommand, parseArguments, runMain } from '../src/surfaces/terminal/command-line.ts';
import { screenText } from './screenshot/screen.ts';
import { screenToSvg } from './screenshot/screen-svg.ts';
import { typedLines } from './screenshot/script-of-keys.ts';
import { holdConversation } from './screenshot/session.ts';

const picture = 'docs/images/terminal.svg';
const labels = { bar: 'npm start', title: 'A conversation with Wenbao 与问报的对话' };

await runMain(async () => {
  const command = createCommand(
    'npm run screenshot --',
    `在终端里真的对话一遍，把屏幕画成 ${picture}。`,
  ).option('--text', '不画图，把屏幕上的文字写到标准输出');
  if (!parseArguments(command, process.argv)) return 0;
  const { text: isText } = command.opts<ScreenshotOptions>();
  const screen = await holdConversation(typedLines);
  if (isText) process.stdout.write(screenText(screen));
  else await draw(screenToSvg(screen, labels));
  process.stderr.write(`${screen.columns} 列，${screen.rows.length} 行。\n`);
  return 0;
});

interface ScreenshotOptions {
  readonly text?: boolean;
}

async function draw(svg: string): Promise<void> {
  const path = fileURLToPath(new URL(`../${picture}`, import.meta.url));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, svg);
  process.stderr.write(`写好 ${picture}，${Math.ceil(Buffer.byteLength(svg) / 1024)} KB。`);
}
