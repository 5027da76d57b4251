import { z } from 'zod';
import { chatIdSchema } from './bot-api-payload.ts';
import { badRequest, readPayload } from './bot-api-refusal.ts';
import { checkText, contentSchema } from './bot-api-text.ts';

/** What a private chat saw of a message that was still being written. */
export interface Draft {
  readonly chatId: number;
  readonly draftId: number;
  /** As a person reads it; empty where only a placeholder is shown. */
  readonly text: string;
  /** As it was sent. */
  readonly source: string;
  readonly threadId: number | undefined;
  readonly atMs: number;
}

const draftSchema = contentSchema.extend({
  chat_id: chatIdSchema,
  draft_id: z.number().int().default(0),
  message_thread_id: z.number().optional(),
});

/** The drafts that a bot streamed. */
export class Drafts {
  readonly #keepsAll: boolean;
  readonly #chats = new Map<number, Draft[]>();

  /** Keeps only the newest state of each draft unless `keepsAll`. */
  constructor(keepsAll: boolean) {
    this.#keepsAll = keepsAll;
  }

  inChat(chatId: number): readonly Draft[] {
    return this.#chats.get(chatId) ?? [];
  }

  sendMessageDraft(payload: unknown): true {
    const { chat_id, draft_id, message_thread_id, ...content } = readPayload(draftSchema, payload);
    if (chat_id < 0) throw badRequest('TEXTDRAFT_PEER_INVALID');
    if (draft_id === 0) throw badRequest('invalid draft identifier specified');
    const { text, source } = checkText(content, { mayBeEmpty: true });
    this.#keep({
      chatId: chat_id,
      draftId: draft_id,
      text,
      source,
      threadId: message_thread_id,
      atMs: Date.now(),
    });
    return true;
  }

  #keep(draft: Draft): void {
    const earlier = this.inChat(draft.chatId);
    const kept = this.#keepsAll
      ? earlier
      : earlier.filter(({ draftId }) => draftId !== draft.draftId);
    this.#chats.set(draft.chatId, [...kept, draft]);
  }
}
