import { withRetries } from '../../../network/retry.ts';
import type { Logger } from '../logger.ts';
import { failureKind, retryAfterMsOf } from './bot-api-failure.ts';
import { type BotApi, retryLimits } from './call-bot-api.ts';
import { failureFacts } from './failure.ts';
import type { Form, Parcel } from './payloads.ts';
import type { SendBudget } from './send-budget.ts';

/** What is shown of an answer that is being made is not worth waiting longer for. */
const previewTimeoutMs = 3_000;
/** How often a message that Telegram goes on to refuse with a 429 has all its tries anew. */
const mostFreshStarts = 1;

export interface DeliveryOptions {
  readonly api: BotApi;
  readonly budget: SendBudget;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
}

/**
 * Brings content to a chat: within the budget, plain where Telegram refuses the markup, and with a
 * 429 noted for the chat. Everything throws `BotApiFailure`, or the signal's reason.
 */
export class Delivery {
  readonly #api: BotApi;
  readonly #budget: SendBudget;
  readonly #logger: Logger;
  readonly #signal: AbortSignal | undefined;

  constructor({ api, budget, logger, signal }: DeliveryOptions) {
    this.#api = api;
    this.#budget = budget;
    this.#logger = logger;
    this.#signal = signal;
  }

  /**
   * Tries again where that can help; each try waits for its own turn in the budget. Without that
   * turn it takes three minutes at most, and where Telegram wants the chat left alone for longer up
   * to fifteen minutes before the first try, and eighteen more if Telegram then says so once more.
   */
  deliver(parcel: Parcel): Promise<unknown> {
    return inEitherForm(this.#logger, (form) =>
      this.#persist(parcel.chatId, (leftMs) => this.#spend(parcel, form, leftMs)),
    );
  }

  /** As `deliver`, for a call that brings nothing to the chat and needs no turn in the budget. */
  carryOut(chatId: number, method: string, payload: object): Promise<unknown> {
    return this.#persist(chatId, (leftMs) => this.#noting(chatId, method, payload, leftMs));
  }

  /** Tries once. */
  deliverPreview(parcel: Parcel): Promise<unknown> {
    return inEitherForm(this.#logger, (form) => this.#spend(parcel, form, previewTimeoutMs));
  }

  /** Tries once, outside of the budget and for a short time. */
  tryOnce(chatId: number, method: string, payload: object): Promise<unknown> {
    return this.#noting(chatId, method, payload, previewTimeoutMs);
  }

  /** The waits for a chat that is to be left alone are not of the time that the tries have. */
  async #persist(chatId: number, tryOnce: (leftMs: number) => Promise<unknown>): Promise<unknown> {
    for (let freshStarts = 0; ; freshStarts++) {
      await this.#budget.pauseOver(chatId, this.#signal);
      try {
        return await withRetries(tryOnce, retryLimits, this.#signal);
      } catch (error) {
        if (retryAfterMsOf(error) === undefined || freshStarts >= mostFreshStarts) throw error;
      }
    }
  }

  #spend({ chatId, method, payload }: Parcel, form: Form, leftMs: number): Promise<unknown> {
    const call = () => this.#noting(chatId, method, payload(form), leftMs);
    return this.#budget.spend(chatId, call, this.#signal);
  }

  /** One try, after which a chat that is to be left alone is. */
  async #noting(
    chatId: number,
    method: string,
    payload: object,
    totalMs: number,
  ): Promise<unknown> {
    const signal = this.#signal;
    try {
      const once = { totalMs, retries: 'none', ...(signal && { signal }) } as const;
      return await this.#api.call(method, payload, once);
    } catch (error) {
      const retryAfterMs = retryAfterMsOf(error);
      if (retryAfterMs !== undefined) this.#budget.pause(chatId, retryAfterMs);
      if (retryAfterMs !== undefined && retryAfterMs > retryLimits.mostWaitMs)
        this.#logger.warn({ retryAfterMs }, 'Telegram 要求过几分钟再往一个聊天发消息');
      throw error;
    }
  }
}

/** What delivering gives in HTML, or plain if the markup is refused. Throws what it throws. */
export async function inEitherForm(
  logger: Logger,
  deliver: (form: Form) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await deliver('html');
  } catch (error) {
    if (failureKind(error) !== 'markup-refused') throw error;
    logger.warn(failureFacts(error), 'Telegram 不收这条消息的格式，改发纯文本');
    return deliver('plain');
  }
}
