import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../support/balancer.ts';
import { LocalBotApi, testToken } from '../support/bot-api.ts';
import { temporaryFolder } from '../support/indexed.ts';
import { newsroomConfig } from '../support/newsroom.ts';

const project = process.cwd();

/** Runs `npm run bot` in a folder with its own `.env`, as somebody would who keeps settings there. */
function startBot(folder: string, environment: NodeJS.ProcessEnv = {}) {
  const script = join(project, 'scripts/bot.ts');
  const tsx = join(project, 'node_modules/tsx/dist/loader.mjs');
  const child = spawn(process.execPath, ['--import', tsx, script], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, log: text(child.stderr), exit: exitOf(child) };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : null;
}

async function settings(lines: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  const { seedsPath, archiveDirectory } = await newsroomConfig();
  const shared = [`SEEDS_PATH=${seedsPath}`, `ARCHIVE_DIR=${archiveDirectory}`];
  await writeFile(join(folder, '.env'), [...shared, ...lines].join('\n'));
  return folder;
}

test('the bot that is started with an .env answers, and ends cleanly when it is told to', async () => {
  const api = new LocalBotApi();
  const apiRoot = await api.start();
  onTestFinished(() => api.close());
  const folder = await settings([
    `TELEGRAM_BOT_TOKEN=${testToken}`,
    `TELEGRAM_API_ROOT=${apiRoot}`,
    'TELEGRAM_ADMINS=7',
  ]);
  const { child, log, exit } = startBot(folder);
  api.say(7, '青河大桥全长多少？');
  await vi.waitUntil(() => api.messages(7).length === 1, { timeout: 20_000, interval: 50 });
  expect(api.messages(7)[0]?.text).toContain('3.6公里');
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  const lines = (await log).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ msg: '答完一个问题', status: 'answered' }),
  );
  expect(lines.join()).not.toContain(testToken);
  expect(lines.join()).not.toContain('青河大桥');
}, 40_000);

test('with the address of a webhook in its .env it is told of messages instead of asking for them', async () => {
  const api = new LocalBotApi();
  const apiRoot = await api.start();
  onTestFinished(() => api.close());
  const port = await freePort();
  const folder = await settings([
    `TELEGRAM_BOT_TOKEN=${testToken}`,
    `TELEGRAM_API_ROOT=${apiRoot}`,
    `TELEGRAM_WEBHOOK_URL=http://127.0.0.1:${port}/telegram`,
    `TELEGRAM_WEBHOOK_PORT=${port}`,
    'LOG_LEVEL=warn',
  ]);
  const { child, log, exit } = startBot(folder);
  await vi.waitUntil(() => api.calls('setWebhook').length === 1, { timeout: 20_000 });
  api.say(7, '青河大桥全长多少？');
  await vi.waitUntil(() => api.messages(7).length === 1, { timeout: 20_000, interval: 50 });
  expect(api.messages(7)[0]?.text).toContain('3.6公里');
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  expect(api.calls('getUpdates')).toEqual([]);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(await log).toBe('');
}, 40_000);

test('without a token it says how to get one and where to put it', async () => {
  const { log, exit } = startBot(await settings([]));
  expect(await exit).toBe(2);
  const said = await log;
  expect(said).toContain('@BotFather');
  expect(said).toContain('TELEGRAM_BOT_TOKEN');
  expect(said).not.toContain(' at ');
}, 40_000);
