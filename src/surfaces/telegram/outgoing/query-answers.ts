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
}

export interface InlineOptions {
  /** How long Telegram may give the same person the same results for the same words. */
  readonly cacheSeconds: number;
  /** What is written on a button above the results, which opens the bot's help. */
  readonly button?: string;
}

/** What the bot is started with by the button above inline results. */
const helpParameter = 'help';

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
  async answerTap(tapId: string, { text, isAlert }: TapAnswer): Promise<void> {
    const payload = {
      callback_query_id: tapId,
      ...(text !== undefined && { text: alertText(text) }),
      ...(isAlert && { show_alert: true }),
    };
    await this.#call('answerCallbackQuery', payload).catch((error) =>
      this.#report(error, '有一个按钮没能回应'),
    );
  }

  /** Never rejects. The results are shown only to who asked. */
  async answerInline(
    queryId: string,
    results: readonly InlineResult[],
    { cacheSeconds, button: text }: InlineOptions,
  ): Promise<void> {
    const query = { inline_query_id: queryId, cache_time: cacheSeconds, is_personal: true };
    const button = text === undefined ? {} : { button: { text, start_parameter: helpParameter } };
    await inEitherForm(this.#logger, (form) => {
      const articles = results.map((result) => articleOf(result, form));
      return this.#call('answerInlineQuery', { ...query, ...button, results: articles });
    }).catch((error) => this.#report(error, '有一个行内问题没能回应'));
  }

  #call(method: string, payload: object): Promise<unknown> {
    return this.#api.call(method, payload, this.#callOptions);
  }

  #report(error: unknown, sentence: string): void {
    if (failureKind(error) !== 'stale') this.#logger.warn(failureFacts(error), sentence);
  }
}
