import type { Me } from '../../../../src/surfaces/telegram/incoming/request.ts';
import type { IncomingMessage } from '../../../../src/surfaces/telegram/incoming/update.ts';

export const me: Me = { id: 7_000_000, username: 'wenbao_test_bot' };

/** A text in a private chat, with the entities that Telegram would find in it. */
export function textMessage(text: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    messageId: 1,
    sentAtMs: 0,
    chat: { id: 7, type: 'private' },
    senderId: 7,
    text,
    entities: [...text.matchAll(/(?<!\w)@\w{5,}/gu)].map(({ 0: name, index }) => ({
      type: 'mention',
      offset: index,
      length: name.length,
    })),
    hasContent: true,
    ...more,
  };
}

/** A text in a group. */
export function groupMessage(text: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return textMessage(text, { chat: { id: -1007, type: 'supergroup' }, ...more });
}
