import type { IncomingChat } from '../incoming/update.ts';

/** Who may use the bot; with both lists empty everybody may. */
export interface AccessSettings {
  readonly allowedUsers: readonly number[];
  readonly allowedGroups: readonly number[];
  readonly administrators: readonly number[];
}

/** Says who may ask, and who administers. */
export class Access {
  readonly #isOpen: boolean;
  readonly #users: ReadonlySet<number>;
  readonly #groups: ReadonlySet<number>;
  readonly #administrators: ReadonlySet<number>;

  constructor({ allowedUsers, allowedGroups, administrators }: AccessSettings) {
    this.#isOpen = allowedUsers.length === 0 && allowedGroups.length === 0;
    this.#administrators = new Set(administrators);
    this.#users = new Set([...allowedUsers, ...administrators]);
    this.#groups = new Set(allowedGroups);
  }

  /** Users of the list may everywhere, others in the groups of the list. */
  allows(userId: number, chat?: Pick<IncomingChat, 'id'>): boolean {
    if (this.#isOpen || this.#users.has(userId)) return true;
    return chat !== undefined && this.#groups.has(chat.id);
  }

  isAdministrator(userId: number): boolean {
    return this.#administrators.has(userId);
  }
}
