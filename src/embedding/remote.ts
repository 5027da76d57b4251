import { Embeddings } from '@langchain/core/embeddings';
import { CallFailure } from '../network/call-failure.ts';
import { type CallLimits, callRemote, type RemoteRequest } from '../network/remote-call.ts';
import { toModelError, wantsFewerTexts } from './remote-failure.ts';
import { type BatchLimit, badReply, type RemoteModel } from './remote-provider.ts';

/** For texts of an archive nobody waits at a keyboard; a question is not worth so long a wait. */
export interface RemoteLimits {
  readonly documents: CallLimits;
  readonly query: CallLimits;
}

export const defaultLimits: RemoteLimits = {
  documents: {
    callMs: 120_000,
    totalMs: 300_000,
    mostRetries: 4,
    backoffMs: 500,
    mostWaitMs: 60_000,
  },
  query: { callMs: 15_000, totalMs: 15_000, mostRetries: 1, backoffMs: 300, mostWaitMs: 3_000 },
};

/**
 * The embeddings of a model on a server. LangChain's own classes for Ollama and OpenAI are not used:
 * neither takes an abort signal, has a limit for a body that stalls, or looks at how many vectors
 * came. OpenAI's takes no account of `index`, asks for base64, which not all servers know, and
 * changes line breaks to spaces; Ollama's has no time limit and writes to the console.
 */
export class RemoteEmbeddings extends Embeddings {
  readonly #remote: RemoteModel;
  readonly #limits: RemoteLimits;
  #mostTexts: number;
  #dimensions: number | undefined;

  constructor(remote: RemoteModel, limits: RemoteLimits = defaultLimits) {
    super({});
    this.#remote = remote;
    this.#limits = limits;
    this.#mostTexts = remote.protocol.batch.texts;
  }

  /** The length of its vectors, once it has made one. */
  get dimensions(): number | undefined {
    return this.#dimensions;
  }

  /** Throws `WenbaoError` of kind `model`, or the signal's reason; an abort closes the request. */
  override async embedDocuments(texts: string[], signal?: AbortSignal): Promise<number[][]> {
    const vectors: number[][] = [];
    while (vectors.length < texts.length) {
      const { chars } = this.#remote.protocol.batch;
      const batch = nextBatch(texts, vectors.length, { texts: this.#mostTexts, chars });
      try {
        vectors.push(...(await this.#embed(batch, this.#limits.documents, signal)));
      } catch (error) {
        this.#takeFewer(error, batch);
      }
    }
    return vectors;
  }

  /** Like `embedDocuments`, for one text, within seconds. */
  override async embedQuery(text: string, signal?: AbortSignal): Promise<number[]> {
    try {
      return (await this.#embed([text], this.#limits.query, signal)).flat();
    } catch (error) {
      throw this.#told(error, [text]);
    }
  }

  async #embed(
    texts: readonly string[],
    limits: CallLimits,
    signal: AbortSignal | undefined,
  ): Promise<number[][]> {
    const reply = await callRemote(toRequest(this.#remote, texts), limits, signal);
    const vectors = this.#remote.protocol.readVectors(parseJson(reply), texts.length);
    for (const { length } of vectors) this.#checkLength(length);
    return vectors;
  }

  /** The first vector that came says how long all others have to be. */
  #checkLength(length: number): void {
    this.#dimensions ??= length;
    if (length === this.#dimensions) return;
    throw badReply(`向量长短不一（${this.#dimensions} 维和 ${length} 维）`);
  }

  /** Goes on with smaller batches where the server wants that; throws where it wants otherwise. */
  #takeFewer(error: unknown, batch: readonly string[]): void {
    const isTooMany = error instanceof CallFailure && wantsFewerTexts(error.fault);
    if (!isTooMany || batch.length === 1) throw this.#told(error, batch);
    this.#mostTexts = Math.min(this.#mostTexts, Math.floor(batch.length / 2));
  }

  #told(error: unknown, texts: readonly string[]): unknown {
    return error instanceof CallFailure ? toModelError(error.fault, this.#remote, texts) : error;
  }
}

/** Texts from `start` on; at least one, however long it is. */
function nextBatch(texts: readonly string[], start: number, most: BatchLimit): string[] {
  let end = start;
  let chars = 0;
  while (end < texts.length && end - start < most.texts) {
    chars += texts[end]?.length ?? 0;
    if (end > start && chars > most.chars) break;
    end += 1;
  }
  return texts.slice(start, end);
}

function toRequest(remote: RemoteModel, texts: readonly string[]): RemoteRequest {
  const { protocol, baseUrl, model, apiKey } = remote;
  return {
    url: baseUrl.replace(/\/+$/u, '') + protocol.path,
    headers: {
      'content-type': 'application/json',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(protocol.toBody(model, texts)),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badReply('不是完整的 JSON');
  }
}
