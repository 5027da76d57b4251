import { type Telegram, TelegramError } from 'telegraf';
import type { Logger } from '../logger.ts';
import type { OutgoingMessage } from '../messages/answer-message.ts';
import { failureFacts } from './failure.ts';
import { withRetries, withTimeout } from './retry.ts';

/** Where a message goes. */
export interface Destination {
  readonly chatId: number;
  /** The topic of a forum. */
  readonly threadId?: number;
  /** The message that this one answers. */
  readonly replyTo?: number;
}

export interface SenderOptions {
  readonly telegram: Telegram;
  readonly logger: Logger;
  /** A call that takes longer is given up and tried again. */
  readonly requestTimeoutMs?: number;
}

/** Sends messages, those of one chat in the order in which they were handed over. */
export class Sender {
  readonly #telegram: Telegram;
  readonly #logger: Logger;
  readonly #requestTimeoutMs: number | undefined;
  readonly #lastOfChat = new Map<number, Promise<void>>();

  constructor({ telegram, logger, requestTimeoutMs }: SenderOptions) {
    this.#telegram = telegram;
    this.#logger = logger;
    this.#requestTimeoutMs = requestTimeoutMs;
  }

  /**
   * Resolves when the messages have been delivered or given up. Never rejects: what cannot be
   * delivered is logged, and a chat that the bot was removed from is passed over.
   */
  send(to: Destination, messages: readonly OutgoingMessage[]): Promise<void> {
    const earlier = this.#lastOfChat.get(to.chatId) ?? Promise.resolve();
    const sending = earlier.then(() => this.#sendAll(to, messages));
    this.#lastOfChat.set(to.chatId, sending);
    return sending.finally(() => {
      if (this.#lastOfChat.get(to.chatId) === sending) this.#lastOfChat.delete(to.chatId);
    });
  }

  /** Shows “typing…” for some five seconds. Tried once, and a failure is nobody's concern. */
  async showTyping({ chatId, threadId }: Destination): Promise<void> {
    const topic = threadId === undefined ? {} : { message_thread_id: threadId };
    await this.#telegram.sendChatAction(chatId, 'typing', topic).catch(() => {});
  }

  async #sendAll(to: Destination, messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      for (const [index, message] of messages.entries()) {
        await this.#sendOne(index === 0 ? to : withoutReply(to), message);
      }
    } catch (error) {
      if (isBlocked(error)) return;
      this.#logger.error(failureFacts(error), '有一条消息没能发出');
    }
  }

  async #sendOne(to: Destination, { html, plain }: OutgoingMessage): Promise<void> {
    try {
      await this.#post(to, { text: html, parse_mode: 'HTML' });
    } catch (error) {
      if (!isMarkupRefused(error)) throw error;
      this.#logger.warn(failureFacts(error), 'Telegram 不收这条消息的格式，改发纯文本');
      await this.#post(to, { text: plain });
    }
  }

  async #post(to: Destination, content: { text: string; parse_mode?: 'HTML' }): Promise<void> {
    const payload = { ...addressOf(to), ...content, link_preview_options: { is_disabled: true } };
    await withRetries(() =>
      withTimeout(this.#telegram.callApi('sendMessage', payload), this.#requestTimeoutMs),
    );
  }
}

function addressOf({ chatId, threadId, replyTo }: Destination) {
  const topic = threadId === undefined ? {} : { message_thread_id: threadId };
  if (replyTo === undefined) return { chat_id: chatId, ...topic };
  // A question may have been deleted before its answer is ready.
  const reply = { message_id: replyTo, allow_sending_without_reply: true };
  return { chat_id: chatId, ...topic, reply_parameters: reply };
}

function withoutReply({ replyTo: _, ...to }: Destination): Destination {
  return to;
}

function isBlocked(error: unknown): boolean {
  return error instanceof TelegramError && error.code === 403;
}

function isMarkupRefused(error: unknown): boolean {
  if (!(error instanceof TelegramError) || error.code !== 400) return false;
  return error.description.includes("can't parse entities");
}
