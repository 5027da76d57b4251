import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { WenbaoError } from '../../errors.ts';
import type { RetryLimits } from '../../network/retry.ts';
import { modelFetch } from './model-fetch.ts';

/** Where a language model is and how to reach it. */
export interface ChatModelSettings {
  /** `provider:model`, such as `openai:gpt-4o-mini` or `ollama:qwen2.5`. */
  readonly name: string;
  readonly openaiApiKey?: string;
  readonly openaiBaseUrl?: string;
  readonly ollamaBaseUrl?: string;
  readonly retryLimits: RetryLimits;
}

/** These of OpenAI's models refuse a request that sets the temperature. */
const withoutTemperature = /^openai:(?:o\d|gpt-5)/u;

/**
 * Opens a chat model through LangChain; its packages are loaded only here, for they are large.
 * Retries are made by `modelFetch` alone: the clients' own do not wait as they are told.
 * @throws WenbaoError for a provider that is not installed
 */
export async function openChatModel(settings: ChatModelSettings): Promise<BaseChatModel> {
  const { initChatModel } = await import('langchain/chat_models/universal');
  const { name, retryLimits } = settings;
  const provider = name.slice(0, name.indexOf(':'));
  const fetch = modelFetch(retryLimits);
  const options =
    provider === 'openai' ? openaiOptions(settings, fetch) : ollamaOptions(settings, fetch);
  const temperature = withoutTemperature.test(name) ? {} : { temperature: 0 };
  try {
    return await initChatModel(name, { maxRetries: 0, ...temperature, ...options });
  } catch (error) {
    throw new WenbaoError(
      'config',
      `打不开语言模型 ${name}。`,
      '请检查 CHAT_MODEL，可用的提供者是 openai 和 ollama。',
      { cause: error },
    );
  }
}

function openaiOptions(
  { openaiApiKey, openaiBaseUrl }: ChatModelSettings,
  fetch: typeof globalThis.fetch,
) {
  return {
    // Local servers that speak this protocol want no key, but the client insists on one.
    apiKey: openaiApiKey ?? (openaiBaseUrl ? 'none' : undefined),
    configuration: { fetch, ...(openaiBaseUrl ? { baseURL: openaiBaseUrl } : {}) },
  };
}

function ollamaOptions({ ollamaBaseUrl }: ChatModelSettings, fetch: typeof globalThis.fetch) {
  return { fetch, ...(ollamaBaseUrl ? { baseUrl: ollamaBaseUrl } : {}) };
}
