import { z } from 'zod';
import type { Logger } from '../logger.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import type { BotStore } from '../store/bot-store.ts';
import { BotApiFailure, failureKind } from './bot-api-failure.ts';
import type { BotApi } from './call-bot-api.ts';
import { ChatTurns } from './chat-turns.ts';
import { Delivery } from './delivery.ts';
import { failureFacts } from './failure.ts';
import {
  addressOf,
  type Destination,
  editedMessage,
  type InlineResult,
  type MessagePlace,
  messageDraft,
  newMessage,
  placePayload,
  withoutReply,
} from './payloads.ts';
import { QueryAnswers, type TapAnswer } from './query-answers.ts';
import { SendBudget, type SendLimits } from './send-budget.ts';

export type { Destination, InlineResult, MessagePlace } from './payloads.ts';

export interface SenderOptions {
  readonly api: BotApi;
  readonly logger: Logger;
  readonly store: Pick<BotStore, 'setBlocked' | 'isBlocked'>;
  /** Those of Telegram unless given. */
  readonly limits?: SendLimits;
  /** Aborted, it ends all waits and calls: what was not sent by then never will be. */
  readonly signal?: AbortSignal;
}

/** What became of a preview: the id of the message that shows it, or why there is none. */
export type PreviewOutcome =
  | number
  /** Not sent. */
  | 'skipped'
  /** Not known to have arrived. */
  | 'failed';

const sentMessage = z.object({ message_id: z.number().int() });

/**
 * Sends, edits and removes messages, those of one chat in the order in which they were handed over,
 * within Telegram's limits. Nothing rejects: what cannot be done is logged, and a chat that does
 * not want the bot is passed over quietly.
 */
export class Sender {
  readonly #api: BotApi;
  readonly #logger: Logger;
  readonly #store: SenderOptions['store'];
  readonly #signal: { readonly signal?: AbortSignal };
  readonly #budget: SendBudget;
  readonly #delivery: Delivery;
  readonly #queries: QueryAnswers;
  readonly #turns = new ChatTurns();
  readonly #underWay = new Set<Promise<unknown>>();
  #hasDrafts = true;

  constructor({ api, logger, store, limits, signal }: SenderOptions) {
    this.#api = api;
    this.#logger = logger;
    this.#store = store;
    this.#signal = signal ? { signal } : {};
    this.#budget = new SendBudget(limits);
    this.#delivery = new Delivery({ api, logger, budget: this.#budget, ...this.#signal });
    this.#queries = new QueryAnswers({ api, logger, ...this.#signal });
  }

  /** The ids of the messages that were delivered, once all were or the rest was given up. */
  send(to: Destination, messages: readonly OutgoingMessage[]): Promise<readonly number[]> {
    return this.#inTurn(to.chatId, async () => {
      const ids: number[] = [];
      try {
        for (const [index, message] of messages.entries()) {
          this.#checkWanted(to.chatId);
          const parcel = newMessage(index === 0 ? to : withoutReply(to), message);
          ids.push(sentMessage.parse(await this.#delivery.deliver(parcel)).message_id);
        }
      } catch (error) {
        this.#giveUp(to.chatId, error, '有一条消息没能发出');
      }
      return ids;
    });
  }

  /** False where the message is gone or could not be edited. */
  edit(place: MessagePlace, message: OutgoingMessage): Promise<boolean> {
    return this.#inTurn(place.chatId, async () => {
      try {
        this.#checkWanted(place.chatId);
        await this.#delivery.deliver(editedMessage(place, message));
        return true;
      } catch (error) {
        if (failureKind(error) === 'not-modified') return true;
        this.#giveUp(place.chatId, error, '有一条消息没能更改');
        return false;
      }
    });
  }

  remove(place: MessagePlace): Promise<void> {
    return this.#inTurn(place.chatId, async () => {
      try {
        this.#checkWanted(place.chatId);
        await this.#api.call('deleteMessage', placePayload(place), this.#signal);
      } catch (error) {
        this.#giveUp(place.chatId, error, '有一条消息没能删去');
      }
    });
  }

  /**
   * Shows an unfinished answer in a message, the one that shows it already if there is one. Tried
   * once, and only if it is still wanted and there is budget to spare when its turn has come.
   */
  preview(
    to: Destination,
    message: OutgoingMessage,
    { shownIn, isWanted }: { readonly shownIn?: number; readonly isWanted: () => boolean },
  ): Promise<PreviewOutcome> {
    return this.#inTurn(to.chatId, async () => {
      if (!isWanted() || !this.hasSpare(to.chatId)) return 'skipped';
      try {
        this.#checkWanted(to.chatId);
        if (shownIn === undefined) {
          const sent = await this.#delivery.deliverPreview(newMessage(to, message));
          return sentMessage.parse(sent).message_id;
        }
        const place = { chatId: to.chatId, messageId: shownIn };
        await this.#delivery.deliverPreview(editedMessage(place, message));
        return shownIn;
      } catch (error) {
        return this.#previewOutcome(to.chatId, error, shownIn);
      }
    });
  }

  /** Whether a preview may use up budget now, with enough left for what must be sent. */
  hasSpare(chatId: number): boolean {
    return this.#budget.hasSpare(chatId);
  }

  /** Shows “typing…” for some five seconds. Tried once, and a failure is nobody's concern. */
  async showTyping(to: Destination): Promise<void> {
    if (this.#budget.isPaused(to.chatId)) return;
    const payload = { ...addressOf(withoutReply(to)), action: 'typing' };
    await this.#delivery.tryOnce(to.chatId, 'sendChatAction', payload).catch(() => {});
  }

  /**
   * Shows a message that is being written, in a private chat and for 30 s. Tried once. False where
   * drafts are not to be had; true also of one that was not shown for a passing reason.
   */
  async draft(to: Destination, draftId: number, message: OutgoingMessage): Promise<boolean> {
    if (!this.#hasDrafts) return false;
    if (!this.hasSpare(to.chatId)) return true;
    try {
      await this.#delivery.deliverPreview(messageDraft(to, draftId, message));
      return true;
    } catch (error) {
      if (!(error instanceof BotApiFailure)) return true;
      // The server does not know the method, so it is in vain for other chats too.
      if (error.code === 404) this.#hasDrafts = false;
      return error.kind !== 'refused' && error.kind !== 'blocked';
    }
  }

  /** Answers a pressed button at once, without waiting for the chat's other messages. */
  answerTap(tapId: string, answer: TapAnswer = {}): Promise<void> {
    return this.#track(this.#queries.answerTap(tapId, answer));
  }

  /** Answers an inline question at once, with results that are shown only to who asked. */
  answerInline(
    queryId: string,
    results: readonly InlineResult[],
    { cacheSeconds }: { readonly cacheSeconds: number },
  ): Promise<void> {
    return this.#track(this.#queries.answerInline(queryId, results, cacheSeconds));
  }

  /** Resolves when everything that was handed over is done or given up. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #inTurn<Result>(chatId: number, work: () => Promise<Result>): Promise<Result> {
    return this.#track(this.#turns.take(chatId, work));
  }

  #track<Result>(work: Promise<Result>): Promise<Result> {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
    return tracked;
  }

  #checkWanted(chatId: number): void {
    if (this.#store.isBlocked(chatId)) throw new Unwanted();
  }

  #previewOutcome(chatId: number, error: unknown, shownIn: number | undefined): PreviewOutcome {
    const kind = failureKind(error);
    if (kind === 'not-modified' && shownIn !== undefined) return shownIn;
    if (kind === 'too-many-requests') return 'skipped';
    if (kind === 'blocked') this.#block(chatId);
    return 'failed';
  }

  #giveUp(chatId: number, error: unknown, sentence: string): void {
    const kind = failureKind(error);
    if (error instanceof Unwanted || kind === 'message-gone') return;
    if (kind === 'blocked') this.#block(chatId);
    else this.#logger.error(failureFacts(error), sentence);
  }

  #block(chatId: number): void {
    try {
      this.#store.setBlocked(chatId, true);
    } catch (error) {
      this.#logger.warn(failureFacts(error), '没能记下一个不要消息的聊天');
    }
  }
}

/** Ends work for a chat that is known not to want the bot. */
class Unwanted extends Error {}
