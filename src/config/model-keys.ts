import { WenbaoError } from '../errors.ts';

/** Of the variables of both kinds of models, those that a key depends on. */
interface ModelVariables {
  readonly CHAT_MODEL?: string | undefined;
  readonly EMBEDDING_MODEL: string;
  readonly EMBEDDING_BASE_URL?: string | undefined;
  readonly EMBEDDING_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly OPENAI_API_KEY?: string | undefined;
}

/** @throws WenbaoError for a model of OpenAI's own without a key; a compatible server may want none. */
export function checkChatKey({ CHAT_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY }: ModelVariables) {
  if (!CHAT_MODEL?.startsWith('openai:') || OPENAI_BASE_URL || OPENAI_API_KEY) return;
  throw new WenbaoError(
    'config',
    `语言模型 ${CHAT_MODEL} 要用密钥，但没有设置 OPENAI_API_KEY。`,
    '请把密钥写进 .env，或用 OPENAI_BASE_URL 指定一个不要密钥的服务器。',
  );
}

/** @throws WenbaoError for an embedding model of OpenAI's own without a key */
export function checkEmbeddingKey(variables: ModelVariables): void {
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
