import { setTimeout as wait } from 'node:timers/promises';
import { untilAborted } from '../../../network/until-aborted.ts';
import type { IncomingInlineQuery } from '../incoming/update.ts';
import { inlineAnswer, inlineHint } from '../messages/inline-message.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import type { DeskParts } from './desk-parts.ts';
import type { WorkQueue } from './work-queue.ts';

/** Shorter ones are not yet a question. */
const leastChars = 4;
/** Telegram asks again for the same words only after this. */
const cacheSeconds = 60;

/**
 * Answers what people type behind the bot's name in other chats: by the reader, for a model would
 * be asked anew with every pause in typing. Of one person only the newest question counts.
 */
export class InlineDesk {
  readonly #parts: DeskParts;
  readonly #queue: WorkQueue;
  /** What ends the work for the last question of each person who is typing. */
  readonly #typing = new Map<number, AbortController>();

  constructor(parts: DeskParts, queue: WorkQueue) {
    this.#parts = parts;
    this.#queue = queue;
  }

  /** Never rejects. */
  async serve({ id, senderId, text }: IncomingInlineQuery): Promise<void> {
    this.#typing.get(senderId)?.abort();
    const question = text.trim();
    if (question === '') return this.#hint(id, wording.inlineEmptyHint);
    if ([...question].length < leastChars) return this.#hint(id, wording.inlineShortHint);
    const typing = new AbortController();
    this.#typing.set(senderId, typing);
    try {
      await wait(this.#parts.limits.inlinePauseMs, undefined, { signal: typing.signal });
      const admission = this.#queue.add({
        lane: `inline ${senderId}`,
        run: () => this.#answer(id, senderId, question, typing.signal),
      });
      if (admission !== 'taken') await this.#answerNothing(id);
    } catch {
      // Something newer was typed.
    } finally {
      if (this.#typing.get(senderId) === typing) this.#typing.delete(senderId);
    }
  }

  async #answer(id: string, userId: number, question: string, signal: AbortSignal): Promise<void> {
    const { assistant, store, sender, me, settings, logger } = this.#parts;
    if (signal.aborted) return;
    if ([...question].length > settings.questionChars) return this.#answerNothing(id);
    try {
      const reply = await untilAborted(
        assistant.ask(question, { signal, withoutModel: true }),
        signal,
      );
      const { answer, elapsedMs } = reply;
      const session = `telegram-inline:${userId}`;
      const answerId = store.keepAnswer({ session, userId, question, answer, elapsedMs });
      const shown = { typed: question, botUsername: me.username, ...(answerId && { answerId }) };
      const result = { id, ...inlineAnswer(reply, shown) };
      await sender.answerInline(id, [result], { cacheSeconds });
    } catch (error) {
      if (signal.aborted) return;
      logger.error(failureFacts(error), '有一个行内问题没能答成');
      await this.#answerNothing(id);
    }
  }

  #hint(id: string, hint: Parameters<typeof inlineHint>[0]): Promise<void> {
    const result = { id: 'hint', ...inlineHint(hint) };
    return this.#parts.sender.answerInline(id, [result], { cacheSeconds });
  }

  #answerNothing(id: string): Promise<void> {
    return this.#parts.sender.answerInline(id, [], { cacheSeconds: 0 });
  }
}
