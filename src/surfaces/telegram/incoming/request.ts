import type { IncomingEntity, IncomingMessage } from './update.ts';

/** What a message wants of the bot. */
export type Request =
  /** `link` is what stands behind `start=` in a link to the bot; not checked. */
  | { readonly action: 'start'; readonly link?: string }
  /** The question may be empty. */
  | { readonly action: 'ask'; readonly question: string }
  /** A month or day as it was typed, or nothing. */
  | { readonly action: 'date'; readonly text: string }
  | { readonly action: 'stop' }
  | {
      readonly action:
        | 'help'
        | 'sources'
        | 'latest'
        | 'new'
        | 'stats'
        | 'unknown-command'
        | 'not-text';
    };

/** The bot's own account. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

/**
 * Reads a message. Undefined if it is not for the bot: service messages, what the bot itself said
 * through somebody in inline mode, and in groups all but the commands of its menu there, those with
 * its name, mentions, and replies to the bot. A question that is only a reply to somebody is what they said.
 */
export function toRequest(message: IncomingMessage, me: Me): Request | undefined {
  if (message.viaBotId === me.id) return undefined;
  const { text, chat, entities, hasContent } = message;
  const isPrivate = chat.type === 'private';
  if (text === undefined) return isPrivate && hasContent ? { action: 'not-text' } : undefined;
  const command = toCommand(text);
  if (command)
    return isForMe(command, isPrivate, me) ? toCommandRequest(command, message, me) : undefined;
  const mentions = entities.filter((entity) => isMention(entity, text, me));
  if (!isPrivate && mentions.length === 0 && !isReplyTo(message, me)) return undefined;
  return toQuestion(without(mentions, text), message, me);
}

interface Command {
  readonly name: string;
  /** The bot that is named behind the command, as in `/ask@name`. */
  readonly bot?: string | undefined;
  readonly rest: string;
}

/** Chinese is often written behind a command without a space. */
const commandPattern = /^\/(?<name>\w+)(?:@(?<bot>\w+))?(?=\s|\p{Script=Han}|$)(?<rest>.*)$/su;

function toCommand(text: string): Command | undefined {
  const { name, bot, rest = '' } = commandPattern.exec(text.trim())?.groups ?? {};
  return name === undefined ? undefined : { name: name.toLowerCase(), bot, rest: rest.trim() };
}

/** Taken in groups also without the bot's name: those of its menu there. */
const commandsOfGroups = new Set(['ask', 'sources', 'latest', 'date', 'new', 'stop', 'help']);

function isForMe({ name, bot }: Command, isPrivate: boolean, me: Me): boolean {
  if (bot !== undefined) return isSameName(bot, me.username);
  return isPrivate || commandsOfGroups.has(name);
}

function toCommandRequest({ name, rest }: Command, message: IncomingMessage, me: Me): Request {
  switch (name) {
    case 'ask':
      return toQuestion(rest, message, me);
    case 'start':
      return rest === '' ? { action: 'start' } : { action: 'start', link: rest };
    case 'date':
      return { action: 'date', text: rest };
    case 'help':
    case 'sources':
    case 'latest':
    case 'new':
    case 'stop':
    case 'stats':
      return { action: name };
    default:
      return { action: 'unknown-command' };
  }
}

function toQuestion(typed: string, { repliedTo }: IncomingMessage, me: Me): Request {
  const isOthers = repliedTo && repliedTo.senderId !== me.id && !repliedTo.opensTopic;
  const others = isOthers ? (repliedTo.text ?? '') : '';
  return { action: 'ask', question: typed || questionIn(others) };
}

/** What somebody said, who may have asked the bot already where it could not hear it. */
function questionIn(text: string): string {
  const command = toCommand(text);
  return command?.name === 'ask' ? command.rest : text.trim();
}

function isMention(
  { type, userId, offset, length }: IncomingEntity,
  text: string,
  me: Me,
): boolean {
  if (type === 'text_mention') return userId === me.id;
  return type === 'mention' && isSameName(text.slice(offset + 1, offset + length), me.username);
}

function without(entities: readonly IncomingEntity[], text: string): string {
  let left = '';
  let end = 0;
  for (const { offset, length } of entities) {
    left += `${text.slice(end, offset)} `;
    end = Math.max(end, offset + length);
  }
  return (left + text.slice(end)).trim();
}

function isReplyTo({ repliedTo }: IncomingMessage, me: Me): boolean {
  return repliedTo?.senderId === me.id && !repliedTo.opensTopic;
}

function isSameName(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
