import type { Logger } from '../logger.ts';
import type { BotStore } from '../store/bot-store.ts';
import { failureKind } from './bot-api-failure.ts';
import { failureFacts } from './failure.ts';

/** Ends work for a chat that is known not to want the bot. */
export class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

/** Knows which chats do not want the bot, and notes those that refuse it. */
export class WantedChats {
  readonly #store: Pick<BotStore, 'setBlocked' | 'isBlocked'>;
  readonly #logger: Logger;

  constructor(store: Pick<BotStore, 'setBlocked' | 'isBlocked'>, logger: Logger) {
    this.#store = store;
    this.#logger = logger;
  }

  /** @throws Unwanted for a chat that does not want the bot */
  check(chatId: number): void {
    if (this.#store.isBlocked(chatId)) throw new Unwanted();
  }

  /** Remembers the chat if this failure of a call says that it does not want the bot. */
  note(chatId: number, error: unknown): void {
    if (failureKind(error) !== 'blocked') return;
    try {
      this.#store.setBlocked(chatId, true);
    } catch (unkept) {
      this.#logger.warn(failureFacts(unkept), '没能记下一个不要消息的聊天');
    }
  }
}
