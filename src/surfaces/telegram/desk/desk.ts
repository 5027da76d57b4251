import type { Message } from 'telegraf/types';
import type { Assistant } from '../../../chat/reply.ts';
import { describeError, WenbaoError } from '../../../errors.ts';
import { type Me, type Request, toRequest } from '../incoming/request.ts';
import type { Logger } from '../logger.ts';
import { formatReply, formatText, type OutgoingMessage } from '../messages/answer-message.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import type { Destination, Sender } from '../outgoing/sender.ts';
import { ChatQueue } from './chat-queue.ts';
import { RecentKeys } from './recent.ts';
import { whileTyping } from './typing.ts';

/** Questions of one chat that may be pending, the one being answered included. */
const maxPendingPerChat = 5;

export interface DeskOptions {
  readonly assistant: Assistant;
  readonly sender: Sender;
  readonly logger: Logger;
  /** Aborts when the bot is to stop: what is pending is told so instead of being answered. */
  readonly stopping: AbortSignal;
}

/** Takes messages in at once and serves them in turn, each chat by itself. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #queue: ChatQueue;
  readonly #albums = new RecentKeys(100);
  /** Chats that have been told that their queue is full. */
  readonly #toldFull = new Set<number>();

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#queue = new ChatQueue(maxPendingPerChat, (error) => this.#logFailure(error));
  }

  /** Queues what the message asks for, if it is for the bot, and returns without waiting. */
  accept(message: Message, me: Me): void {
    const request = toRequest(message, me);
    if (!request || this.#isRestOfAlbum(message)) return;
    const to = toDestination(message);
    const isQueued = this.#queue.add(to.chatId, () => this.#serve(request, to));
    if (isQueued) this.#toldFull.delete(to.chatId);
    else this.#refuse(to);
  }

  /** Resolves when everything taken in has been served. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /** An album of photos arrives as a message for each. */
  #isRestOfAlbum(message: Message): boolean {
    const album = 'media_group_id' in message ? message.media_group_id : undefined;
    return album !== undefined && !this.#albums.isNew(album);
  }

  #refuse(to: Destination): void {
    if (this.#toldFull.has(to.chatId)) return;
    this.#toldFull.add(to.chatId);
    void this.#options.sender.send(to, formatText(wording.fullText(maxPendingPerChat)));
  }

  async #serve(request: Request, to: Destination): Promise<void> {
    const { sender } = this.#options;
    const messages = await whileTyping(
      () => sender.showTyping(to),
      () => this.#respond(request, to).catch((error) => this.#apologise(error)),
    );
    await sender.send(to, messages);
  }

  async #respond(request: Request, to: Destination): Promise<OutgoingMessage[]> {
    const { assistant, stopping } = this.#options;
    stopping.throwIfAborted();
    switch (request.action) {
      case 'start':
        return formatText(wording.startText(await assistant.describe()));
      case 'help':
        return formatText(wording.helpText);
      case 'new':
        await assistant.forget(sessionOf(to));
        return formatText(wording.forgottenText);
      case 'unknown-command':
        return formatText(wording.unknownCommandText);
      case 'not-text':
        return formatText(wording.notTextText);
      case 'ask':
        return this.#answer(request.question, to);
    }
  }

  async #answer(question: string, to: Destination): Promise<OutgoingMessage[]> {
    if (question === '') return formatText(wording.emptyQuestionText);
    const { assistant, logger, stopping } = this.#options;
    const reply = await assistant.ask(question, { session: sessionOf(to), signal: stopping });
    logger.info({ status: reply.answer.status, elapsedMs: reply.elapsedMs }, '答完一个问题');
    return formatReply(reply, question);
  }

  #apologise(error: unknown): OutgoingMessage[] {
    if (this.#options.stopping.aborted) return formatText(wording.stoppingText);
    this.#logFailure(error);
    const isExplained = error instanceof WenbaoError;
    return formatText(isExplained ? describeError(error) : wording.unexpectedText);
  }

  #logFailure(error: unknown): void {
    this.#options.logger.error(failureFacts(error), '有一个请求没能办成');
  }
}

/** In a group the reply points to the question; between two it would only be in the way. */
function toDestination(message: Message): Destination {
  const { chat, message_id, message_thread_id, is_topic_message } = message;
  return {
    chatId: chat.id,
    // Outside of forums the thread is only a chain of replies.
    ...(is_topic_message && message_thread_id !== undefined && { threadId: message_thread_id }),
    ...(chat.type !== 'private' && { replyTo: message_id }),
  };
}

/** A conversation belongs to a chat, and in a forum to a topic. */
function sessionOf({ chatId, threadId }: Destination): string {
  return threadId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${threadId}`;
}
