import { devNull, homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { address } from './config/address.ts';
import { checkChatKey, checkEmbeddingKey } from './config/model-keys.ts';
import { readSettingsFile, type SettingsFault } from './config/settings-file.ts';
import {
  checkWebhook,
  type TelegramConfig,
  telegramVariables,
  toTelegramConfig,
} from './config/telegram-variables.ts';
import { wholeNumber } from './config/whole-number.ts';
import { WenbaoError } from './errors.ts';

/** All settings, checked once at the start; nothing else reads the environment. */
export interface Config {
  /** The folder (or one file) of newspaper pages. */
  readonly seedsPath: string;
  readonly archiveDirectory: string;
  /** The archive as it was named on the command line; absent for the configured one. */
  readonly archiveName?: string;
  /** `builtin`, or `ollama:` or `openai:` and a model. */
  readonly embeddingModel: string;
  /** For embeddings alone, in place of the provider's own. */
  readonly embeddingBaseUrl?: string;
  readonly embeddingApiKey?: string;
  /** `openai:` or `ollama:` and a model; without it the reader answers. */
  readonly chatModel?: string;
  /** How long the model may take for an answer; half of it until it begins. */
  readonly chatTimeoutSeconds: number;
  /** Where the bot keeps its conversations. */
  readonly conversationsFile: string;
  /** Where the terminal keeps what was typed. */
  readonly historyFile: string;
  /** The shell command by which the terminal shows long texts. */
  readonly pager: string;
  readonly openaiApiKey?: string;
  readonly openaiBaseUrl?: string;
  readonly ollamaBaseUrl?: string;
  readonly telegram: TelegramConfig;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Of LangSmith, from `.env`: LangChain reads them from the environment by itself. */
  readonly tracing: Readonly<Record<string, string>>;
}

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

const tracingName = /^(?:LANGSMITH|LANGCHAIN)_/u;

/** Puts LangSmith's settings where LangChain looks for them; what is set there already stays. */
export function enableTracing({ tracing }: Config): void {
  for (const [name, value] of Object.entries(tracing)) process.env[name] ??= value;
}

/** Settings that were typed on the command line. */
export interface TypedSettings {
  readonly archive?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * Reads `.env` in a folder, the environment, which goes before it, and what was typed, which goes
 * before both.
 * @throws WenbaoError for a variable that is misspelt in `.env`, or a value that cannot be meant.
 */
export function readConfig(
  environment: NodeJS.ProcessEnv,
  folder = process.cwd(),
  typed: TypedSettings = {},
): Config {
  const { config, faults } = examineSettings(environment, folder, typed);
  const [first] = faults;
  if (first) throw first.error;
  return config;
}

/** The settings with all that is wrong with them; what is wrong counts as not set in `config`. */
export interface ExaminedSettings {
  readonly config: Config;
  readonly faults: readonly SettingsFault[];
  /** As `.env` has them, keys included; absent without that file. */
  readonly fileVariables?: Readonly<Record<string, string>>;
}

/** Reads the settings like `readConfig`, and goes on where something is wrong. */
export function examineSettings(
  environment: NodeJS.ProcessEnv,
  folder: string,
  { archive, source }: TypedSettings = {},
): ExaminedSettings {
  const file = readSettingsFile(resolve(folder, '.env'), variableNames);
  const typed = {
    ...(archive === undefined ? {} : { ARCHIVE_DIR: archive }),
    ...(source === undefined ? {} : { SEEDS_PATH: source }),
  };
  const { variables, faults } = parseVariables({ ...file.variables, ...environment, ...typed });
  const tracing = Object.entries(file.variables).filter(([name]) => tracingName.test(name));
  const config = Object.freeze({
    ...toConfig(variables, folder, archive),
    tracing: Object.fromEntries(tracing),
  });
  return {
    config,
    faults: [...file.faults, ...faults],
    ...(file.isThere && { fileVariables: file.variables }),
  };
}

interface ParsedVariables {
  readonly variables: Variables;
  readonly faults: readonly SettingsFault[];
}

/** What depends on a faulty variable is looked at when that is mended. */
function parseVariables(given: NodeJS.ProcessEnv): ParsedVariables {
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

type Variables = z.infer<typeof schema>;

/** Values that have to go together, and the variables that they are of. */
const jointChecks = [
  { check: checkChatKey, about: ['OPENAI_API_KEY', 'CHAT_MODEL', 'OPENAI_BASE_URL'] },
  {
    check: checkEmbeddingKey,
    about: ['OPENAI_API_KEY', 'EMBEDDING_MODEL', 'EMBEDDING_API_KEY', 'EMBEDDING_BASE_URL'],
  },
  { check: checkWebhook, about: ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_API_ROOT'] },
] as const;

function toConfig(
  variables: Variables,
  folder: string,
  archiveName: string | undefined,
): Omit<Config, 'tracing'> {
  const optional = {
    archiveName,
    embeddingBaseUrl: variables.EMBEDDING_BASE_URL,
    embeddingApiKey: variables.EMBEDDING_API_KEY,
    chatModel: variables.CHAT_MODEL,
    openaiApiKey: variables.OPENAI_API_KEY,
    openaiBaseUrl: variables.OPENAI_BASE_URL,
    ollamaBaseUrl: variables.OLLAMA_BASE_URL,
  };
  const set = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    seedsPath: resolve(folder, variables.SEEDS_PATH),
    archiveDirectory: resolve(folder, variables.ARCHIVE_DIR),
    embeddingModel: variables.EMBEDDING_MODEL,
    chatTimeoutSeconds: variables.CHAT_TIMEOUT_SECONDS,
    conversationsFile: resolve(folder, variables.CONVERSATIONS_FILE),
    historyFile: resolve(folder, variables.HISTORY_FILE.replace(/^~(?=\/)/u, homedir())),
    pager: variables.PAGER,
    telegram: toTelegramConfig(variables, folder),
    logLevel: variables.LOG_LEVEL,
    ...Object.fromEntries(set),
  };
}
