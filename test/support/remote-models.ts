import { type OpenedModel, openEmbeddingModel } from '../../src/embedding/model.ts';
import { describeError, WenbaoError } from '../../src/errors.ts';
import type { CallLimits } from '../../src/network/remote-call.ts';
import { type EmbeddingServer, servedModel } from './embedding-server.ts';

export type ProviderName = 'ollama' | 'openai';
export const providerNames: readonly ProviderName[] = ['ollama', 'openai'];

export const testKey = 'sk-LOCAL-test-key-0123456789';

/** Patient with a busy machine, but with hardly a wait between two tries. */
const quick: CallLimits = {
  callMs: 10_000,
  totalMs: 15_000,
  mostRetries: 3,
  backoffMs: 1,
  mostWaitMs: 5_000,
};

/** A model on the server, by one of the protocols. */
export function modelAt(
  server: EmbeddingServer,
  provider: ProviderName,
  limits: Partial<CallLimits> = {},
  model = servedModel,
): OpenedModel {
  const both = { ...quick, ...limits };
  return openEmbeddingModel(`${provider}:${model}`, {
    embeddingBaseUrl: provider === 'ollama' ? server.ollamaUrl : server.openaiUrl,
    embeddingApiKey: testKey,
    limits: { documents: both, query: both },
  });
}

/** What people are told of the model's error that some work ends with; empty for other errors. */
export async function complaintOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof WenbaoError && error.kind === 'model' ? describeError(error) : '';
}
