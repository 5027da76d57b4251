import { embedQuery, openEmbeddingModel } from '../../../src/embedding/model.ts';
import { defaultLimits } from '../../../src/embedding/remote.ts';
import type { ArchiveFacts } from '../archive-facts.ts';
import { type Check, failing, ok, thrown, warning } from '../check.ts';
import { faultyVariable, providerVariables, type Surroundings } from '../surroundings.ts';

const name = '嵌入模型';

const ownVariables = ['EMBEDDING_MODEL', 'EMBEDDING_BASE_URL', 'EMBEDDING_API_KEY'];

/** The embedding model: a short text is embedded, and its vector compared with the archive's. */
export async function examineEmbedding(
  surroundings: Surroundings,
  facts: Promise<ArchiveFacts | undefined>,
): Promise<readonly Check[]> {
  const { config, isOffline } = surroundings;
  const { embeddingModel } = config;
  const variables = [...ownVariables, ...providerVariables(embeddingModel)];
  const faulty = faultyVariable(surroundings, variables);
  const isRemote = embeddingModel !== 'builtin';
  if (faulty) return [warning(name, `没有查：要等 ${faulty} 改好。`)];
  if (isRemote && isOffline) return [ok(name, `${embeddingModel}（没有联网去查）。`)];
  try {
    const { length } = await embedShortText(surroundings);
    const archive = await facts.catch(() => undefined);
    const shown = isRemote ? `${embeddingModel} 能用` : '内置，不用联网';
    if (!archive || archive.dimensions === length) return [ok(name, `${shown}，${length} 维。`)];
    const detail = `${shown}，但它的向量是 ${length} 维，档案是 ${archive.dimensions} 维。`;
    const remedy = '请换回原来的模型，或运行 npm run embed -- --rebuild。';
    return [failing(name, detail, remedy)];
  } catch (error) {
    return [thrown(name, error)];
  }
}

/** Somebody is waiting for the report: what does not answer at once is told so. */
function embedShortText({ config, serverMs }: Surroundings): Promise<Float32Array> {
  const query = { ...defaultLimits.query, callMs: serverMs, totalMs: serverMs, mostRetries: 0 };
  const limits = { ...defaultLimits, query };
  return embedQuery(openEmbeddingModel(config.embeddingModel, { ...config, limits }), '报纸');
}
