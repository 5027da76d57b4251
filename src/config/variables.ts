import { devNull, homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { WenbaoError } from '../errors.ts';
import { address } from './address.ts';
import { checkChatKey, checkEmbeddingKey } from './model-keys.ts';
import type { SettingsFault } from './settings-file.ts';
import { checkWebhook, telegramVariables } from './telegram-variables.ts';
import { wholeNumber } from './whole-number.ts';

/** Characters that may stand in an HTTP header. */
const key = z.string().regex(/^[!-~]+$/u, '密钥里不能有空格或中文');

const schema = z.object({
  SEEDS_PATH: z.string().default('seeds'),
  ARCHIVE_DIR: z.string().default('.archive'),
  EMBEDDING_MODEL: z
    .string()
    .regex(
      /^(?:builtin|(?:ollama|openai):[!-~]+)$/u,
      '应是 builtin、ollama:模型 或 openai:模型，例如 ollama:bge-m3',
    )
    .default('builtin'),
  EMBEDDING_BASE_URL: address.optional(),
  EMBEDDING_API_KEY: key.optional(),
  CHAT_MODEL: z
    .string()
    .regex(
      /^(?:openai|ollama):[!-~]+$/u,
      '应是 openai:模型 或 ollama:模型，例如 openai:gpt-4o-mini；兼容 OpenAI 的服务也写 openai:，地址写在 OPENAI_BASE_URL',
    )
    .optional(),
  CHAT_TIMEOUT_SECONDS: wholeNumber(10, 3600, '秒数').default(120),
  CONVERSATIONS_FILE: z.string().default('.conversations.sqlite'),
  HISTORY_FILE: z.string().default(historyFileAtHome),
  PAGER: z.string().default('less -R'),
  OPENAI_API_KEY: key.optional(),
  OPENAI_BASE_URL: address.optional(),
  OLLAMA_BASE_URL: address.optional(),
  ...telegramVariables,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: '应是 debug、info、warn、error、silent 之一',
    })
    .default('info'),
});

/** A home that is nowhere, as of a service, is no place to keep anything. */
function historyFileAtHome(): string {
  return isAbsolute(homedir()) ? join(homedir(), '.wenbao_history') : devNull;
}

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(schema.shape);

/** The variables with what they are when they are not set. */
export type Variables = z.infer<typeof schema>;

/** Values that have to go together, and the variables that they are of. */
const jointChecks = [
  { check: checkChatKey, about: ['OPENAI_API_KEY', 'CHAT_MODEL', 'OPENAI_BASE_URL'] },
  {
    check: checkEmbeddingKey,
    about: ['OPENAI_API_KEY', 'EMBEDDING_MODEL', 'EMBEDDING_API_KEY', 'EMBEDDING_BASE_URL'],
  },
  { check: checkWebhook, about: ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_API_ROOT'] },
] as const;

/** What variables say, and what is wrong with them; what is wrong counts as not set. */
export interface ParsedVariables {
  readonly variables: Variables;
  readonly faults: readonly SettingsFault[];
}

/** Checks variables as they are set. What depends on a faulty one is looked at when that is mended. */
export function parseVariables(given: NodeJS.ProcessEnv): ParsedVariables {
  const set = withoutEmpty(given);
  const parsed = schema.safeParse(set);
  const invalid = parsed.success ? [] : invalidValues(parsed.error);
  const names = invalid.flatMap(({ variables }) => variables);
  const sound = Object.entries(set).filter(([name]) => !names.includes(name));
  const variables = parsed.success ? parsed.data : schema.parse(Object.fromEntries(sound));
  const together = jointChecks.flatMap(({ check, about }) =>
    about.some((name) => names.includes(name)) ? [] : jointFaults(check, about, variables),
  );
  return { variables, faults: [...invalid, ...together] };
}

function jointFaults(
  check: (variables: Variables) => void,
  about: readonly string[],
  variables: Variables,
): SettingsFault[] {
  try {
    check(variables);
    return [];
  } catch (error) {
    if (!(error instanceof WenbaoError)) throw error;
    return [{ variables: about, error }];
  }
}

/** `NAME=` in `.env` means that the variable is not set. */
function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

/** The first thing that is wrong with each variable. */
function invalidValues({ issues }: z.ZodError): SettingsFault[] {
  const messages = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = String(path[0]);
    if (!messages.has(name)) messages.set(name, message);
  }
  return [...messages].map(([name, message]) => ({
    variables: [name],
    error: new WenbaoError('config', `${name} 的值不对：${message}。`, '请改正环境变量或 .env。'),
  }));
}
