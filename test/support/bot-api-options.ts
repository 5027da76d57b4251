import type { SendLimits } from './bot-api-limits.ts';

/** A message that was just sent or edited. */
export interface SentEvent {
  readonly chatId: number;
  readonly messageId: number;
  readonly text: string;
  readonly replyTo: number | undefined;
  readonly atMs: number;
  readonly edited: boolean;
}

export interface LocalBotApiOptions {
  /** Enforced only where they are given. */
  readonly limits?: SendLimits;
  /** Without it, calls are only counted, and of each draft the newest state is kept. */
  readonly keepCalls?: boolean;
  readonly onSent?: (message: SentEvent) => void;
  /** Whether a chat in which nobody has written is not found, as at Telegram. */
  readonly knownChatsOnly?: boolean;
  /** How long a pressed button or an inline query can be answered: 15 seconds if not given. */
  readonly queriesLastMs?: number;
  /** In pieces of how many bytes bodies are written to a webhook: 7 if not given. */
  readonly webhookChunkBytes?: number;
  /** How long after its first failure a delivery is tried again: 50 if not given. */
  readonly webhookRetryMs?: number;
}
