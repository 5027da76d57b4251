import type { Embeddings } from '@langchain/core/embeddings';
import { WenbaoError } from '../errors.ts';
import { HashedEmbeddings, hashedDimensions, hashedModelId } from './hashed.ts';

/** A way to make vectors; `id` names it in the archive, so that no two models are ever mixed. */
export interface EmbeddingModel {
  readonly id: string;
  readonly dimensions: number;
  readonly embeddings: Embeddings;
}

const makers: Readonly<Record<string, () => EmbeddingModel>> = {
  builtin: () => ({
    id: hashedModelId,
    dimensions: hashedDimensions,
    embeddings: new HashedEmbeddings(),
  }),
};

/** Opens an embedding model by its name in the configuration; throws `config` for an unknown name. */
export function openEmbeddingModel(name: string): EmbeddingModel {
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  if (make) return make();
  const available = Object.keys(makers).join('、');
  throw new WenbaoError('config', `不认识嵌入模型“${name}”。`, `可用的嵌入模型：${available}。`);
}

const batchSize = 256;

/**
 * One unit vector for each text, in their order. Throws `model` if the model returns something
 * other than one finite vector of its length for each text, and the signal's reason if aborted.
 */
export async function embedAll(
  model: EmbeddingModel,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = texts.slice(start, start + batchSize);
    const embedded = await model.embeddings.embedDocuments(batch);
    if (embedded.length !== batch.length) {
      throw faulty(model, `应有 ${batch.length} 个向量，却得到 ${embedded.length} 个`);
    }
    for (const vector of embedded) vectors.push(toCheckedVector(model, vector));
  }
  return vectors;
}

/** The unit vector of a question; throws like `embedAll`. */
export async function embedQuery(
  model: EmbeddingModel,
  question: string,
  signal?: AbortSignal,
): Promise<Float32Array> {
  signal?.throwIfAborted();
  return toCheckedVector(model, await model.embeddings.embedQuery(question));
}

function toCheckedVector(model: EmbeddingModel, values: readonly number[]): Float32Array {
  if (values.length !== model.dimensions) {
    throw faulty(model, `向量应有 ${model.dimensions} 维，却有 ${values.length} 维`);
  }
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(norm) || norm === 0) throw faulty(model, '向量全为零或含有无效的数');
  return new Float32Array(values.map((value) => value / norm));
}

function faulty(model: EmbeddingModel, fault: string): WenbaoError {
  return new WenbaoError(
    'model',
    `嵌入模型 ${model.id} 的结果不对：${fault}。`,
    '请重试；若再次出现，请换一个嵌入模型。',
  );
}
