import { existsSync, readFileSync } from 'node:fs';
import { devNull, homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { address } from './config/address.ts';
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

/** Variables that libraries of this program read by themselves. */
const foreignPrefixes = ['LANGSMITH_', 'LANGCHAIN_', 'NODE_', 'HTTP_', 'HTTPS_', 'NO_'];

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
  { archive, source }: TypedSettings = {},
): Config {
  const fromFile = readSettingsFile(resolve(folder, '.env'));
  for (const name of Object.keys(fromFile)) checkName(name);
  const typed = {
    ...(archive === undefined ? {} : { ARCHIVE_DIR: archive }),
    ...(source === undefined ? {} : { SEEDS_PATH: source }),
  };
  const parsed = schema.safeParse(withoutEmpty({ ...fromFile, ...environment, ...typed }));
  if (!parsed.success) throw invalid(parsed.error);
  checkChatKey(parsed.data);
  checkEmbeddingKey(parsed.data);
  checkWebhook(parsed.data);
  const tracing = Object.entries(fromFile).filter(([name]) => tracingName.test(name));
  return Object.freeze({
    ...toConfig(parsed.data, folder, archive),
    tracing: Object.fromEntries(tracing),
  });
}

function readSettingsFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  try {
    return parse(readFileSync(path));
  } catch (cause) {
    const remedy = '它应是一个可读的文本文件；请改好或移走。';
    throw new WenbaoError('config', '.env 读不了。', remedy, { cause });
  }
}

function checkName(name: string): void {
  if (variableNames.includes(name) || foreignPrefixes.some((prefix) => name.startsWith(prefix)))
    return;
  const near = closest(name.toUpperCase(), [...variableNames]);
  const isNear = distance(name.toUpperCase(), near) <= Math.ceil(near.length / 3);
  throw new WenbaoError(
    'config',
    `.env 里有不认识的变量 ${name}。`,
    isNear ? `是想写 ${near} 吗？请改正。` : '可用的变量见 .env.example。',
  );
}

/** `NAME=` in `.env` means that the variable is not set. */
function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

function invalid(error: z.ZodError): WenbaoError {
  const issue = error.issues[0];
  const message = issue ? `${issue.path.join('.')} 的值不对：${issue.message}。` : '配置不对。';
  return new WenbaoError('config', message, '请改正环境变量或 .env。');
}

type Variables = z.infer<typeof schema>;

/** A compatible server may want no key, OpenAI's own does. */
function checkChatKey({ CHAT_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY }: Variables): void {
  if (!CHAT_MODEL?.startsWith('openai:') || OPENAI_BASE_URL || OPENAI_API_KEY) return;
  throw new WenbaoError(
    'config',
    `语言模型 ${CHAT_MODEL} 要用密钥，但没有设置 OPENAI_API_KEY。`,
    '请把密钥写进 .env，或用 OPENAI_BASE_URL 指定一个不要密钥的服务器。',
  );
}

function checkEmbeddingKey(variables: Variables): void {
  const isAtOpenai =
    variables.EMBEDDING_MODEL.startsWith('openai:') &&
    !variables.OPENAI_BASE_URL &&
    !variables.EMBEDDING_BASE_URL;
  if (!isAtOpenai || variables.OPENAI_API_KEY || variables.EMBEDDING_API_KEY) return;
  throw new WenbaoError(
    'config',
    `嵌入模型 ${variables.EMBEDDING_MODEL} 要用密钥，但没有设置 OPENAI_API_KEY。`,
    '请把密钥写进 .env，或用 EMBEDDING_BASE_URL 指定一个不要密钥的服务器。',
  );
}

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
