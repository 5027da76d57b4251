import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import type { RemoteLimits } from './remote.ts';
import type { Protocol, RemoteModel } from './remote-provider.ts';

/** Where models on servers are and how to reach them; shared with the chat model but for two. */
export interface EmbeddingSettings {
  readonly openaiApiKey?: string;
  readonly openaiBaseUrl?: string;
  readonly ollamaBaseUrl?: string;
  /** For embeddings alone, before the others; to this address only its own key is sent. */
  readonly embeddingBaseUrl?: string;
  readonly embeddingApiKey?: string;
  readonly limits?: RemoteLimits;
}

/** What a provider's own variables say. */
interface Provider {
  readonly protocol: Protocol;
  readonly addressVariable: string;
  readonly keyVariable: string;
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
}

const providers: Readonly<Record<string, (settings: EmbeddingSettings) => Provider>> = {
  ollama: ({ ollamaBaseUrl }) => ({
    protocol: ollama,
    addressVariable: 'OLLAMA_BASE_URL',
    keyVariable: 'EMBEDDING_API_KEY',
    baseUrl: ollamaBaseUrl,
  }),
  openai: ({ openaiBaseUrl, openaiApiKey }) => ({
    protocol: openai,
    addressVariable: 'OPENAI_BASE_URL',
    keyVariable: 'OPENAI_API_KEY',
    baseUrl: openaiBaseUrl,
    apiKey: openaiApiKey,
  }),
};

export const remoteForms: readonly string[] = Object.keys(providers).map((name) => `${name}:模型`);

/** The model of a name such as `ollama:bge-m3`, or nothing for another name. Calls nobody. */
export function findRemoteModel(id: string, settings: EmbeddingSettings): RemoteModel | undefined {
  const [, provider = '', model = ''] = /^([^:]+):(.+)$/u.exec(id) ?? [];
  if (!Object.hasOwn(providers, provider)) return undefined;
  const found = providers[provider]?.(settings);
  return found && { id, model, ...withOwnPlace(found, settings) };
}

function withOwnPlace(
  provider: Provider,
  { embeddingBaseUrl, embeddingApiKey }: EmbeddingSettings,
): Omit<RemoteModel, 'id' | 'model'> {
  const { protocol, addressVariable, keyVariable, baseUrl } = provider;
  const isElsewhere = embeddingBaseUrl !== undefined;
  const apiKey = embeddingApiKey ?? (isElsewhere ? undefined : provider.apiKey);
  const hasOwnKey = isElsewhere || embeddingApiKey !== undefined;
  return {
    protocol,
    baseUrl: embeddingBaseUrl ?? baseUrl ?? protocol.defaultBaseUrl,
    addressVariable: isElsewhere ? 'EMBEDDING_BASE_URL' : addressVariable,
    keyVariable: hasOwnKey ? 'EMBEDDING_API_KEY' : keyVariable,
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}
