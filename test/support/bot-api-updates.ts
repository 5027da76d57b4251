/** The bot's account at the local Bot API. */
export const botAccount = {
  id: 7_000_000,
  is_bot: true,
  first_name: '问报',
  username: 'wenbao_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: true,
};

/** An update as it goes over the wire. */
export type RawUpdate = { readonly update_id: number } & Readonly<Record<string, unknown>>;

export interface SayOptions {
  /** The forum topic in which it is said. */
  readonly topic?: number;
  /** Says it as a reply to a message of this sender. */
  readonly replyTo?: 'bot' | 'somebody';
  /** Says it as a reply to this message of the bot. */
  readonly repliesTo?: number;
  /** Who says it in a group; in a private chat it is the person whose chat it is. */
  readonly from?: number;
  /** When it was said, if not now. */
  readonly sentAtMs?: number;
}

/** The fields of a message that make it a reply. */
export type Original = Readonly<Record<string, unknown>> & { readonly message_id: number };

/** A chat of the local Bot API: as at Telegram, the id of a group is negative. */
export function toChat(id: number, isForum = false) {
  if (id > 0) return { id, type: 'private', first_name: '读者' };
  return { id, type: 'supergroup', title: '读报小组', ...(isForum && { is_forum: true }) };
}

/** A person by the id. */
export function toUser(id: number) {
  return { id, is_bot: false, first_name: '读者', language_code: 'zh-hans' };
}

/** The person who acts in a chat, if it is not said who it is. */
export function personIn(chatId: number, from?: number): number {
  return chatId > 0 ? chatId : (from ?? Math.abs(chatId));
}

/**
 * A message from a person, with what a text brings: entities for its commands and mentions.
 * `original` is the message that it replies to.
 */
export function toMessage(
  chatId: number,
  messageId: number,
  content: Readonly<Record<string, unknown>>,
  { topic, replyTo, from, sentAtMs = Date.now() }: SayOptions = {},
  original: Original | undefined = replyTo && toOriginal(chatId, replyTo),
) {
  return {
    message_id: messageId,
    date: Math.floor(sentAtMs / 1000),
    chat: toChat(chatId, topic !== undefined),
    from: toUser(personIn(chatId, from)),
    ...(typeof content.text === 'string' && { entities: entitiesOf(content.text) }),
    ...content,
    ...threadOf(chatId, topic, original),
  };
}

/** The entities that Telegram finds in a text of a person. */
export function entitiesOf(text: string) {
  return [...text.matchAll(/(?<!\w)(?:\/\w+(?:@\w+)?|@\w{5,})/gu)].map((match) => ({
    type: match[0].startsWith('@') ? 'mention' : 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
}

/** A person blocked the bot or let it in again; in a group, somebody removed it or took it in. */
export function toMembership(chatId: number, from: number, isBlocked: boolean) {
  const member = (status: string) => ({ user: botAccount, status });
  const [before, after] = isBlocked ? ['member', 'kicked'] : ['kicked', 'member'];
  return {
    chat: toChat(chatId),
    from: toUser(from),
    date: Math.floor(Date.now() / 1000),
    old_chat_member: { ...member(before), ...(!isBlocked && { until_date: 0 }) },
    new_chat_member: { ...member(after), ...(isBlocked && { until_date: 0 }) },
  };
}

/**
 * In a forum, a message that replies to none is a reply to the one that opened its topic. A reply
 * in another group starts a thread, which is no topic.
 */
function threadOf(chatId: number, topic?: number, original?: Original) {
  if (topic !== undefined) {
    const reply_to_message = original ?? toTopicOpening(chatId, topic);
    return { message_thread_id: topic, is_topic_message: true, reply_to_message };
  }
  if (!original) return {};
  const isGroup = chatId < 0;
  return {
    reply_to_message: original,
    ...(isGroup && { message_thread_id: original.message_id }),
  };
}

function toTopicOpening(chatId: number, topic: number): Original {
  return {
    message_id: topic,
    date: 0,
    chat: toChat(chatId, true),
    from: toUser(99),
    message_thread_id: topic,
    is_topic_message: true,
    forum_topic_created: { name: '读报', icon_color: 7_322_096 },
  };
}

function toOriginal(chatId: number, author: 'bot' | 'somebody'): Original {
  const from = author === 'bot' ? botAccount : { ...toUser(99), first_name: '路人' };
  return { message_id: 1, date: 0, chat: toChat(chatId), from, text: '前面的话' };
}
