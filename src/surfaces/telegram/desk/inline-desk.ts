import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, isFromArchive } from '../../../answering/answer.ts';
import { untilAborted } from '../../../network/until-aborted.ts';
import type { IncomingInlineQuery } from '../incoming/update.ts';
import { inlineAnswer } from '../messages/inline-message.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import type { AnswerId } from '../store/bot-store.ts';
import { inlineSession } from '../store/inline-session.ts';
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
  async serve(query: IncomingInlineQuery): Promise<void> {
    const { senderId } = query;
    this.#typing.get(senderId)?.abort();
    const typing = new AbortController();
    this.#typing.set(senderId, typing);
    try {
      await this.#respond(query, typing.signal);
    } catch (error) {
      if (typing.signal.aborted) return;
      this.#parts.logger.error(failureFacts(error), '有一个行内问题没能答成');
      await this.#decline(query, wording.inlineButtons.failed);
    } finally {
      if (this.#typing.get(senderId) === typing) this.#typing.delete(senderId);
    }
  }

  async #respond(query: IncomingInlineQuery, signal: AbortSignal): Promise<void> {
    const question = query.text.trim();
    const { limits, settings } = this.#parts;
    if (question === '') return this.#decline(query, wording.inlineButtons.empty);
    const { length } = [...question];
    if (length < leastChars) return this.#decline(query, wording.inlineButtons.tooShort);
    if (length > settings.questionChars) return this.#decline(query, wording.inlineButtons.tooLong);
    await wait(limits.inlinePauseMs, undefined, { signal });
    const refusal = this.#refusal(query.senderId);
    if (refusal !== undefined) return this.#decline(query, refusal);
    await this.#inTurn(query.senderId, () => this.#answer(query, question, signal));
  }

  /** A question that is typed in pauses counts several times. */
  #refusal(userId: number): string | undefined {
    const { store, settings } = this.#parts;
    const { questionsPerMinute: perMinute, questionsPerDay: perDay } = settings;
    const asked = { userId, chatId: userId, atMs: Date.now() };
    switch (store.takeQuestion(asked, { perMinute, perDay })) {
      case 'taken':
        return undefined;
      case 'minute':
        return wording.inlineButtons.minuteLimit;
      case 'day':
        return wording.inlineButtons.dayLimit;
    }
  }

  /** Settles as the work does; work that there is no room for is not done. */
  #inTurn(userId: number, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const run = () => work().then(resolve, reject);
      if (this.#queue.add({ lane: `inline ${userId}`, run }) !== 'taken') resolve();
    });
  }

  async #answer(query: IncomingInlineQuery, question: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { assistant, me } = this.#parts;
    const asking = assistant.ask(question, { signal, withoutModel: true });
    const { answer, elapsedMs } = await untilAborted(asking, signal);
    const answerId = this.#keep(query, question, answer, elapsedMs);
    const shown = { botUsername: me.username, ...(answerId && { answerId }) };
    const result = { id: query.id, ...inlineAnswer({ question, answer }, shown) };
    await this.#parts.sender.answerInline(query.id, [result], { cacheSeconds });
  }

  #keep(
    { senderId }: IncomingInlineQuery,
    question: string,
    answer: Answer,
    elapsedMs: number,
  ): AnswerId | undefined {
    const { store } = this.#parts;
    const session = inlineSession(senderId);
    if (isFromArchive(answer)) return store.keepAnswer({ session, question, answer, elapsedMs });
    store.countSmallTalk();
    return undefined;
  }

  /** In place of an answer a button that says why there is none, and leads to the bot. */
  #decline({ id }: IncomingInlineQuery, button: string): Promise<void> {
    return this.#parts.sender.answerInline(id, [], { cacheSeconds: 0, button });
  }
}
