import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { readSettingsFile, type SettingsFault } from './config/settings-file.ts';
import { type TelegramConfig, toTelegramConfig } from './config/telegram-variables.ts';
import { parseVariables, type Variables, variableNames } from './config/variables.ts';

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
