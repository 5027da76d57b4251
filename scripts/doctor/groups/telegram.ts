import {
  type ExaminedBot,
  examineBot,
  type RegisteredWebhook,
} from '../../../src/surfaces/telegram/examine.ts';
import { tryAddress } from '../../../src/surfaces/telegram/incoming/webhook-server.ts';
import { type Check, failing, ok, thrown, warning } from '../check.ts';
import { faultyVariable, type Surroundings } from '../surroundings.ts';
import { fileFault } from '../writable.ts';

type Webhook = NonNullable<Surroundings['config']['telegram']['webhook']>;

const variables = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT', 'TELEGRAM_WEBHOOK_URL'];
/** Telegram's sentences are short; a proxy's may be a page. */
const mostToldChars = 80;

/** The bot: its account at Telegram, where its updates go, and what it keeps here. */
export async function examineTelegram(surroundings: Surroundings): Promise<readonly Check[]> {
  const { config, isOffline } = surroundings;
  const { token, webhook } = config.telegram;
  const faulty = faultyVariable(surroundings, variables);
  if (faulty) return [warning('机器人', `没有查：要等 ${faulty} 改好。`)];
  if (token === undefined)
    return [ok('机器人', '没有令牌，不用机器人。要用时向 @BotFather 发 /newbot 取得。')];
  const [account, port] = await Promise.all([
    isOffline ? [ok('机器人', '有令牌（没有联网去查）。')] : examineAccount(surroundings, token),
    webhook ? examinePort(webhook, surroundings.serverMs) : [],
  ]);
  return [...account, ...port, ...files(surroundings)];
}

async function examineAccount(
  { config, serverMs: timeoutMs }: Surroundings,
  token: string,
): Promise<Check[]> {
  const { apiRoot, webhook } = config.telegram;
  try {
    const found = await examineBot({ token, timeoutMs, ...(apiRoot !== undefined && { apiRoot }) });
    return [...accountChecks(found), receiving(found.webhook, webhook), ...failures(found.webhook)];
  } catch (error) {
    return [thrown('机器人', error)];
  }
}

function accountChecks({ account }: ExaminedBot): Check[] {
  const { username, can_join_groups, can_read_all_group_messages, supports_inline_queries } =
    account;
  const privacy = can_read_all_group_messages
    ? '隐私模式已关，看得到群里所有的话'
    : '隐私模式开着，只看得到命令、回复和点名';
  return [
    ok('机器人', `@${username}，令牌有效。`),
    ok('群', can_join_groups ? `可以进群；${privacy}。` : '不能进群（/setjoingroups 可以打开）。'),
    ok('行内提问', supports_inline_queries ? '已开。' : '没有开（向 @BotFather 发 /setinline）。'),
  ];
}

/** Where updates go now and where this program would have them go. */
function receiving({ url }: RegisteredWebhook, wanted: Webhook | undefined): Check {
  const name = '收消息';
  if (!wanted && url === '') return ok(name, '由机器人去问（轮询）。');
  if (!wanted) {
    const detail = `Telegram 正把消息送到 ${hostOf(url)}，而这里设的是轮询。`;
    const remedy =
      '若那里不再用，npm run bot 会自己取消它；若还在用，请设 TELEGRAM_WEBHOOK_URL 或换一个令牌。';
    return warning(name, detail, remedy);
  }
  if (url === wanted.url) return ok(name, `由 Telegram 送到 ${hostOf(url)}，已登记。`);
  const now = url === '' ? '还没有登记' : `登记的是别处（${hostOf(url)}）`;
  return warning(name, `webhook ${now}。`, '请运行 npm run bot，启动时会登记。');
}

/** A path may be a secret. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '别处';
}

function failures({ url, last_error_message, pending_update_count }: RegisteredWebhook): Check[] {
  if (url === '' || last_error_message === undefined || pending_update_count === 0) return [];
  const told = last_error_message.slice(0, mostToldChars);
  const detail = `有 ${pending_update_count} 条消息没送到：${told}。`;
  return [warning('送达', detail, '请看机器人是否在运行，代理是否转到它的端口。')];
}

async function examinePort({ host, port }: Webhook, timeoutMs: number): Promise<Check[]> {
  try {
    await tryAddress({ host, port });
    return [ok('端口', `${host}:${port} 空着。`)];
  } catch (error) {
    if (await isBotAt({ host, port }, timeoutMs))
      return [ok('端口', `${host}:${port} 上机器人正在运行。`)];
    return [thrown('端口', error)];
  }
}

/** Whether what listens there tells its health as the bot does. */
async function isBotAt(
  { host, port }: Pick<Webhook, 'host' | 'port'>,
  timeoutMs: number,
): Promise<boolean> {
  const own = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const place = own.includes(':') ? `[${own}]` : own;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`http://${place}:${port}/health`, { signal });
    const told: unknown = await response.json();
    return typeof told === 'object' && told !== null && 'status' in told;
  } catch {
    return false;
  }
}

function files(surroundings: Surroundings): Check[] {
  const { conversationsFile, telegram } = surroundings.config;
  return [
    kept('对话记录', conversationsFile, 'CONVERSATIONS_FILE', surroundings),
    kept('机器人记录', telegram.storeFile, 'TELEGRAM_FILE', surroundings),
  ];
}

function kept(name: string, path: string, variable: string, surroundings: Surroundings): Check {
  const fault = fileFault(path, surroundings);
  if (!fault) return ok(name, `${path}，可以写。`);
  return failing(name, `${path} ${fault}`, `请检查权限，或用 ${variable} 指定别处。`);
}
