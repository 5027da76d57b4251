import { answerText, isFromArchive } from '../../../answering/answer.ts';
import type { Reply } from '../../../chat/reply.ts';
import { untilAborted } from '../../../network/until-aborted.ts';
import {
  answerMessages,
  greetingMessages,
  partialAnswerMessage,
  textMessages,
} from '../messages/answer-message.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import type { AnswerId } from '../store/bot-store.ts';
import { apologyFor, isUsageError } from './apology.ts';
import type { ArchiveDesk } from './archive-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { Interruption, PendingQuestion, type Question } from './pending-question.ts';
import { Told } from './told.ts';
import { whileTyping } from './typing.ts';
import type { WorkQueue } from './work-queue.ts';

/** A person who goes on asking is told of a limit once in this time. */
const tellAgainAfterMs = 10_000;

/** What a stop came to: whether an answer was being made, and how many questions waited. */
export interface Stopped {
  readonly running: number;
  readonly waiting: number;
}

/** Takes questions in and has them answered in turn. */
export class QuestionDesk {
  readonly #parts: DeskParts;
  readonly #archive: ArchiveDesk;
  readonly #queue: WorkQueue;
  readonly #pending = new Set<PendingQuestion>();
  readonly #told = new Told(tellAgainAfterMs);
  #isClosing = false;

  constructor(parts: DeskParts, archive: ArchiveDesk, queue: WorkQueue) {
    this.#parts = parts;
    this.#archive = archive;
    this.#queue = queue;
  }

  /** Queues a question, or says why not; returns at once. */
  ask(question: Question): void {
    const { sender, limits } = this.#parts;
    const refusal = this.#refusal(question);
    if (refusal !== undefined) {
      if (this.#told.claim(`${question.to.chatId} ${question.userId} ${refusal}`))
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
    for (const { live } of dropped) void live.finish([]);
    const running = [...this.#pending].filter(isMeant);
    for (const pending of running) pending.interrupt('stopped');
    return { running: running.length, waiting: dropped.length };
  }

  /** Those who wait are told that the bot stops; answers that are being made have a while to end. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const told = new Set<number>();
    for (const { live, question } of this.#drop(() => true, 'closing')) {
      // Of a chat with several one is enough: there may be more waiting than can be told in time.
      void live.finish(told.has(question.to.chatId) ? [] : interruptionMessages.closing);
      told.add(question.to.chatId);
    }
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
    }
    return dropped;
  }

  /** Why a question is not taken, in the order in which a person can do something about it. */
  #refusal({ text, to, userId }: Question): string | undefined {
    const { settings, store, limits } = this.#parts;
    if (text === '') return wording.emptyQuestionText;
    if (this.#isClosing) return wording.stoppingText;
    if ([...text].length > settings.questionChars)
      return wording.questionTooLongText(settings.questionChars);
    const admission = this.#queue.admission(laneOf(to.chatId));
    if (admission !== 'taken') return wording.fullText(admission, limits.mostPerChat);
    if (this.#pendingOf(to.chatId, userId) >= limits.mostPerPerson)
      return wording.fullText('lane-full', limits.mostPerPerson);
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

  #pendingOf(chatId: number, userId: number): number {
    const ofPerson = [...this.#pending].filter(
      ({ question }) => question.to.chatId === chatId && question.userId === userId,
    );
    return ofPerson.length;
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
    const { assistant, logger, limits } = this.#parts;
    const { question, live, signal } = pending;
    const asking = assistant.ask(question.text, {
      session: question.session,
      signal,
      onProgress: (answer) => live.show(partialAnswerMessage(answer)),
    });
    const reply = await untilAborted(asking, signal);
    logger.info({ status: reply.answer.status, elapsedMs: reply.elapsedMs }, '答完一个问题');
    const delivery = live.finish(await this.#messages(question, reply));
    // What Telegram holds up for minutes goes on by itself, and the place is another's.
    await settledWithin(limits.deliveryMs, delivery);
  }

  async #messages(question: Question, reply: Reply): Promise<readonly OutgoingMessage[]> {
    const { me, store, exampleQuestions } = this.#parts;
    if (!isFromArchive(reply.answer)) {
      store.countSmallTalk();
      const examples = await exampleQuestions().catch(() => []);
      return greetingMessages(answerText(reply.answer), examples);
    }
    const answerId = this.#keep(question, reply);
    const mentioning =
      reply.answer.status === 'abstained' ? await this.#mentioning(question.text) : undefined;
    return answerMessages(reply, {
      typed: question.typed,
      botUsername: me.username,
      ...(answerId && { answerId }),
      ...(mentioning && { mentioning }),
    });
  }

  /** An answer is shown also where the list that is to help on cannot be made. */
  #mentioning(words: string): ReturnType<ArchiveDesk['mentioning']> {
    return this.#archive.mentioning(words).catch((error: unknown) => {
      this.#parts.logger.warn(failureFacts(error), '没能找提到这些词的报道');
      return undefined;
    });
  }

  #keep({ session }: Question, reply: Reply): AnswerId | undefined {
    const { question, answer, elapsedMs } = reply;
    return this.#parts.store.keepAnswer({ session, question, answer, elapsedMs });
  }

  async #apologise(pending: PendingQuestion, error: unknown): Promise<void> {
    const { reason } = pending.signal;
    if (reason instanceof Interruption) {
      await pending.live.finish(interruptionMessages[reason.why]);
      return;
    }
    if (!isUsageError(error)) this.#parts.logger.error(failureFacts(error), '有一个问题没能答成');
    await pending.live.finish(textMessages(apologyFor(error)));
  }
}

const interruptionMessages: Readonly<Record<Interruption['why'], readonly OutgoingMessage[]>> = {
  // The stop itself is answered, and what was shown of the answer goes.
  stopped: [],
  late: textMessages(wording.lateText),
  closing: textMessages(wording.stoppingText),
};

/** Resolves when the promise has, which does not reject, or after so long. */
async function settledWithin(ms: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The lane of a chat's messages. */
export function laneOf(chatId: number): string {
  return `chat ${chatId}`;
}
