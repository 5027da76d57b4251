import { z } from 'zod';
import {
  badReply,
  checkCount,
  noVectors,
  type Protocol,
  unusableVector,
  vectorSchema,
} from './remote-provider.ts';

const replySchema = z.object({ data: z.array(z.unknown()) });
const itemsSchema = z.array(z.object({ index: z.int().optional(), embedding: vectorSchema }));
type Item = z.infer<typeof itemsSchema>[number];

/**
 * OpenAI's protocol (https://platform.openai.com/docs/api-reference/embeddings), which many servers
 * speak. Not all of them know the encoding base64, so numbers are asked for.
 */
export const openai: Protocol = {
  defaultBaseUrl: 'https://api.openai.com/v1',
  path: '/embeddings',
  // OpenAI takes 2048 texts and 300,000 tokens; others take 64, 32 or 10 texts and say so.
  batch: { texts: 64, chars: 60_000 },
  toBody: (model, texts) => ({ model, input: texts, encoding_format: 'float' }),
  readVectors,
  remedies: {
    unreachable: ({ addressVariable }) => `请检查网络和地址 ${addressVariable}。`,
    wrongAddress: ({ addressVariable }) => `请检查地址 ${addressVariable}，它通常以 /v1 结尾。`,
    noModel: () => '请检查 EMBEDDING_MODEL 里的模型名。',
  },
};

function readVectors(reply: unknown, count: number): number[][] {
  const { data } = replySchema.safeParse(reply);
  if (!data) throw badReply(noVectors);
  checkCount(data.data.length, count);
  const items = itemsSchema.safeParse(data.data);
  if (!items.success) throw badReply(unusableVector);
  return inOrder(items.data).map(({ embedding }) => embedding);
}

/** By their indexes from 0; where a server gives none at all, as they came. */
function inOrder(items: readonly Item[]): readonly Item[] {
  if (items.every(({ index }) => index === undefined)) return items;
  const byIndex = new Map(items.map((item) => [item.index, item]));
  return items.map((_, position) => {
    const item = byIndex.get(position);
    if (!item) throw badReply('向量的序号有重复或缺失');
    return item;
  });
}
