import type { IncomingMessage } from '../incoming/update.ts';
import type { Destination } from '../outgoing/sender.ts';

/** Where the reply to a message goes. In a group it points to the message; between two it need not. */
export function toDestination({ chat, messageId, threadId }: IncomingMessage): Destination {
  return {
    chatId: chat.id,
    ...(threadId !== undefined && { threadId }),
    ...(chat.type !== 'private' && { replyTo: messageId }),
  };
}

/** A conversation belongs to a chat, and in a forum to a topic. */
export function sessionOf({ chatId, threadId }: Destination): string {
  return threadId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${threadId}`;
}
