import { Telegraf } from 'telegraf';
import { z } from 'zod';
import { WenbaoError } from '../../errors.ts';
import { account } from './introduce.ts';
import { BotApiFailure } from './outgoing/bot-api-failure.ts';
import { BotApi } from './outgoing/call-bot-api.ts';

/** What Telegram knows of a bot. */
export interface ExaminedBot {
  readonly account: z.infer<typeof account>;
  readonly webhook: RegisteredWebhook;
}

/** Where Telegram posts updates; `url` is empty while the bot asks for them. */
export type RegisteredWebhook = z.infer<typeof webhookInfo>;

const webhookInfo = z.object({
  url: z.string().default(''),
  pending_update_count: z.number().default(0),
  last_error_message: z.string().optional(),
});

export interface ExamineOptions {
  readonly token: string;
  /** Where the Bot API is, if not at Telegram. */
  readonly apiRoot?: string;
  /** For each of the two calls. */
  readonly timeoutMs: number;
}

/**
 * Asks Telegram of a bot without changing anything there.
 * @throws WenbaoError where Telegram cannot be reached, refuses the token, or answers something else
 */
export async function examineBot({
  token,
  apiRoot,
  timeoutMs,
}: ExamineOptions): Promise<ExaminedBot> {
  const { telegram } = new Telegraf(token, { telegram: apiRoot === undefined ? {} : { apiRoot } });
  const api = new BotApi({ telegram, callTimeoutMs: timeoutMs });
  const ask = (method: string) => api.call(method, {}, { retries: 'none', totalMs: timeoutMs });
  try {
    const [me, webhook] = await Promise.all([ask('getMe'), ask('getWebhookInfo')]);
    return { account: account.parse(me), webhook: webhookInfo.parse(webhook) };
  } catch (error) {
    const [message, remedy] = sentences(error, apiRoot);
    throw new WenbaoError('config', message, remedy, { cause: error });
  }
}

function sentences(error: unknown, apiRoot: string | undefined): [message: string, remedy: string] {
  const places = apiRoot === undefined ? '网络或代理' : '网络和地址 TELEGRAM_API_ROOT';
  if (!(error instanceof BotApiFailure)) return ['答话的不像是 Telegram。', `请检查${places}。`];
  const { kind, code, fault } = error;
  if (kind === 'network') {
    const late = fault.kind === 'timeout' ? '，太久没有回应' : '';
    return [`连不上 Telegram${late}。`, `请检查${places}。`];
  }
  // Telegram answers 404 for a token that does not even look like one.
  if (code === 401 || code === 404) {
    const remedy = '请向 @BotFather 核对令牌，改正 TELEGRAM_BOT_TOKEN。';
    return ['Telegram 不认这个机器人令牌。', remedy];
  }
  return [`Telegram 拒绝了请求（${code}）。`, '请稍后再查。'];
}
