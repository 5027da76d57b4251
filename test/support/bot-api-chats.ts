import { badRequest, Refusal } from './bot-api-refusal.ts';

/** Which chats a bot may send to. */
export class Chats {
  readonly #isKnownOnly: boolean;
  readonly #known = new Set<number>();
  readonly #blocked = new Set<number>();

  /** With `isKnownOnly`, a chat in which nobody has written is not found, as at Telegram. */
  constructor(isKnownOnly: boolean) {
    this.#isKnownOnly = isKnownOnly;
  }

  know(chatId: number): void {
    this.#known.add(chatId);
  }

  setBlocked(chatId: number, isBlocked: boolean): void {
    if (isBlocked) this.#blocked.add(chatId);
    else this.#blocked.delete(chatId);
  }

  /** @throws Refusal where the bot may not send. */
  check(chatId: number): void {
    if (this.#isKnownOnly && !this.#known.has(chatId)) throw badRequest('chat not found');
    if (!this.#blocked.has(chatId)) return;
    const how = chatId < 0 ? 'kicked from the supergroup chat' : 'blocked by the user';
    throw new Refusal(403, `Forbidden: bot was ${how}`);
  }
}
