import type { Logger } from '../logger.ts';
import { failureKind } from './bot-api-failure.ts';
import type { BotApi, BotApiCallOptions } from './call-bot-api.ts';
import { inEitherForm } from './delivery.ts';
import { failureFacts } from './failure.ts';
import { alertText, articleOf, type InlineResult } from './payloads.ts';

/** Telegram forgets a tap or an inline question at about this age. */
const queryLifeMs = 15_000;
const queryCallMs = 5_000;

/** What somebody who pressed a button is told; nothing only ends Telegram's sign of waiting. */
export interface TapAnswer {
  readonly text?: string;
  /** Whether the text has to be closed by hand. */
  readonly isAlert?: boolean;
  /** An address of the bot's own, to be opened. */
  readonly url?: string;
}

export interface QueryAnswersOptions {
  readonly api: BotApi;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
}

/** Answers taps and inline questions at once: they are in no chat's order and not in the budget. */
export class QueryAnswers {
  readonly #api: BotApi;
  readonly #logger: Logger;
  readonly #callOptions: BotApiCallOptions;

  constructor({ api, logger, signal }: QueryAnswersOptions) {
    this.#api = api;
    this.#logger = logger;
    this.#callOptions = {
      timeoutMs: queryCallMs,
      totalMs: queryLifeMs,
      ...(signal && { signal }),
    };
  }

  /** Never rejects; an answer that comes too late is nobody's concern. */
  async answerTap(tapId: string, { text, isAlert, url }: TapAnswer): Promise<void> {
    const payload = {
      callback_query_id: tapId,
      ...(text !== undefined && { text: alertText(text) }),
      ...(isAlert && { show_alert: true }),
      ...(url !== undefined && { url }),
    };
    await this.#call('answerCallbackQuery', payload).catch((error) =>
      this.#report(error, '有一个按钮没能回应'),
    );
  }

  /** Never rejects. The results are shown only to who asked. */
  async answerInline(
    queryId: string,
    results: readonly InlineResult[],
    cacheSeconds: number,
  ): Promise<void> {
    const query = { inline_query_id: queryId, cache_time: cacheSeconds, is_personal: true };
    await inEitherForm(this.#logger, (form) => {
      const articles = results.map((result) => articleOf(result, form));
      return this.#call('answerInlineQuery', { ...query, results: articles });
    }).catch((error) => this.#report(error, '有一个行内问题没能回应'));
  }

  #call(method: string, payload: object): Promise<unknown> {
    return this.#api.call(method, payload, this.#callOptions);
  }

  #report(error: unknown, sentence: string): void {
    if (failureKind(error) !== 'stale') this.#logger.warn(failureFacts(error), sentence);
  }
}
