import { z } from 'zod';
import {
  badReply,
  checkCount,
  noVectors,
  type Protocol,
  unusableVector,
  vectorSchema,
} from './remote-provider.ts';

const replySchema = z.object({ embeddings: z.array(z.unknown()) });
const vectorsSchema = z.array(vectorSchema);

/**
 * Ollama's own protocol (https://docs.ollama.com/api/embed). By its default a text that is too long
 * for the model is cut off by the server.
 */
export const ollama: Protocol = {
  defaultBaseUrl: 'http://127.0.0.1:11434',
  path: '/api/embed',
  // Without a graphics card such a call takes some ten seconds.
  batch: { texts: 32, chars: 16_000 },
  toBody: (model, texts) => ({ model, input: texts }),
  readVectors,
  remedies: {
    unreachable: ({ addressVariable }) =>
      `请启动 Ollama（ollama serve），并检查地址 ${addressVariable}。`,
    wrongAddress: ({ addressVariable }) =>
      `请检查地址 ${addressVariable}，并把 Ollama 更新到新版本。`,
    noModel: ({ model }) => `请运行 ollama pull ${model}。`,
  },
};

function readVectors(reply: unknown, count: number): number[][] {
  const { data } = replySchema.safeParse(reply);
  if (!data) throw badReply(noVectors);
  checkCount(data.embeddings.length, count);
  const vectors = vectorsSchema.safeParse(data.embeddings);
  if (!vectors.success) throw badReply(unusableVector);
  return vectors.data;
}
