import type { Keyboard, OutgoingMessage } from '../messages/outgoing-message.ts';

/** Where a message goes. */
export interface Destination {
  readonly chatId: number;
  /** The topic of a forum. */
  readonly threadId?: number;
  /** The message that this one answers. */
  readonly replyTo?: number;
}

/** A message that was sent. */
export interface MessagePlace {
  readonly chatId: number;
  readonly messageId: number;
}

/** One result of an inline question: what is shown of it, and the message that picking it sends. */
export interface InlineResult {
  /** At most 64 bytes. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly message: OutgoingMessage;
}

/** A message in HTML, or its plain text for when Telegram refuses the markup. */
export type Form = 'html' | 'plain';

/** A call that brings content to a chat. */
export interface Parcel {
  readonly chatId: number;
  readonly method: string;
  readonly payload: (form: Form) => object;
}

/** An alert over the chat holds no more. */
const maxAlertChars = 200;

/** The fields that say where a message goes. */
export function addressOf({ chatId, threadId, replyTo }: Destination) {
  const topic = threadId === undefined ? {} : { message_thread_id: threadId };
  if (replyTo === undefined) return { chat_id: chatId, ...topic };
  // A question may have been deleted before its answer is ready.
  const reply = { message_id: replyTo, allow_sending_without_reply: true };
  return { chat_id: chatId, ...topic, reply_parameters: reply };
}

/** The same place, for what does not answer a message. */
export function withoutReply({ replyTo: _, ...to }: Destination): Destination {
  return to;
}

/** The fields that name a message that was sent. */
export function placePayload({ chatId, messageId }: MessagePlace) {
  return { chat_id: chatId, message_id: messageId };
}

/** The call that sends a message. */
export function newMessage(to: Destination, message: OutgoingMessage): Parcel {
  const payload = (form: Form) => ({ ...addressOf(to), ...contentOf(message, form) });
  return { chatId: to.chatId, method: 'sendMessage', payload };
}

/** The call that puts a message in the place of one that was sent. */
export function editedMessage(place: MessagePlace, message: OutgoingMessage): Parcel {
  const payload = (form: Form) => ({ ...placePayload(place), ...contentOf(message, form) });
  return { chatId: place.chatId, method: 'editMessageText', payload };
}

/** The call that shows a message as it is being written; what a draft answers cannot be said. */
export function messageDraft(to: Destination, draftId: number, message: OutgoingMessage): Parcel {
  const address = addressOf(withoutReply(to));
  const payload = (form: Form) => ({ ...address, draft_id: draftId, ...textOf(message, form) });
  return { chatId: to.chatId, method: 'sendMessageDraft', payload };
}

/** For a new message or an edit, which without buttons takes away those that there were. */
function contentOf(message: OutgoingMessage, form: Form) {
  return {
    ...textOf(message, form),
    link_preview_options: { is_disabled: true },
    ...keyboardOf(message.keyboard),
  };
}

function textOf({ html, plain }: OutgoingMessage, form: Form) {
  return form === 'html' ? { text: html, parse_mode: 'HTML' } : { text: plain };
}

/** An inline result as the Bot API takes it. */
export function articleOf({ id, title, description, message }: InlineResult, form: Form) {
  const { text, ...mode } = textOf(message, form);
  const content = { message_text: text, ...mode, link_preview_options: { is_disabled: true } };
  return {
    type: 'article',
    id,
    title,
    description,
    input_message_content: content,
    ...keyboardOf(message.keyboard),
  };
}

/** A text for an alert, cut where Telegram would refuse it for its length. */
export function alertText(text: string): string {
  if (text.length <= maxAlertChars) return text;
  // Half of a character outside the basic plane would be refused.
  return `${text.slice(0, maxAlertChars - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function keyboardOf(keyboard: Keyboard | undefined) {
  if (!keyboard || keyboard.length === 0) return {};
  const rows = keyboard.map((row) => row.map(({ text, data }) => ({ text, callback_data: data })));
  return { reply_markup: { inline_keyboard: rows } };
}
