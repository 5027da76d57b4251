import { z } from 'zod';
import { botAccount, toChat } from './bot-api-updates.ts';
import { parseTelegramHtml, UnparsableHtml } from './telegram-html.ts';

/** After entities. Telegram counts characters; UTF-16 units are the stricter reading. */
const maxTextChars = 4096;

/** A call that the Bot API answers with an error. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

/** A message that the bot sent. */
export interface SentMessage {
  readonly messageId: number;
  readonly chatId: number;
  /** As a person reads it, without markup. */
  readonly text: string;
  /** As it was sent. */
  readonly source: string;
  readonly threadId: number | undefined;
  readonly replyTo: number | undefined;
  readonly sentAtMs: number;
}

const contentSchema = z.object({ text: z.string(), parse_mode: z.literal('HTML').optional() });
const sendSchema = contentSchema.extend({
  chat_id: z.number(),
  message_thread_id: z.number().optional(),
  reply_parameters: z.object({ message_id: z.number() }).optional(),
});
const editSchema = contentSchema.extend({ chat_id: z.number(), message_id: z.number() });

/** The messages that a bot sent; each method takes the payload of the API method of its name. */
export class SentMessages {
  readonly #sent: SentMessage[] = [];

  inChat(chatId: number): readonly SentMessage[] {
    return this.#sent.filter((message) => message.chatId === chatId);
  }

  sendMessage(payload: unknown) {
    const { chat_id, message_thread_id, reply_parameters, ...content } = sendSchema.parse(payload);
    const message: SentMessage = {
      messageId: 500_000 + this.#sent.length,
      chatId: chat_id,
      text: readableText(content),
      source: content.text,
      threadId: message_thread_id,
      replyTo: reply_parameters?.message_id,
      sentAtMs: Date.now(),
    };
    this.#sent.push(message);
    return toResult(message);
  }

  editMessageText(payload: unknown) {
    const { chat_id, message_id, ...content } = editSchema.parse(payload);
    const index = this.#sent.findIndex(
      ({ chatId, messageId }) => chatId === chat_id && messageId === message_id,
    );
    const earlier = this.#sent[index];
    if (!earlier) throw new Refusal(400, 'Bad Request: message to edit not found');
    const text = readableText(content);
    if (text === earlier.text) throw new Refusal(400, 'Bad Request: message is not modified');
    const edited = { ...earlier, text, source: content.text };
    this.#sent[index] = edited;
    return toResult(edited);
  }
}

function readableText({ text, parse_mode }: z.infer<typeof contentSchema>): string {
  const readable = (parse_mode === 'HTML' ? parseMarkup(text) : text).trim();
  if (readable === '') throw new Refusal(400, 'Bad Request: message text is empty');
  if (readable.length > maxTextChars) throw new Refusal(400, 'Bad Request: message is too long');
  return readable;
}

function parseMarkup(html: string): string {
  try {
    return parseTelegramHtml(html);
  } catch (error) {
    if (!(error instanceof UnparsableHtml)) throw error;
    throw new Refusal(400, `Bad Request: can't parse entities: ${error.message}`);
  }
}

function toResult({ messageId, chatId, text, sentAtMs }: SentMessage) {
  const date = Math.floor(sentAtMs / 1000);
  return { message_id: messageId, date, chat: toChat(chatId), from: botAccount, text };
}
