import { randomInt } from 'node:crypto';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import type { Destination } from './payloads.ts';
import type { Sender } from './sender.ts';

const defaultEveryMs = 1_500;
/** An answer that is ready at once shall not wait for the budget that its preview has used up. */
const firstPart = 1 / 3;
/** A draft lives for 30 s. */
const defaultDraftAgainAfterMs = 20_000;

export interface LiveMessageOptions {
  readonly sender: Sender;
  readonly to: Destination;
  readonly isPrivate: boolean;
  /** Not 0. Drafts of the same id are one draft to the chat. */
  readonly draftId?: number;
  /** The least time from one thing shown to the next. */
  readonly everyMs?: number;
  /** After so long without news a draft is shown again. */
  readonly draftAgainAfterMs?: number;
}

/**
 * What a chat sees of an answer while it is being made: a draft where there are drafts, else a
 * message that is edited. Both are only previews, and give way to what must be sent. Each live
 * message must be finished.
 */
export class LiveMessage {
  readonly #sender: Sender;
  readonly #to: Destination;
  readonly #draftId: number;
  readonly #everyMs: number;
  readonly #draftAgainAfterMs: number;
  #way: 'draft' | 'message' | 'none';
  /** The newest that is still to be shown. */
  #waiting: OutgoingMessage | undefined;
  #shown: OutgoingMessage | undefined;
  #messageId: number | undefined;
  #underWay: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #nextAtMs: number | undefined;
  #isFinished = false;

  constructor(options: LiveMessageOptions) {
    this.#sender = options.sender;
    this.#to = options.to;
    this.#way = options.isPrivate ? 'draft' : 'message';
    this.#draftId = options.draftId ?? randomInt(1, 2 ** 31);
    this.#everyMs = options.everyMs ?? defaultEveryMs;
    this.#draftAgainAfterMs = options.draftAgainAfterMs ?? defaultDraftAgainAfterMs;
  }

  /** Shows this soon, unless something newer comes before that. Neither waits nor throws. */
  show(message: OutgoingMessage): void {
    if (this.#isFinished || this.#way === 'none') return;
    this.#waiting = message;
    this.#schedule();
  }

  /**
   * Sends the answer, its first message in the place of what was shown, and before all that is
   * handed over for the chat from now on; takes as long as `Sender.send`. Nothing is shown after it.
   * Without messages, what was shown is removed. Never rejects.
   */
  finish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.#isFinished = true;
    clearTimeout(this.#timer);
    return this.#sender.sendInPlace(this.#to, messages, async () => {
      await this.#underWay;
      return this.#messageId;
    });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#underWay || this.#isFinished) return;
    if (this.#waiting) this.#presentInTime(this.#waiting);
    else if (this.#way === 'draft' && this.#shown) this.#showAgain(this.#shown);
  }

  #presentInTime(message: OutgoingMessage): void {
    this.#nextAtMs ??= performance.now() + firstPart * this.#everyMs;
    const waitMs = this.#nextAtMs - performance.now();
    if (waitMs <= 0) this.#present(message);
    else this.#timer = setTimeout(() => this.#schedule(), waitMs);
  }

  #showAgain(shown: OutgoingMessage): void {
    this.#timer = setTimeout(() => this.show(shown), this.#draftAgainAfterMs).unref();
  }

  #present(message: OutgoingMessage): void {
    this.#nextAtMs = performance.now() + this.#everyMs;
    if (!this.#sender.hasSpare(this.#to.chatId)) {
      this.#schedule();
      return;
    }
    this.#waiting = undefined;
    this.#underWay = this.#put(message).finally(() => {
      this.#underWay = undefined;
      this.#schedule();
    });
  }

  async #put(message: OutgoingMessage): Promise<void> {
    if (this.#way === 'draft') {
      if (await this.#sender.draft(this.#to, this.#draftId, message)) {
        this.#shown = message;
        return;
      }
      this.#way = 'message';
      // The answer may have its turn already, and waits for this.
      if (this.#isFinished) return;
    }
    await this.#putMessage(message);
  }

  async #putMessage(message: OutgoingMessage): Promise<void> {
    const outcome = await this.#sender.preview(this.#to, message, {
      ...(this.#messageId !== undefined && { shownIn: this.#messageId }),
      isWanted: () => !this.#isFinished,
    });
    if (outcome === 'skipped') {
      this.#waiting ??= message;
    } else if (outcome === 'failed') {
      // It may have arrived, and another one would then be a second message.
      this.#way = 'none';
      this.#waiting = undefined;
    } else {
      this.#messageId = outcome;
      this.#shown = message;
    }
  }
}
