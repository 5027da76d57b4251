import { z } from 'zod';
import { checkKeyboard, markupSchema, type ShownKeyboard, toMarkup } from './bot-api-keyboard.ts';
import { chatIdSchema, jsonField, messageIdSchema } from './bot-api-payload.ts';
import { badRequest, readPayload } from './bot-api-refusal.ts';
import { type CheckedText, checkText, contentSchema, toEntities } from './bot-api-text.ts';
import { botAccount, toChat } from './bot-api-updates.ts';
import type { TaggedRun } from './telegram-html.ts';

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same ' +
  'as a current content and reply markup of the message';

/** A message that the bot sent, as it now stands. */
export interface SentMessage {
  readonly messageId: number;
  readonly chatId: number;
  /** As a person reads it, without markup. */
  readonly text: string;
  /** As it was sent. */
  readonly source: string;
  readonly runs: readonly TaggedRun[];
  readonly links: readonly ShownLink[];
  /** The texts of the runs in bold and underlined. */
  readonly marked: readonly string[];
  readonly keyboard: ShownKeyboard;
  readonly threadId: number | undefined;
  readonly replyTo: number | undefined;
  readonly sentAtMs: number;
  readonly editedAtMs?: number;
}

export interface ShownLink {
  readonly text: string;
  readonly url: string;
}

const sendSchema = contentSchema.extend({
  chat_id: chatIdSchema,
  message_thread_id: z.number().optional(),
  reply_parameters: jsonField(z.object({ message_id: z.number() }).optional()),
  reply_markup: markupSchema,
});
const editSchema = z.object({
  chat_id: chatIdSchema,
  message_id: messageIdSchema,
  reply_markup: markupSchema,
});
const editTextSchema = contentSchema.extend(editSchema.shape);
const deleteSchema = z.object({ chat_id: chatIdSchema, message_id: messageIdSchema });

/** The messages that a bot sent; each method takes the payload of the API method of its name. */
export class SentMessages {
  readonly #chats = new Map<number, Map<number, SentMessage>>();
  readonly #nextId: () => number;
  readonly #onChange: (message: SentMessage) => void;

  /** `onChange` hears of every message that was sent or edited. */
  constructor(nextId: () => number, onChange: (message: SentMessage) => void) {
    this.#nextId = nextId;
    this.#onChange = onChange;
  }

  inChat(chatId: number): readonly SentMessage[] {
    return [...(this.#chats.get(chatId)?.values() ?? [])];
  }

  get(chatId: number, messageId: number): SentMessage | undefined {
    return this.#chats.get(chatId)?.get(messageId);
  }

  sendMessage(payload: unknown) {
    const sent = readPayload(sendSchema, payload);
    const message: SentMessage = {
      messageId: this.#nextId(),
      chatId: sent.chat_id,
      ...toShown(checkText(sent)),
      keyboard: checkKeyboard(sent.reply_markup),
      threadId: sent.message_thread_id,
      replyTo: sent.reply_parameters?.message_id,
      sentAtMs: Date.now(),
    };
    return this.#keep(message);
  }

  /** Without `reply_markup`, the message loses its buttons. */
  editMessageText(payload: unknown) {
    const { chat_id, message_id, reply_markup, ...content } = readPayload(editTextSchema, payload);
    const change = { ...toShown(checkText(content)), keyboard: checkKeyboard(reply_markup) };
    return this.#edit(chat_id, message_id, change);
  }

  editMessageReplyMarkup(payload: unknown) {
    const { chat_id, message_id, reply_markup } = readPayload(editSchema, payload);
    return this.#edit(chat_id, message_id, { keyboard: checkKeyboard(reply_markup) });
  }

  deleteMessage(payload: unknown): true {
    const { chat_id, message_id } = readPayload(deleteSchema, payload);
    if (this.#chats.get(chat_id)?.delete(message_id)) return true;
    throw badRequest('message to delete not found');
  }

  #edit(chatId: number, messageId: number, change: Partial<SentMessage>) {
    const earlier = this.get(chatId, messageId);
    if (!earlier) throw badRequest('message to edit not found');
    const edited = { ...earlier, ...change, editedAtMs: Date.now() };
    if (contentOf(edited) === contentOf(earlier)) throw badRequest(notModified);
    return this.#keep(edited);
  }

  #keep(message: SentMessage) {
    const chat = this.#chats.get(message.chatId) ?? new Map<number, SentMessage>();
    this.#chats.set(message.chatId, chat.set(message.messageId, message));
    this.#onChange(message);
    return toRawMessage(message);
  }
}

/** A message of the bot in the shape of the Bot API. */
export function toRawMessage(message: SentMessage) {
  const { messageId, chatId, text, threadId, sentAtMs, editedAtMs, runs } = message;
  return {
    message_id: messageId,
    date: Math.floor(sentAtMs / 1000),
    chat: toChat(chatId),
    from: botAccount,
    text,
    ...(runs.length > 0 && { entities: toEntities(message) }),
    ...(editedAtMs !== undefined && { edit_date: Math.floor(editedAtMs / 1000) }),
    ...(threadId !== undefined && { message_thread_id: threadId, is_topic_message: true }),
    ...toMarkup(message.keyboard),
  };
}

/** A text with what a test wants to know of its runs. */
export function toShown({ text, source, runs }: CheckedText) {
  const links = runs.flatMap((run) =>
    run.href === undefined ? [] : [{ text: run.text, url: run.href }],
  );
  const marked = runs.filter(({ tag }) => tag === 'b' || tag === 'u').map((run) => run.text);
  return { text, source, runs, links, marked };
}

function contentOf({ text, runs, keyboard }: SentMessage): string {
  return JSON.stringify([text, runs, keyboard]);
}
