import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { ChatPromptTemplate } from '@langchain/core/prompts';
import type { RunnableConfig } from '@langchain/core/runnables';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import type { TokenUsage } from '../usage.ts';
import { ModelFailure, type ModelFault, toModelFailure } from './model-failure.ts';
import { type StreamLimits, streamText } from './model-stream.ts';

export interface LanguageModelFields {
  readonly model: BaseChatModel;
  readonly limits?: Partial<StreamLimits>;
  /** How long a model that failed again and again is left alone; 60 s unless told. */
  readonly restMs?: number;
}

/** What a model is told: a prompt, and the values of its variables. */
export interface Request {
  readonly prompt: ChatPromptTemplate;
  readonly values: Readonly<Record<string, string>>;
  readonly config?: RunnableConfig;
  /** Each piece of the text as it comes; `false` when no more is wanted. */
  readonly onPiece: (piece: string) => boolean;
}

/** How a text ended; `isWhole` of one that its reader had enough of is `false`. */
export interface Spoken {
  readonly isWhole: boolean;
  readonly usage?: TokenUsage;
}

const defaultLimits: StreamLimits = {
  firstChunkMs: 60_000,
  idleMs: 20_000,
  totalMs: 120_000,
  mostChars: 4_000,
};

/** So many failures in a row, and the model is left alone for a while. */
const mostFailures = 3;

/** A chat model behind time limits, and behind a circuit that spares a failing one. */
export class LanguageModel {
  readonly #model: BaseChatModel;
  readonly #limits: StreamLimits;
  readonly #circuit;
  #lastFault: ModelFault | undefined;

  constructor({ model, limits, restMs = 60_000 }: LanguageModelFields) {
    this.#model = model;
    this.#limits = { ...defaultLimits, ...limits };
    const isFailing = (error: Error) => error instanceof ModelFailure && error.fault !== 'refused';
    this.#circuit = circuitBreaker(handleWhen(isFailing), {
      halfOpenAfter: restMs,
      breaker: new ConsecutiveBreaker(mostFailures),
    });
  }

  /**
   * Lets the model speak. @throws ModelFailure, also while the model is left alone; the reason of
   * the config's signal once it is aborted
   */
  async speak(request: Request): Promise<Spoken> {
    request.config?.signal?.throwIfAborted();
    // The circuit lets others wait for the one call that tries the model again.
    if (this.#circuit.state === CircuitState.HalfOpen) throw this.#resting();
    try {
      return await this.#circuit.execute(() => this.#listen(request));
    } catch (error) {
      request.config?.signal?.throwIfAborted();
      if (error instanceof BrokenCircuitError) throw this.#resting();
      const failure = toModelFailure(error);
      this.#lastFault = failure.fault;
      throw failure;
    }
  }

  #resting(): ModelFailure {
    return new ModelFailure('resting', undefined, this.#lastFault);
  }

  async #listen({ prompt, values, config = {}, onPiece }: Request): Promise<Spoken> {
    const { signal: given, ...traced } = config;
    const chain = prompt.pipe(this.#model);
    const open = (signal: AbortSignal) => chain.stream(values, { ...traced, signal });
    const pieces = streamText(open, this.#limits, given);
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value;
      if (onPiece(next.value)) continue;
      await pieces.return({ isWhole: false });
      return { isWhole: false };
    }
  }
}
