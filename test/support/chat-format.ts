import type { z } from 'zod';
import type { FinishReason, TokenUsage } from './chat-replies.ts';
import type { ChatOrder } from './chat-request.ts';

/** How a provider writes the answer to one order. */
export interface ChatFormat {
  readonly streamType: string;
  /** What a stream begins with, before the model's first piece; may be empty. */
  readonly opening: string;
  /** One event of a stream. */
  event(value: object): string;
  /** The event that carries a piece of the model's text. */
  piece(text: string): string;
  /** The regular end of a stream. */
  end(reason: FinishReason, usage: TokenUsage): string;
  /** A whole stream, and a whole body, without a choice. */
  readonly emptyStream: string;
  readonly emptyBody: object;
  /** A whole answer that is no stream. */
  body(text: string, reason: FinishReason, usage: TokenUsage): object;
  /** What is sent when the model fails after its answer was begun. */
  readonly failure: object;
}

/** A provider of chat models: where it listens, what it understands, and how it answers. */
export interface ChatProtocol {
  readonly path: string;
  readonly orderSchema: z.ZodType<ChatOrder>;
  /** The body that comes with the status 400. */
  refusal(complaint: string): object;
  format(order: ChatOrder): ChatFormat;
}
