import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';
import { untilAborted } from '../../network/until-aborted.ts';
import type { TokenUsage } from '../usage.ts';
import { ModelFailure, toModelFailure } from './model-failure.ts';
import { closingWith } from './model-fetch.ts';
import { ThinkingFilter } from './thinking.ts';

/** How long a model may take, and how much it may say. */
export interface StreamLimits {
  /** Until it says anything; a local model may have to be loaded first. */
  readonly firstChunkMs: number;
  /** Between two chunks. */
  readonly idleMs: number;
  /** From the call to the last chunk. */
  readonly totalMs: number;
  /** Of text, its thinking aside; what comes behind is not read. */
  readonly mostChars: number;
}

/** How a model's text ended, and what it cost, where the provider tells. */
export interface StreamEnd {
  /** Whether the model ended it by itself, and not a limit of the provider's or of ours. */
  readonly isWhole: boolean;
  readonly usage?: TokenUsage;
}

export type OpenStream = (signal: AbortSignal) => Promise<AsyncIterable<AIMessageChunk>>;

/**
 * The pieces of a model's text as they come. However it ends, its request is closed.
 * @throws ModelFailure when the model fails, is late, stalls, or is cut off; the signal's reason
 * once it is aborted
 */
export async function* streamText(
  open: OpenStream,
  limits: StreamLimits,
  signal?: AbortSignal,
): AsyncGenerator<string, StreamEnd> {
  const watch = new Watch(limits, signal);
  try {
    return yield* readText(await watch.next(open), watch, limits);
  } catch (error) {
    signal?.throwIfAborted();
    throw toModelFailure(watch.signal.aborted ? watch.signal.reason : error);
  } finally {
    watch.end();
  }
}

async function* readText(
  stream: AsyncIterable<AIMessageChunk>,
  watch: Watch,
  { mostChars }: StreamLimits,
): AsyncGenerator<string, StreamEnd> {
  const iterator = stream[Symbol.asyncIterator]();
  const thinking = new ThinkingFilter();
  const ending = new Ending();
  let chars = 0;
  for (;;) {
    const next = await watch.next(() => iterator.next());
    if (next.done) return ending.check(chars);
    watch.heard();
    ending.note(next.value);
    const text = thinking.take(next.value.text);
    chars += text.length;
    if (text !== '') yield text;
    if (chars > mostChars) return ending.broken();
  }
}

/** Aborts its signal when the model is silent for too long, or the one it was given aborts. */
class Watch {
  readonly #call = new AbortController();
  readonly #idleMs: number;
  readonly #total: NodeJS.Timeout;
  #silence: NodeJS.Timeout;
  readonly signal: AbortSignal;

  constructor({ firstChunkMs, idleMs, totalMs }: StreamLimits, signal?: AbortSignal) {
    this.#idleMs = idleMs;
    this.#total = this.#after(totalMs);
    this.#silence = this.#after(firstChunkMs);
    this.signal = signal ? AbortSignal.any([signal, this.#call.signal]) : this.#call.signal;
  }

  /** What the next step gives, unless the time is over before. */
  async next<Result>(step: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const { signal } = this;
    const running = closingWith(signal, () => step(signal));
    return untilAborted(running, signal);
  }

  /** A sign of life. */
  heard(): void {
    clearTimeout(this.#silence);
    this.#silence = this.#after(this.#idleMs);
  }

  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#total);
    this.#call.abort();
  }

  #after(timeMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#call.abort(new ModelFailure('late')), timeMs);
  }
}

/** Why a provider ended a text: OpenAI's `finish_reason`, Ollama's `done_reason`. */
const metadataSchema = z.object({
  model_provider: z.string().optional().catch(undefined),
  finish_reason: z.string().nullish().catch(undefined),
  done_reason: z.string().nullish().catch(undefined),
  usage: z
    .object({ cost: z.number().nonnegative().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const count = z.number().int().nonnegative();
const usageSchema = z
  .object({ input_tokens: count, output_tokens: count })
  .transform(({ input_tokens, output_tokens }) => ({
    promptTokens: input_tokens,
    completionTokens: output_tokens,
  }));

/** These always tell why a text ended, so one that does not has been cut off. */
const tellingProviders = ['openai', 'ollama'];

/** What the chunks tell of the end of their text. */
class Ending {
  #provider: string | undefined;
  #reason: string | undefined;
  #usage: TokenUsage | undefined;

  note({ response_metadata, usage_metadata }: AIMessageChunk): void {
    const told = metadataSchema.safeParse(response_metadata).data;
    this.#provider ??= told?.model_provider;
    this.#reason = told?.finish_reason ?? told?.done_reason ?? this.#reason;
    const counted = usageSchema.safeParse(usage_metadata).data;
    if (!counted) return;
    const cost = told?.usage?.cost;
    this.#usage = { ...counted, ...(cost === undefined ? {} : { cost }) };
  }

  check(chars: number): StreamEnd {
    if (this.#reason === 'content_filter') throw new ModelFailure('refused');
    if (chars === 0) throw new ModelFailure('empty');
    const mustTell = tellingProviders.includes(this.#provider ?? '');
    if (mustTell && this.#reason === undefined) throw new ModelFailure('cut');
    return { ...this.broken(), isWhole: this.#reason !== 'length' };
  }

  broken(): StreamEnd {
    return { isWhole: false, ...(this.#usage ? { usage: this.#usage } : {}) };
  }
}
