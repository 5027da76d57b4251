import type { Chats } from './bot-api-chats.ts';
import type { InlineQueries } from './bot-api-inline.ts';
import { findButton } from './bot-api-keyboard.ts';
import { type SentMessages, toRawMessage } from './bot-api-messages.ts';
import type { Taps } from './bot-api-queries.ts';
import {
  entitiesOf,
  personIn,
  type SayOptions,
  toMembership,
  toMessage,
  toUser,
} from './bot-api-updates.ts';

/** Telegram cuts off what is typed behind a bot's name. */
const maxInlineChars = 256;

type Content = Readonly<Record<string, unknown>>;

export interface PeopleParts {
  /** Takes an update without its id, which it returns. */
  readonly deliver: (content: Content) => number;
  readonly nextMessageId: () => number;
  readonly sent: SentMessages;
  readonly chats: Chats;
  readonly taps: Taps;
  readonly inlines: InlineQueries;
}

/** What people do in chats, as updates for the bot. */
export class People {
  readonly #parts: PeopleParts;
  readonly #said = new Map<number, Content>();

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  /** Returns the update's id. */
  post(chatId: number, content: Content, options?: SayOptions): number {
    const { chats, deliver, nextMessageId } = this.#parts;
    chats.know(chatId);
    const original = this.#original(chatId, options?.repliesTo);
    const message = toMessage(chatId, nextMessageId(), content, options, original);
    const updateId = deliver({ message });
    this.#said.set(updateId, message);
    return updateId;
  }

  /** The id of the message that an update brought. */
  messageOf(updateId: number): number {
    return Number(this.#saidBy(updateId).message_id);
  }

  edit(updateId: number, text: string): number {
    const edit_date = Math.floor(Date.now() / 1000);
    const changed = { text, entities: entitiesOf(text), edit_date };
    return this.#parts.deliver({ edited_message: { ...this.#saidBy(updateId), ...changed } });
  }

  tap(chatId: number, messageId: number, textOrData: string, from?: number): string {
    const message = this.#parts.sent.get(chatId, messageId);
    const data = message && findButton(message.keyboard, textOrData)?.data;
    if (!message || data === undefined) {
      throw new Error(`Message ${messageId} of chat ${chatId} has no button "${textOrData}".`);
    }
    const id = this.#parts.taps.queries.open();
    const user = toUser(personIn(chatId, from));
    const chat_instance = String(chatId);
    const callback_query = { id, from: user, message: toRawMessage(message), chat_instance, data };
    this.#parts.deliver({ callback_query });
    return id;
  }

  inline(userId: number, text: string): string {
    const id = this.#parts.inlines.queries.open();
    const query = text.slice(0, maxInlineChars);
    const from = toUser(userId);
    this.#parts.deliver({ inline_query: { id, from, query, offset: '', chat_type: 'sender' } });
    return id;
  }

  setBlocked(chatId: number, isBlocked: boolean): number {
    this.#parts.chats.setBlocked(chatId, isBlocked);
    const membership = toMembership(chatId, personIn(chatId), isBlocked);
    return this.#parts.deliver({ my_chat_member: membership });
  }

  #saidBy(updateId: number): Content {
    const message = this.#said.get(updateId);
    if (!message) throw new Error(`Update ${updateId} brought no message of a person.`);
    return message;
  }

  #original(chatId: number, messageId: number | undefined) {
    if (messageId === undefined) return undefined;
    const message = this.#parts.sent.get(chatId, messageId);
    if (!message) throw new Error(`The bot sent no message ${messageId} to chat ${chatId}.`);
    return toRawMessage(message);
  }
}
