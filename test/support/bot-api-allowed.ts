import type { RawUpdate } from './bot-api-updates.ts';

const onlyOnDemand = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** The kinds of updates that a bot wants; of the others none comes in. */
export class AllowedUpdates {
  #kinds: readonly string[] = [];

  /** An empty list stands for the usual kinds; without one, it stays as it was. */
  set(kinds: readonly string[] | undefined): void {
    this.#kinds = kinds ?? this.#kinds;
  }

  includes({ update_id: _, ...content }: RawUpdate): boolean {
    const [kind = ''] = Object.keys(content);
    return this.#kinds.length > 0 ? this.#kinds.includes(kind) : !onlyOnDemand.includes(kind);
  }

  /** As the Bot API tells it. */
  toRaw() {
    return this.#kinds.length > 0 ? { allowed_updates: this.#kinds } : {};
  }
}
