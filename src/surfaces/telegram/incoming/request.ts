import type { Message } from 'telegraf/types';

/** What a message wants of the bot. */
export type Request =
  | { readonly action: 'start' | 'help' | 'new' | 'unknown-command' | 'not-text' }
  | { readonly action: 'ask'; readonly question: string };

/** The bot's own account. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

/**
 * Reads a message. Undefined if it is not for the bot: service messages, and in groups all but
 * `/ask`, commands and mentions with the bot's name, and replies to the bot.
 */
export function toRequest(message: Message, me: Me): Request | undefined {
  const isPrivate = message.chat.type === 'private';
  if (!('text' in message))
    return isPrivate && hasContent(message) ? { action: 'not-text' } : undefined;
  const command = toCommand(message.text);
  if (command) return isForMe(command, isPrivate, me) ? toCommandRequest(command) : undefined;
  if (!isPrivate && !isMention(message, me) && !isReplyTo(message, me)) return undefined;
  return { action: 'ask', question: withoutMention(message.text, me) };
}

interface Command {
  readonly name: string;
  /** The bot that is named behind the command, as in `/ask@name`. */
  readonly bot?: string | undefined;
  readonly rest: string;
}

function toCommand(text: string): Command | undefined {
  const [, name, bot, rest] = /^\/(\w+)(?:@(\w+))?(?:\s+(.*))?$/su.exec(text.trim()) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), bot, rest: rest ?? '' };
}

function isForMe({ name, bot }: Command, isPrivate: boolean, me: Me): boolean {
  if (bot !== undefined) return isSameName(bot, me.username);
  return isPrivate || name === 'ask';
}

function toCommandRequest({ name, rest }: Command): Request {
  switch (name) {
    case 'ask':
      return { action: 'ask', question: rest.trim() };
    case 'start':
    case 'help':
    case 'new':
      return { action: name };
    default:
      return { action: 'unknown-command' };
  }
}

function isMention({ text, entities = [] }: Message.TextMessage, me: Me): boolean {
  return entities.some((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === me.id;
    const mentioned = text.slice(entity.offset + 1, entity.offset + entity.length);
    return entity.type === 'mention' && isSameName(mentioned, me.username);
  });
}

/** In a forum every message is formally a reply to the one that opened its topic. */
function isReplyTo({ reply_to_message: original }: Message.TextMessage, me: Me): boolean {
  return original?.from?.id === me.id && !('forum_topic_created' in original);
}

function withoutMention(text: string, me: Me): string {
  const mention = new RegExp(`@${me.username}(?!\\w)`, 'giu');
  return text.replace(mention, ' ').trim();
}

function isSameName(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

const contents =
  'animation audio contact dice document location photo poll sticker story video video_note voice';

/** Whether a person sent something; the rest are Telegram's own notes, such as a pinned message. */
function hasContent(message: Message): boolean {
  return contents.split(' ').some((content) => content in message);
}
