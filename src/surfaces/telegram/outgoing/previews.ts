import { z } from 'zod';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import { BotApiFailure, failureKind } from './bot-api-failure.ts';
import type { Delivery } from './delivery.ts';
import {
  addressOf,
  type Destination,
  editedMessage,
  messageDraft,
  newMessage,
  withoutReply,
} from './payloads.ts';
import type { SendBudget } from './send-budget.ts';
import type { WantedChats } from './wanted-chats.ts';

/** What became of a preview: the id of the message that shows it, or why there is none. */
export type PreviewOutcome =
  | number
  /** Not sent. */
  | 'skipped'
  /** Not known to have arrived. */
  | 'failed';

export interface PreviewsOptions {
  readonly delivery: Delivery;
  readonly budget: SendBudget;
  readonly wanted: WantedChats;
}

const sentMessage = z.object({ message_id: z.number().int() });

/**
 * Shows chats what is not yet, or never will be, a message: that is tried once, only where there is
 * budget to spare, and left out while Telegram wants the chat left alone. Nothing rejects.
 */
export class Previews {
  readonly #delivery: Delivery;
  readonly #budget: SendBudget;
  readonly #wanted: WantedChats;
  #hasDrafts = true;

  constructor({ delivery, budget, wanted }: PreviewsOptions) {
    this.#delivery = delivery;
    this.#budget = budget;
    this.#wanted = wanted;
  }

  /** As a message, or in the message that shows the one before. */
  async message(
    to: Destination,
    message: OutgoingMessage,
    shownIn: number | undefined,
  ): Promise<PreviewOutcome> {
    const { chatId } = to;
    if (!this.#budget.hasSpare(chatId)) return 'skipped';
    try {
      this.#wanted.check(chatId);
      if (shownIn === undefined)
        return sentMessage.parse(await this.#delivery.deliverPreview(newMessage(to, message)))
          .message_id;
      await this.#delivery.deliverPreview(editedMessage({ chatId, messageId: shownIn }, message));
      return shownIn;
    } catch (error) {
      const kind = failureKind(error);
      if (kind === 'not-modified' && shownIn !== undefined) return shownIn;
      this.#wanted.note(chatId, error);
      return kind === 'too-many-requests' ? 'skipped' : 'failed';
    }
  }

  /** As a draft; false where there are none, true also where one was left out or lost. */
  async draft(to: Destination, draftId: number, message: OutgoingMessage): Promise<boolean> {
    if (!this.#hasDrafts) return false;
    if (!this.#budget.hasSpare(to.chatId)) return true;
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

  /** “typing…”, for some five seconds. */
  async typing(to: Destination): Promise<void> {
    if (this.#budget.isPaused(to.chatId)) return;
    const payload = { ...addressOf(withoutReply(to)), action: 'typing' };
    await this.#delivery.tryOnce(to.chatId, 'sendChatAction', payload).catch(() => {});
  }
}
