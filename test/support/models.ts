import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { openChatModel } from '../../src/answering/writing/chat-model.ts';
import {
  LanguageModel,
  type LanguageModelFields,
} from '../../src/answering/writing/language-model.ts';
import type { ChatServer } from './chat-server.ts';

/** Nobody wants to wait in a test. */
const shortRetries = { totalMs: 3_000, mostRetries: 2, backoffMs: 10, mostWaitMs: 1_500 };

export type Protocol = 'openai' | 'ollama';

type Address = Pick<ChatServer, 'baseUrl' | 'ollamaBaseUrl'>;

/** A real client of the provider, pointed at a server of this machine. */
function chatModelAt(
  { baseUrl, ollamaBaseUrl }: Address,
  protocol: Protocol = 'openai',
): Promise<BaseChatModel> {
  return openChatModel({
    name: `${protocol}:scripted`,
    openaiBaseUrl: baseUrl,
    ollamaBaseUrl,
    retryLimits: shortRetries,
  });
}

/** The same behind time limits and a circuit. */
export async function languageModelAt(
  address: Address,
  {
    protocol,
    ...fields
  }: Omit<LanguageModelFields, 'model'> & { readonly protocol?: Protocol } = {},
): Promise<LanguageModel> {
  return new LanguageModel({ model: await chatModelAt(address, protocol), ...fields });
}
