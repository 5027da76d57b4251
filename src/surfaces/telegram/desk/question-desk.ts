import type { Reply } from '../../../chat/reply.ts';
import { describeError, WenbaoError } from '../../../errors.ts';
import { untilAborted } from '../../../network/until-aborted.ts';
import { answerMessages, partialAnswerMessage, textMessages } from '../messages/answer-message.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import type { AnswerId } from '../store/bot-store.ts';
import type { DeskParts } from './desk-parts.ts';
import { Interruption, PendingQuestion, type Question } from './pending-question.ts';
import { Told } from './told.ts';
import { whileTyping } from './typing.ts';
import type { Admission, WorkQueue } from './work-queue.ts';

/** A person who goes on asking is told of a limit once in this time. */
const tellAgainAfterMs = 30_000;

/** What a stop came to: whether an answer was being made, and how many questions waited. */
export interface Stopped {
  readonly running: number;
  readonly waiting: number;
}

/** Takes questions in and has them answered in turn. */
export class QuestionDesk {
  readonly #parts: DeskParts;
  readonly #queue: WorkQueue;
  readonly #pending = new Set<PendingQuestion>();
  readonly #told = new Told(tellAgainAfterMs);

  constructor(parts: DeskParts, queue: WorkQueue) {
    this.#parts = parts;
    this.#queue = queue;
  }

  /** Queues a question, or says why not; returns at once. */
  ask(question: Question): void {
    const { sender, limits } = this.#parts;
    const refusal = this.#refusal(question);
    if (refusal !== undefined) {
      if (this.#told.mayTell(`${question.to.chatId} ${question.userId} ${refusal}`))
        void sender.send(question.to, textMessages(refusal));
      return;
    }
    const pending = new PendingQuestion(
      question,
      { lane: laneOf(question.to.chatId), sender },
      (asked) => this.#serve(asked),
    );
    this.#queue.add(pending);
    this.#pending.add(pending);
    pending.tellOfQueue(() => this.#queue.ahead(pending), limits.queuedAfterMs);
  }

  /** Gives up the pending questions of a conversation; with `userId` only those of that person. */
  stop(session: string, userId?: number): Stopped {
    const isMeant = (pending: PendingQuestion) =>
      pending.question.session === session &&
      (userId === undefined || pending.question.userId === userId);
    const dropped = this.#drop(isMeant, 'stopped');
    const running = [...this.#pending].filter(isMeant);
    for (const pending of running) pending.interrupt('stopped');
    return { running: running.length, waiting: dropped.length };
  }

  /** Those who wait are told that the bot stops; answers that are being made have a while to end. */
  async close(): Promise<void> {
    this.#drop(() => true, 'closing');
    const timer = setTimeout(() => {
      for (const pending of this.#pending) pending.interrupt('closing');
    }, this.#parts.limits.graceMs);
    await this.#queue.idle().finally(() => clearTimeout(timer));
  }

  #drop(isMeant: (pending: PendingQuestion) => boolean, why: 'stopped' | 'closing') {
    const dropped = this.#queue
      .remove((work) => work instanceof PendingQuestion && isMeant(work))
      .filter((work) => work instanceof PendingQuestion);
    for (const pending of dropped) {
      this.#pending.delete(pending);
      pending.interrupt(why);
      void this.#finishInterrupted(pending, why);
    }
    return dropped;
  }

  /** Why a question is not taken, in the order in which a person can do something about it. */
  #refusal({ text, to, userId }: Question): string | undefined {
    const { settings, store, limits } = this.#parts;
    if (text === '') return wording.emptyQuestionText;
    if ([...text].length > settings.questionChars)
      return wording.questionTooLongText(settings.questionChars);
    const admission = this.#queue.admission(laneOf(to.chatId));
    if (admission !== 'taken') return fullText(admission, limits.mostPerChat);
    const { questionsPerMinute: perMinute, questionsPerDay: perDay } = settings;
    const asked = { userId, chatId: to.chatId, atMs: Date.now() };
    switch (store.takeQuestion(asked, { perMinute, perDay })) {
      case 'taken':
        return undefined;
      case 'minute':
        return wording.minuteLimitText(perMinute);
      case 'day':
        return wording.dayLimitText(perDay);
    }
  }

  async #serve(pending: PendingQuestion): Promise<void> {
    const { sender, limits } = this.#parts;
    const timer = setTimeout(() => pending.interrupt('late'), limits.answerMs);
    try {
      await whileTyping(
        () => sender.showTyping(pending.question.to),
        () => this.#answer(pending),
      );
    } catch (error) {
      await this.#apologise(pending, error);
    } finally {
      clearTimeout(timer);
      this.#pending.delete(pending);
    }
  }

  async #answer(pending: PendingQuestion): Promise<void> {
    const { assistant, logger, me } = this.#parts;
    const { question, live, signal } = pending;
    const asking = assistant.ask(question.text, {
      session: question.session,
      signal,
      onProgress: (answer) => live.show(partialAnswerMessage(answer)),
    });
    const reply = await untilAborted(asking, signal);
    logger.info({ status: reply.answer.status, elapsedMs: reply.elapsedMs }, '答完一个问题');
    const answerId = this.#keep(question, reply);
    const shown = { typed: question.text, botUsername: me.username, ...(answerId && { answerId }) };
    await live.finish(answerMessages(reply, shown));
  }

  #keep({ session, userId }: Question, reply: Reply): AnswerId | undefined {
    const { question, answer, elapsedMs } = reply;
    return this.#parts.store.keepAnswer({ session, userId, question, answer, elapsedMs });
  }

  async #apologise(pending: PendingQuestion, error: unknown): Promise<void> {
    const { reason } = pending.signal;
    if (reason instanceof Interruption) return this.#finishInterrupted(pending, reason.why);
    this.#logFailure(error);
    const isExplained = error instanceof WenbaoError;
    await pending.live.finish(
      textMessages(isExplained ? describeError(error) : wording.unexpectedText),
    );
  }

  /** Who stopped a question is told so by the stop; only what was shown of its answer is closed. */
  async #finishInterrupted(pending: PendingQuestion, why: Interruption['why']): Promise<void> {
    if (why === 'stopped' && !pending.live.isShown) return;
    await pending.live.finish(interruptionMessages[why]);
  }

  #logFailure(error: unknown): void {
    this.#parts.logger.error(failureFacts(error), '有一个问题没能答成');
  }
}

const interruptionMessages: Readonly<Record<Interruption['why'], readonly OutgoingMessage[]>> = {
  stopped: textMessages(wording.answerStoppedText),
  late: textMessages(wording.lateText),
  closing: textMessages(wording.stoppingText),
};

/** The lane of a chat's messages. */
export function laneOf(chatId: number): string {
  return `chat ${chatId}`;
}

function fullText(admission: Exclude<Admission, 'taken'>, mostPerChat: number): string {
  return admission === 'lane-full' ? wording.chatFullText(mostPerChat) : wording.queueFullText;
}
