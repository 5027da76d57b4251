import { resolve } from 'node:path';
import { z } from 'zod';
import { WenbaoError } from '../errors.ts';
import { address } from './address.ts';
import { wholeNumber } from './whole-number.ts';

/** Where Telegram posts updates, for a bot that does not ask for them. */
export interface WebhookConfig {
  /** As Telegram reaches it. */
  readonly url: string;
  /** What Telegram repeats with each update; without it one is made of the token. */
  readonly secret?: string;
  /** Where this program listens. */
  readonly host: string;
  readonly port: number;
}

/** Settings of the Telegram bot. */
export interface TelegramConfig {
  readonly token?: string;
  /** Another Bot API server than Telegram's. */
  readonly apiRoot?: string;
  /** Where the bot keeps the answers it showed, ratings and limits. */
  readonly storeFile: string;
  /** Users and groups that are served; all, where both lists are empty. */
  readonly allowedUsers: readonly number[];
  readonly allowedGroups: readonly number[];
  readonly administrators: readonly number[];
  /** For each user. */
  readonly questionsPerMinute: number;
  readonly questionsPerDay: number;
  /** How long a question may be, in characters. */
  readonly questionChars: number;
  readonly webhook?: WebhookConfig;
}

/** What the archive is asked for, at any surface. */
const mostQuestionChars = 500;

const userIds = idList(
  /^[1-9]\d*$/u,
  '应是用户的数字编号，用逗号或空格分开，例如 12345678, 87654321',
);
const groupIds = idList(
  /^-[1-9]\d*$/u,
  '应是群的数字编号，以负号开头，用逗号或空格分开，例如 -1001234567890',
);

function idList(form: RegExp, error: string) {
  return (
    z
      .string()
      .transform((text) => text.split(/[\s,，、]+/u).filter((part) => part !== ''))
      // A list of commas alone would be empty, and an empty one lets everybody in.
      .refine((parts) => parts.length > 0, error)
      .refine((parts) => parts.every((part) => form.test(part) && isSafe(part)), error)
      .transform((parts): readonly number[] => [...new Set(parts.map(Number))])
      .default([])
  );
}

function isSafe(digits: string): boolean {
  return Number.isSafeInteger(Number(digits));
}

/** The variables of the Telegram bot and what may be in them. */
export const telegramVariables = {
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, '应是 @BotFather 给的令牌，形如 123456:ABC-DEF')
    .optional(),
  TELEGRAM_API_ROOT: address.optional(),
  TELEGRAM_FILE: z.string().default('.telegram.sqlite'),
  TELEGRAM_ALLOWED_USERS: userIds,
  TELEGRAM_ALLOWED_GROUPS: groupIds,
  TELEGRAM_ADMINS: userIds,
  TELEGRAM_QUESTIONS_PER_MINUTE: wholeNumber(1, 1_000, '问题数').default(10),
  TELEGRAM_QUESTIONS_PER_DAY: wholeNumber(1, 100_000, '问题数').default(200),
  TELEGRAM_QUESTION_CHARS: wholeNumber(1, mostQuestionChars, '字数').default(mostQuestionChars),
  TELEGRAM_WEBHOOK_URL: address.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/u, '应是 1 到 256 个英文字母、数字、_ 或 -')
    .optional(),
  TELEGRAM_WEBHOOK_HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, '应是本机的地址，例如 127.0.0.1 或 0.0.0.0')
    .default('127.0.0.1'),
  TELEGRAM_WEBHOOK_PORT: wholeNumber(1, 65_535, '端口号').default(8080),
};

type TelegramVariables = z.infer<z.ZodObject<typeof telegramVariables>>;

/**
 * Telegram's own servers post nowhere else; those of a Bot API of one's own do. The default port of
 * https, 443, is not told by a URL.
 */
const webhookPorts = ['', '80', '88', '8443'];

/** @throws WenbaoError for an address to which Telegram would not post. */
export function checkWebhook({ TELEGRAM_WEBHOOK_URL, TELEGRAM_API_ROOT }: TelegramVariables): void {
  if (!TELEGRAM_WEBHOOK_URL || TELEGRAM_API_ROOT) return;
  const { protocol, port } = new URL(TELEGRAM_WEBHOOK_URL);
  if (protocol === 'https:' && webhookPorts.includes(port)) return;
  throw new WenbaoError(
    'config',
    'TELEGRAM_WEBHOOK_URL 的值不对：Telegram 只往 https 地址的 443、80、88、8443 端口送消息。',
    '请改正它，或用 TELEGRAM_API_ROOT 指定自己的 Bot API 服务器。',
  );
}

/** The settings of the bot; paths are taken from the folder. */
export function toTelegramConfig(variables: TelegramVariables, folder: string): TelegramConfig {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = variables;
  const webhook = toWebhookConfig(variables);
  return Object.freeze({
    ...(token !== undefined && { token }),
    ...(apiRoot !== undefined && { apiRoot }),
    storeFile: resolve(folder, variables.TELEGRAM_FILE),
    allowedUsers: variables.TELEGRAM_ALLOWED_USERS,
    allowedGroups: variables.TELEGRAM_ALLOWED_GROUPS,
    administrators: variables.TELEGRAM_ADMINS,
    questionsPerMinute: variables.TELEGRAM_QUESTIONS_PER_MINUTE,
    questionsPerDay: variables.TELEGRAM_QUESTIONS_PER_DAY,
    questionChars: variables.TELEGRAM_QUESTION_CHARS,
    ...(webhook && { webhook }),
  });
}

function toWebhookConfig(variables: TelegramVariables): WebhookConfig | undefined {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = variables;
  if (url === undefined) return undefined;
  return {
    url,
    ...(secret !== undefined && { secret }),
    host: variables.TELEGRAM_WEBHOOK_HOST,
    port: variables.TELEGRAM_WEBHOOK_PORT,
  };
}
