// src/surfaces/telegram/outgoing: calls to the Bot API: in order, within its limits, again where that helps.

import type { Logger } from '../logger.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import type { BotStore } from '../store/bot-store.ts';
import { failureKind } from './bot-api-failure.ts';
import type { BotApi } from './call-bot-api.ts';
import { ChatTurns } from './chat-turns.ts';
import { Delivery } from './delivery.ts';
import { failureFacts } from './failure.ts';
import {
  type Destination,
  editedMessage,
  type InlineResult,
  type MessagePlace,
  newMessage,
  placePayload,
  withoutReply,
} from './payloads.ts';
import { type PreviewOutcome, Previews } from './previews.ts';
import { type InlineOptions, QueryAnswers, type TapAnswer } from './query-answers.ts';
import { SendBudget, type SendLimits } from './send-budget.ts';
import { Unwanted, WantedChats } from './wanted-chats.ts';

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

/**
 * Sends, edits and removes messages, those of one chat in the order in which they were handed over,
 * within Telegram's limits. Nothing rejects: what cannot be done is logged, and a chat that does
 * not want the bot is passed over quietly.
 *
 * A message that has its turn takes a moment, and about three minutes before it is given up where
 * the network or Telegram fails. Where Telegram wants a chat left alone it waits for that, with all
 * that comes after it in the chat: up to fifteen minutes, and once more if Telegram then repeats
 * it. It holds nothing else, so who has other work should not wait for it.
 */
export class Sender {
  readonly #logger: Logger;
  readonly #wanted: WantedChats;
  readonly #budget: SendBudget;
  readonly #delivery: Delivery;
  readonly #previews: Previews;
  readonly #queries: QueryAnswers;
  readonly #turns = new ChatTurns();
  /** By chat; chats of which nothing is to be sent are not in it. */
  readonly #pending = new Map<number, number>();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor({ api, logger, store, limits, signal }: SenderOptions) {
    const signals = signal ? { signal } : {};
    this.#logger = logger;
    this.#wanted = new WantedChats(store, logger);
    this.#budget = new SendBudget(limits);
    this.#delivery = new Delivery({ api, logger, budget: this.#budget, ...signals });
    const [delivery, budget, wanted] = [this.#delivery, this.#budget, this.#wanted];
    this.#previews = new Previews({ delivery, budget, wanted });
    this.#queries = new QueryAnswers({ api, logger, ...signals });
  }

  /** Resolves when all are delivered, or the rest is given up. */
  send(to: Destination, messages: readonly OutgoingMessage[]): Promise<void> {
    return this.#inTurnCounted(to.chatId, () => this.#sendAll(to, messages));
  }

  /**
   * Sends messages, the first of them in the place of a preview. Which message shows that is asked
   * when the turn has come; without messages, or where it cannot be edited, that one is removed.
   */
  sendInPlace(
    to: Destination,
    messages: readonly OutgoingMessage[],
    shownIn: () => Promise<number | undefined>,
  ): Promise<void> {
    return this.#inTurnCounted(to.chatId, async () => {
      const messageId = await shownIn();
      if (messageId === undefined) return this.#sendAll(to, messages);
      const place = { chatId: to.chatId, messageId };
      const [first, ...rest] = messages;
      if (first && (await this.#isEdited(place, first)))
        return this.#sendAll(withoutReply(to), rest);
      await this.#sendAll(to, messages);
      void this.remove(place);
    });
  }

  /** Resolves when it is done or given up, as it is at once for a message that is gone. */
  edit(place: MessagePlace, message: OutgoingMessage): Promise<void> {
    return this.#inTurnCounted(place.chatId, async () => {
      await this.#isEdited(place, message);
    });
  }

  /** Resolves when the message is gone, or when that is given up. */
  remove(place: MessagePlace): Promise<void> {
    return this.#inTurn(place.chatId, async () => {
      try {
        this.#wanted.check(place.chatId);
        await this.#delivery.carryOut(place.chatId, 'deleteMessage', placePayload(place));
      } catch (error) {
        this.#giveUp(place.chatId, error, '有一条消息没能删去');
      }
    });
  }

  /** How many calls of `send`, `sendInPlace` and `edit` for a chat are under way or wait. */
  pendingOf(chatId: number): number {
    return this.#pending.get(chatId) ?? 0;
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
    return this.#inTurn(to.chatId, async () =>
      isWanted() ? this.#previews.message(to, message, shownIn) : 'skipped',
    );
  }

  /** Whether a preview may use up budget now, with enough left for what must be sent. */
  hasSpare(chatId: number): boolean {
    return this.#budget.hasSpare(chatId);
  }

  /** Shows “typing…” for some five seconds. Tried once, and a failure is nobody's concern. */
  showTyping(to: Destination): Promise<void> {
    return this.#previews.typing(to);
  }

  /**
   * Shows a message that is being written, in a private chat and for 30 s. Tried once. False where
   * drafts are not to be had; true also of one that was not shown for a passing reason.
   */
  draft(to: Destination, draftId: number, message: OutgoingMessage): Promise<boolean> {
    return this.#previews.draft(to, draftId, message);
  }

  /** Answers a pressed button at once, without waiting for the chat's other messages. */
  answerTap(tapId: string, answer: TapAnswer): Promise<void> {
    return this.#track(this.#queries.answerTap(tapId, answer));
  }

  /** Answers an inline question at once, with results that are shown only to who asked. */
  answerInline(
    queryId: string,
    results: readonly InlineResult[],
    options: InlineOptions,
  ): Promise<void> {
    return this.#track(this.#queries.answerInline(queryId, results, options));
  }

  /** Resolves when everything that was handed over is done or given up. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #sendAll(to: Destination, messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      for (const [index, message] of messages.entries()) {
        this.#wanted.check(to.chatId);
        await this.#delivery.deliver(newMessage(index === 0 ? to : withoutReply(to), message));
      }
    } catch (error) {
      this.#giveUp(to.chatId, error, '有一条消息没能发出');
    }
  }

  async #isEdited(place: MessagePlace, message: OutgoingMessage): Promise<boolean> {
    try {
      this.#wanted.check(place.chatId);
      await this.#delivery.deliver(editedMessage(place, message));
      return true;
    } catch (error) {
      if (failureKind(error) === 'not-modified') return true;
      this.#giveUp(place.chatId, error, '有一条消息没能更改');
      return false;
    }
  }

  #inTurnCounted(chatId: number, work: () => Promise<void>): Promise<void> {
    this.#pending.set(chatId, this.pendingOf(chatId) + 1);
    return this.#inTurn(chatId, work).finally(() => {
      const left = this.pendingOf(chatId) - 1;
      if (left > 0) this.#pending.set(chatId, left);
      else this.#pending.delete(chatId);
    });
  }

  #inTurn<Result>(chatId: number, work: () => Promise<Result>): Promise<Result> {
    return this.#track(this.#turns.take(chatId, work));
  }

  #track<Result>(work: Promise<Result>): Promise<Result> {
    const tracked = work.finally(() => this.#underWay.delete(tracked));
    this.#underWay.add(tracked);
    return tracked;
  }

  #giveUp(chatId: number, error: unknown, sentence: string): void {
    const kind = failureKind(error);
    if (error instanceof Unwanted || kind === 'message-gone') return;
    this.#wanted.note(chatId, error);
    if (kind !== 'blocked') this.#logger.error(failureFacts(error), sentence);
  }
}
