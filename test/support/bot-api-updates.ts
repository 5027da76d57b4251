/** The bot's account at the local Bot API. */
export const botAccount = {
  id: 7_000_000,
  is_bot: true,
  first_name: '问报',
  username: 'wenbao_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: false,
};

/** An update as it goes over the wire. */
export type RawUpdate = { readonly update_id: number } & Readonly<Record<string, unknown>>;

export interface SayOptions {
  /** The forum topic in which it is said. */
  readonly topic?: number;
  /** Says it as a reply to a message of this sender. */
  readonly replyTo?: 'bot' | 'somebody';
}

/** A chat of the local Bot API: as at Telegram, the id of a group is negative. */
export function toChat(id: number) {
  return id < 0
    ? { id, type: 'supergroup', title: '读报小组' }
    : { id, type: 'private', first_name: '读者' };
}

/** A message from a person, with what a text brings: entities for its commands and mentions. */
export function toMessage(
  chatId: number,
  messageId: number,
  content: { readonly text: string } | Readonly<Record<string, unknown>>,
  { topic, replyTo }: SayOptions = {},
) {
  return {
    message_id: messageId,
    date: Math.floor(Date.now() / 1000),
    chat: toChat(chatId),
    from: { id: Math.abs(chatId), is_bot: false, first_name: '读者' },
    ...content,
    ...(typeof content.text === 'string' && { entities: entitiesOf(content.text) }),
    ...(topic !== undefined && { message_thread_id: topic, is_topic_message: true }),
    ...(replyTo && { reply_to_message: toOriginal(chatId, replyTo) }),
  };
}

function toOriginal(chatId: number, author: 'bot' | 'somebody') {
  const somebody = { id: 99, is_bot: false, first_name: '路人' };
  const from = author === 'bot' ? botAccount : somebody;
  return { message_id: 1, date: 0, chat: toChat(chatId), from, text: '前面的话' };
}

function entitiesOf(text: string) {
  return [...text.matchAll(/(?<!\w)(?:\/\w+(?:@\w+)?|@\w{5,})/gu)].map((match) => ({
    type: match[0].startsWith('@') ? 'mention' : 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
}
