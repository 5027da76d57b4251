import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { WenbaoError } from '../../errors.ts';

/** Where a language model is and how to reach it. */
export interface ChatModelSettings {
  /** `provider:model`, such as `openai:gpt-4o-mini` or `ollama:qwen2.5`. */
  readonly name: string;
  readonly openaiApiKey?: string;
  readonly openaiBaseUrl?: string;
  readonly ollamaBaseUrl?: string;
}

const timeoutMs = 60_000;
const maxRetries = 2;

/**
 * Opens a chat model through LangChain; its packages are loaded only here, for they are large.
 * @throws WenbaoError for a provider that is not installed
 */
export async function openChatModel(settings: ChatModelSettings): Promise<BaseChatModel> {
  const { initChatModel } = await import('langchain/chat_models/universal');
  const provider = settings.name.slice(0, settings.name.indexOf(':'));
  const options = provider === 'openai' ? openaiOptions(settings) : ollamaOptions(settings);
  try {
    return await initChatModel(settings.name, { temperature: 0, maxRetries, ...options });
  } catch (error) {
    throw new WenbaoError(
      'config',
      `打不开语言模型 ${settings.name}。`,
      '请检查 CHAT_MODEL，可用的提供者是 openai 和 ollama。',
      { cause: error },
    );
  }
}

function openaiOptions({ openaiApiKey, openaiBaseUrl }: ChatModelSettings) {
  return {
    timeout: timeoutMs,
    // Local servers that speak this protocol want no key, but the client insists on one.
    apiKey: openaiApiKey ?? (openaiBaseUrl ? 'none' : undefined),
    ...(openaiBaseUrl ? { configuration: { baseURL: openaiBaseUrl } } : {}),
  };
}

function ollamaOptions({ ollamaBaseUrl }: ChatModelSettings) {
  return ollamaBaseUrl ? { baseUrl: ollamaBaseUrl } : {};
}
