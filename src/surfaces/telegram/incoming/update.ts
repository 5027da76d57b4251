/** A chat; that of a person with the bot has the person's id, groups have negative ones. */
export interface IncomingChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
}

/** A mention or the like: offset and length in UTF-16 units. */
export interface IncomingEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  /** The person that a `text_mention` means. */
  readonly userId?: number;
}

export interface RepliedTo {
  readonly senderId?: number;
  readonly text?: string;
  /** In a forum every message is formally a reply to the one that opened its topic. */
  readonly opensTopic: boolean;
}

export interface IncomingMessage {
  readonly messageId: number;
  readonly sentAtMs: number;
  readonly chat: IncomingChat;
  /** A person, or the group or channel that somebody speaks for. */
  readonly senderId: number;
  /** The topic of a forum. */
  readonly threadId?: number;
  readonly text?: string;
  readonly entities: readonly IncomingEntity[];
  readonly repliedTo?: RepliedTo;
  /** The bot whose inline result this is; its words are not the sender's. */
  readonly viaBotId?: number;
  /** An album of photos arrives as a message for each. */
  readonly albumId?: string;
  /** Whether a person sent something; the rest are Telegram's own notes, such as a pinned message. */
  readonly hasContent: boolean;
}

/** A button was pressed. */
export interface IncomingTap {
  readonly id: string;
  readonly senderId: number;
  readonly data: string;
  /** The message with the button; absent where it is too old or was sent in inline mode. */
  readonly message?: {
    readonly messageId: number;
    readonly chat: IncomingChat;
    readonly threadId?: number;
  };
}

/** What somebody types behind the bot's name in any chat. */
export interface IncomingInlineQuery {
  readonly id: string;
  readonly senderId: number;
  readonly text: string;
}

export type Incoming =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  | { readonly kind: 'tap'; readonly tap: IncomingTap }
  | { readonly kind: 'inline'; readonly query: IncomingInlineQuery }
  /** A person blocked the bot or let it in again. */
  | { readonly kind: 'blocked'; readonly chatId: number; readonly isBlocked: boolean };

/** An update that was read; without `incoming` it is of no concern to the bot. */
export interface Update {
  readonly updateId: number;
  readonly incoming?: Incoming;
}
