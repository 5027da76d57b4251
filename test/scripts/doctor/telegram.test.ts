import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { examineTelegram } from '../../../scripts/doctor/groups/telegram.ts';
import type { Surroundings } from '../../../scripts/doctor/surroundings.ts';
import { testToken } from '../../support/bot-api.ts';
import { openBotApi } from '../../support/bot-api-client.ts';
import { refusedBaseUrl } from '../../support/chat-server.ts';
import { shortMs, surroundingsWith, told } from './surroundings.ts';

async function examined(variables: NodeJS.ProcessEnv, differing: Partial<Surroundings> = {}) {
  const settings = { TELEGRAM_BOT_TOKEN: testToken, ...variables };
  return examineTelegram(await surroundingsWith(settings, differing));
}

const hook = 'https://bot.example/secret-path';

/** A port of this machine where a server answers every request with this JSON. */
async function servedPort(reply: object): Promise<string> {
  const server = createServer((_, response) => response.end(JSON.stringify(reply)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return address !== null && typeof address === 'object' ? String(address.port) : '';
}

describe('the bot', () => {
  test('is not wanted without a token', async () => {
    const checks = await examined({ TELEGRAM_BOT_TOKEN: '' });
    expect(checks).toHaveLength(1);
    expect(told(checks, '机器人')).toMatch(/^ok 没有令牌/u);
  });

  test('is told with its account, and nothing is changed at Telegram', async () => {
    const { api, apiRoot } = await openBotApi();
    const checks = await examined({ TELEGRAM_API_ROOT: apiRoot });
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(told(checks, '机器人')).toBe('ok @wenbao_test_bot，令牌有效。');
    expect(told(checks, '群')).toContain('隐私模式已关');
    expect(told(checks, '行内提问')).toBe('ok 已开。');
    expect(told(checks, '收消息')).toContain('轮询');
    expect([api.callCount('getMe'), api.callCount('getWebhookInfo')]).toEqual([1, 1]);
    for (const method of ['deleteWebhook', 'setWebhook', 'getUpdates', 'setMyCommands'])
      expect(api.callCount(method)).toBe(0);
  });

  test('whose token Telegram does not know is told so, and the token is not', async () => {
    const { apiRoot } = await openBotApi();
    const variables = { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_BOT_TOKEN: '12:hidden' };
    const checks = await examined(variables);
    expect(told(checks, '机器人')).toMatch(/^error Telegram 不认这个机器人令牌。 .*@BotFather/u);
    expect(JSON.stringify(checks)).not.toContain('hidden');
  });

  test.each<[string, 'hang' | 'cut' | { code: number; description: string }, RegExp]>([
    ['stalls', 'hang', /^error 连不上 Telegram，太久没有回应。 .*TELEGRAM_API_ROOT/u],
    ['cuts the connection', 'cut', /^error 连不上 Telegram。 .*TELEGRAM_API_ROOT/u],
    [
      'says the token in its error',
      { code: 400, description: `Bad Request: ${testToken}` },
      /^error Telegram 拒绝了请求（400）。/u,
    ],
  ])('is told in a sentence where the server %s', async (_, fault, sentence) => {
    const { api, apiRoot } = await openBotApi();
    api.fail('getMe', fault);
    const checks = await examined({ TELEGRAM_API_ROOT: apiRoot }, { serverMs: shortMs });
    expect(told(checks, '机器人')).toMatch(sentence);
    expect(JSON.stringify(checks)).not.toContain(testToken);
  });

  test('is told in a sentence where nobody listens, or somebody else', async () => {
    const nobody = (await refusedBaseUrl()).replace(/\/v1$/u, '');
    expect(told(await examined({ TELEGRAM_API_ROOT: nobody }), '机器人')).toContain('连不上');
    const other = `http://127.0.0.1:${await servedPort({ ok: true, result: [] })}`;
    expect(told(await examined({ TELEGRAM_API_ROOT: other }), '机器人')).toBe(
      'error 答话的不像是 Telegram。 请检查网络和地址 TELEGRAM_API_ROOT。',
    );
  });

  test('that polls is warned of a webhook, without its path', async () => {
    const { apiRoot, telegram } = await openBotApi();
    await telegram.setWebhook(hook);
    const checks = await examined({ TELEGRAM_API_ROOT: apiRoot });
    expect(told(checks, '收消息')).toMatch(/^warning .*送到 bot\.example，.*轮询/u);
    expect(JSON.stringify(checks)).not.toContain('secret-path');
  });

  test('with a webhook is warned until Telegram has the same one', async () => {
    const { apiRoot, telegram } = await openBotApi();
    const variables = { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_URL: hook };
    expect(told(await examined(variables), '收消息')).toContain('warning webhook 还没有登记');
    await telegram.setWebhook('https://elsewhere.example/x');
    expect(told(await examined(variables), '收消息')).toContain('别处（elsewhere.example）');
    await telegram.setWebhook(hook);
    expect(told(await examined(variables), '收消息')).toMatch(/^ok .*bot\.example，已登记/u);
  });

  test('wants its port free, unless it is the bot that has it', async () => {
    const variables = { TELEGRAM_WEBHOOK_URL: hook };
    const at = async (port: string) => {
      const settings = { ...variables, TELEGRAM_WEBHOOK_PORT: port };
      return told(await examined(settings, { isOffline: true }), '端口');
    };
    expect(await at(await servedPort({ status: 'ok' }))).toContain('机器人正在运行');
    expect(await at(await servedPort([]))).toMatch(/^error \d+ 已被别的程序占用。/u);
    const free = /:(\d+)\//u.exec(await refusedBaseUrl())?.[1] ?? '';
    expect(await at(free)).toMatch(/^ok .*空着/u);
  });

  test('is not asked for at Telegram offline', async () => {
    const { api, apiRoot } = await openBotApi();
    const checks = await examined({ TELEGRAM_API_ROOT: apiRoot }, { isOffline: true });
    expect(told(checks, '机器人')).toBe('ok 有令牌（没有联网去查）。');
    expect(api.callCount('getMe')).toBe(0);
  });

  test('needs files that can be written to', async () => {
    const surroundings = await surroundingsWith(
      { TELEGRAM_BOT_TOKEN: testToken, TELEGRAM_FILE: 'taken' },
      { isOffline: true },
    );
    await mkdir(join(surroundings.folder, 'taken'));
    const checks = await examineTelegram(surroundings);
    expect(told(checks, '机器人记录')).toMatch(/^error .*这里却是文件夹。.*TELEGRAM_FILE/u);
    expect(told(checks, '对话记录')).toMatch(/^ok/u);
    const closed = await examineTelegram({ ...surroundings, mayWrite: () => false });
    expect(told(closed, '对话记录')).toMatch(/^error .*不能写入.*CONVERSATIONS_FILE/u);
  });

  test('is looked at when its token can be one', async () => {
    const checks = await examined({ TELEGRAM_BOT_TOKEN: 'no token' });
    expect(told(checks, '机器人')).toBe('warning 没有查：要等 TELEGRAM_BOT_TOKEN 改好。');
  });
});
