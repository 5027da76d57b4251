// src/embedding: texts → vectors, checked once, whatever makes them.

import type { Embeddings } from '@langchain/core/embeddings';
import { WenbaoError } from '../errors.ts';
import { openBuiltinEmbeddings } from './builtin/builtin.ts';
import { RemoteEmbeddings } from './remote.ts';
import { type EmbeddingSettings, findRemoteModel, remoteForms } from './remote-model.ts';

/** LangChain's embeddings that may be stopped; those that take no time need not look at the signal. */
export interface StoppableEmbeddings extends Embeddings {
  embedDocuments(texts: string[], signal?: AbortSignal): Promise<number[][]>;
  embedQuery(text: string, signal?: AbortSignal): Promise<number[]>;
}

/** A way to make vectors; `id` names it in the archive, so that no two models are ever mixed. */
export interface EmbeddingModel {
  readonly id: string;
  readonly dimensions: number;
  readonly embeddings: StoppableEmbeddings;
}

/** A model as it is opened: how long the vectors of one on a server are it tells by the first. */
export interface OpenedModel extends Omit<EmbeddingModel, 'dimensions'> {
  readonly dimensions?: number | undefined;
}

const makers: Readonly<Record<string, () => EmbeddingModel>> = {
  builtin: () => {
    const { digest, embeddings } = openBuiltinEmbeddings();
    const { dimensions } = embeddings;
    return { id: `builtin-${dimensions}-${digest.slice(0, 8)}`, dimensions, embeddings };
  },
};

/**
 * Opens an embedding model by its name in the configuration, without calling anybody; throws
 * `config` for an unknown name.
 */
export function openEmbeddingModel(name: 'builtin'): EmbeddingModel;
export function openEmbeddingModel(name: string, settings?: EmbeddingSettings): OpenedModel;
export function openEmbeddingModel(name: string, settings: EmbeddingSettings = {}): OpenedModel {
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  const model = make?.() ?? openRemoteModel(name, settings);
  if (model) return model;
  const available = [...Object.keys(makers), ...remoteForms].join('、');
  throw new WenbaoError('config', `不认识嵌入模型“${name}”。`, `可用的嵌入模型：${available}。`);
}

function openRemoteModel(name: string, settings: EmbeddingSettings): OpenedModel | undefined {
  const remote = findRemoteModel(name, settings);
  if (!remote) return undefined;
  const embeddings = new RemoteEmbeddings(remote, settings.limits);
  return {
    id: remote.id,
    embeddings,
    get dimensions() {
      return embeddings.dimensions;
    },
  };
}

/** The model with vectors of a length that is known from elsewhere; others are refused from then. */
export function withDimensions(
  { id, embeddings }: OpenedModel,
  dimensions: number,
): EmbeddingModel {
  return { id, embeddings, dimensions };
}

/** Finds out how long a model's vectors are, by a short text where need be; throws like `embedAll`. */
export async function measureModel(
  model: OpenedModel,
  signal?: AbortSignal,
): Promise<EmbeddingModel> {
  if (model.dimensions !== undefined) return withDimensions(model, model.dimensions);
  const [vector] = await embedAll(model, ['报纸'], signal);
  if (!vector) throw new RangeError('no vector for a text');
  return withDimensions(model, vector.length);
}

const batchSize = 256;

/**
 * One unit vector for each text, in their order. Throws `model` if the model cannot be used, or
 * returns something other than one finite vector of its length for each text, and the signal's
 * reason if aborted.
 */
export async function embedAll(
  model: OpenedModel,
  texts: readonly string[],
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = texts.slice(start, start + batchSize);
    const embedded = await model.embeddings.embedDocuments(batch, signal);
    if (embedded.length !== batch.length) {
      throw faulty(model, `应有 ${batch.length} 个向量，却得到 ${embedded.length} 个`);
    }
    for (const vector of embedded) vectors.push(toCheckedVector(model, vector));
  }
  return vectors;
}

/** The unit vector of a question; throws like `embedAll`, but of a slow server within seconds. */
export async function embedQuery(
  model: OpenedModel,
  question: string,
  signal?: AbortSignal,
): Promise<Float32Array> {
  signal?.throwIfAborted();
  return toCheckedVector(model, await model.embeddings.embedQuery(question, signal));
}

function toCheckedVector(model: OpenedModel, values: readonly number[]): Float32Array {
  const { dimensions = values.length } = model;
  if (values.length !== dimensions) {
    const remedy = '请换回原来的模型，或运行 npm run embed -- --rebuild 重新建立档案。';
    throw faulty(model, `向量应有 ${dimensions} 维，却有 ${values.length} 维`, remedy);
  }
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  if (!Number.isFinite(norm) || norm === 0) throw faulty(model, '向量全为零或含有无效的数');
  return new Float32Array(values.map((value) => value / norm));
}

function faulty(
  model: OpenedModel,
  fault: string,
  remedy = '请重试；若再次出现，请换一个嵌入模型。',
): WenbaoError {
  return new WenbaoError('model', `嵌入模型 ${model.id} 的结果不对：${fault}。`, remedy);
}
