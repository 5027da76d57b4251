// src/surfaces/telegram/incoming: updates, checked; what a message wants; polling or webhook.

import { z } from 'zod';
import type {
  Incoming,
  IncomingEntity,
  IncomingMessage,
  IncomingTap,
  RepliedTo,
  Update,
} from './update.ts';

/** The kinds of updates that are read, as `allowed_updates` names them. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;

const whole = z.int();
const chat = z.object({
  id: whole,
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
});
const account = z.object({ id: whole, is_bot: z.boolean().default(false) });
const author = { from: account.optional(), sender_chat: z.object({ id: whole }).optional() };
const place = {
  message_id: whole,
  chat,
  message_thread_id: whole.optional(),
  is_topic_message: z.boolean().optional(),
};

const entity = z.object({
  type: z.string(),
  offset: whole.nonnegative(),
  length: whole.nonnegative(),
  user: z.object({ id: whole }).optional(),
});

const repliedTo = z.looseObject({ ...author, text: z.string().optional() });

/** Loose, for what a message contains is told by the names of its fields. */
const message = z.looseObject({
  ...place,
  ...author,
  date: whole.nonnegative(),
  via_bot: z.object({ id: whole }).optional(),
  text: z.string().optional(),
  entities: z.array(entity).default([]),
  caption: z.string().optional(),
  caption_entities: z.array(entity).default([]),
  reply_to_message: repliedTo.optional(),
  media_group_id: z.string().optional(),
});

const tap = z.object({
  id: z.string(),
  from: account,
  data: z.string(),
  // Telegram dates a message at 0 that is too old to be changed.
  message: z.object({ ...place, date: whole }).optional(),
});

const inlineQuery = z.object({ id: z.string(), from: account, query: z.string() });

const membership = z.object({
  chat,
  new_chat_member: z.object({ status: z.string() }),
});

const envelope = z.looseObject({ update_id: whole.nonnegative() });

/**
 * Reads an update as it came from outside, whatever that is. Undefined where it has no id; without
 * `incoming` where it is of another kind than those read, malformed, or the words of another bot.
 */
export function readUpdate(raw: unknown): Update | undefined {
  const { data } = envelope.safeParse(raw);
  if (!data) return undefined;
  const incoming =
    readMessage(data.message) ??
    readTap(data.callback_query) ??
    readInlineQuery(data.inline_query) ??
    readMembership(data.my_chat_member);
  return { updateId: data.update_id, ...(incoming && { incoming }) };
}

function readMessage(raw: unknown): Incoming | undefined {
  const { data } = message.safeParse(raw);
  // An administrator who speaks for a group, or a person for a channel, is shown as a bot as well.
  if (!data || (data.from?.is_bot && !data.sender_chat)) return undefined;
  const senderId = senderOf(data);
  return senderId === undefined
    ? undefined
    : { kind: 'message', message: toMessage(data, senderId) };
}

function toMessage(data: z.infer<typeof message>, senderId: number): IncomingMessage {
  const { reply_to_message: original, media_group_id: albumId, via_bot: viaBot } = data;
  return {
    messageId: data.message_id,
    sentAtMs: data.date * 1000,
    chat: data.chat,
    senderId,
    ...topicOf(data),
    ...wordsOf(data),
    ...(original && { repliedTo: toRepliedTo(original) }),
    ...(albumId !== undefined && { albumId }),
    ...(viaBot && { viaBotId: viaBot.id }),
    hasContent: contents.some((content) => content in data),
  };
}

/** What is written under a picture counts like what is written by itself. */
function wordsOf({ text, entities, caption, caption_entities }: z.infer<typeof message>) {
  const words = text ?? caption;
  const marked = text === undefined ? caption_entities : entities;
  return { ...(words !== undefined && { text: words }), entities: marked.map(toEntity) };
}

/** What a person can send; the other fields of a message are Telegram's own notes. */
const contents = [
  ...['text', 'animation', 'audio', 'checklist', 'contact', 'dice', 'document', 'game', 'location'],
  ...['paid_media', 'photo', 'poll', 'sticker', 'story', 'venue', 'video', 'video_note', 'voice'],
];

type Authored = z.infer<z.ZodObject<typeof author>>;

function senderOf({ sender_chat, from }: Authored): number | undefined {
  return sender_chat?.id ?? from?.id;
}

/** Outside of forums the thread is only a chain of replies. */
function topicOf(data: Pick<z.infer<typeof message>, 'is_topic_message' | 'message_thread_id'>): {
  readonly threadId?: number;
} {
  const threadId = data.is_topic_message ? data.message_thread_id : undefined;
  return threadId === undefined ? {} : { threadId };
}

function toEntity({ type, offset, length, user }: z.infer<typeof entity>): IncomingEntity {
  return { type, offset, length, ...(user && { userId: user.id }) };
}

function toRepliedTo(original: z.infer<typeof repliedTo>): RepliedTo {
  const { text } = original;
  const senderId = senderOf(original);
  return {
    ...(senderId !== undefined && { senderId }),
    ...(text !== undefined && { text }),
    opensTopic: 'forum_topic_created' in original,
  };
}

function readTap(raw: unknown): Incoming | undefined {
  const { data } = tap.safeParse(raw);
  if (!data) return undefined;
  return { kind: 'tap', tap: toTap(data) };
}

function toTap({ id, from, data, message: tapped }: z.infer<typeof tap>): IncomingTap {
  if (!tapped || tapped.date === 0) return { id, senderId: from.id, data };
  const at = { messageId: tapped.message_id, chat: tapped.chat, ...topicOf(tapped) };
  return { id, senderId: from.id, data, message: at };
}

function readInlineQuery(raw: unknown): Incoming | undefined {
  const { data } = inlineQuery.safeParse(raw);
  if (!data) return undefined;
  return { kind: 'inline', query: { id: data.id, senderId: data.from.id, text: data.query } };
}

function readMembership(raw: unknown): Incoming | undefined {
  const { data } = membership.safeParse(raw);
  if (data?.chat.type !== 'private') return undefined;
  const { status } = data.new_chat_member;
  if (status !== 'kicked' && status !== 'member') return undefined;
  return { kind: 'blocked', chatId: data.chat.id, isBlocked: status === 'kicked' };
}
