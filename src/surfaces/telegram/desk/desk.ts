import { describeError, WenbaoError } from '../../../errors.ts';
import { type Request, toRequest } from '../incoming/request.ts';
import type {
  IncomingInlineQuery,
  IncomingMessage,
  IncomingTap,
  Update,
} from '../incoming/update.ts';
import { textMessages } from '../messages/answer-message.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import { Access } from './access.ts';
import { ArchiveDesk } from './archive-desk.ts';
import { type Command, CommandDesk } from './command-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { sessionOf, toDestination } from './destination.ts';
import { InlineDesk } from './inline-desk.ts';
import { laneOf, QuestionDesk } from './question-desk.ts';
import { TapDesk } from './tap-desk.ts';
import { Told } from './told.ts';
import { WorkQueue } from './work-queue.ts';

/** How long somebody who was declined is not told again. */
const declineAgainAfterMs = 3_600_000;
const tellAgainAfterMs = 30_000;

/** Takes updates in at once, and has each served by the desk that it is for. */
export class Desk {
  readonly #parts: DeskParts;
  readonly #queue: WorkQueue;
  readonly #access: Access;
  readonly #questions: QuestionDesk;
  readonly #commands: CommandDesk;
  readonly #taps: TapDesk;
  readonly #inline: InlineDesk;
  readonly #declined = new Told(declineAgainAfterMs);
  readonly #told = new Told(tellAgainAfterMs);

  constructor(parts: DeskParts) {
    const { mostPerChat, mostRunning, mostWaiting } = parts.limits;
    this.#parts = parts;
    this.#queue = new WorkQueue({
      mostPerLane: mostPerChat,
      mostWaiting,
      mostRunning,
      onFailure: (error) => this.#logFailure(error),
    });
    this.#access = new Access(parts.settings);
    const archive = new ArchiveDesk(parts);
    this.#questions = new QuestionDesk(parts, this.#queue);
    this.#commands = new CommandDesk(parts, archive, this.#access, this.#queue);
    this.#taps = new TapDesk(parts, archive);
    this.#inline = new InlineDesk(parts, this.#queue);
  }

  /** Takes an update in, unless it was seen before, and returns without waiting. */
  receive({ updateId, incoming }: Update): void {
    if (!incoming || !this.#parts.store.isNewUpdate(updateId)) return;
    switch (incoming.kind) {
      case 'message':
        this.#receiveMessage(incoming.message);
        break;
      case 'tap':
        this.#receiveTap(incoming.tap);
        break;
      case 'inline':
        this.#receiveInline(incoming.query);
        break;
      case 'blocked':
        this.#parts.store.setBlocked(incoming.chatId, incoming.isBlocked);
    }
  }

  /** Those who wait are told that the bot stops; answers that are being made may end. */
  close(): Promise<void> {
    return this.#questions.close();
  }

  #receiveMessage(message: IncomingMessage): void {
    const request = toRequest(message, this.#parts.me);
    if (!request || this.#isRestOfAlbum(message)) return;
    this.#unblock(message.chat.id);
    const reason = this.#reasonToDecline(message);
    if (reason === undefined) this.#take(request, message);
    else if (this.#declined.mayTell(`${message.chat.id} ${reason}`)) this.#send(message, reason);
  }

  /** Who writes wants to hear from the bot again. */
  #unblock(chatId: number): void {
    const { store } = this.#parts;
    if (store.isBlocked(chatId)) store.setBlocked(chatId, false);
  }

  #isRestOfAlbum({ albumId }: IncomingMessage): boolean {
    return albumId !== undefined && !this.#told.mayTell(`album ${albumId}`);
  }

  #reasonToDecline({ chat, senderId, sentAtMs }: IncomingMessage): string | undefined {
    if (!this.#access.allows(senderId, chat))
      return chat.type === 'private'
        ? wording.refusedUserText(senderId)
        : wording.refusedGroupText(chat.id);
    return Date.now() - sentAtMs > this.#parts.limits.freshMs ? wording.awayText : undefined;
  }

  #take(request: Request, message: IncomingMessage): void {
    const to = toDestination(message);
    const session = sessionOf(to);
    const asker = { session, userId: message.senderId };
    const isPrivate = message.chat.type === 'private';
    if (request.action === 'ask')
      this.#questions.ask({ ...asker, text: request.question, to, isPrivate });
    else if (request.action === 'stop') this.#stop(message, session, isPrivate);
    else this.#command(request, message, asker);
  }

  /** Not in the chat's turn: behind the answer it is to stop it would be of no use. */
  #stop(message: IncomingMessage, session: string, isPrivate: boolean): void {
    const mayStopAll = isPrivate || this.#access.isAdministrator(message.senderId);
    const stopped = this.#questions.stop(session, mayStopAll ? undefined : message.senderId);
    this.#send(message, wording.stoppedText(stopped));
  }

  #command(
    command: Command,
    message: IncomingMessage,
    asker: { readonly session: string; readonly userId: number },
  ): void {
    const work = {
      lane: laneOf(message.chat.id),
      run: async () => {
        const messages = await this.#commands
          .respond(command, asker)
          .catch((error) => this.#apologise(error));
        await this.#parts.sender.send(toDestination(message), messages);
      },
    };
    if (this.#queue.add(work) === 'taken') return;
    const { mostPerChat } = this.#parts.limits;
    if (this.#told.mayTell(`busy ${message.chat.id}`))
      this.#send(message, wording.chatFullText(mostPerChat));
  }

  #receiveTap(tap: IncomingTap): void {
    const { sender } = this.#parts;
    if (this.#access.allows(tap.senderId, tap.message?.chat)) void this.#taps.serve(tap);
    else
      void sender.answerTap(tap.id, { text: wording.refusedUserText(tap.senderId), isAlert: true });
  }

  #receiveInline(query: IncomingInlineQuery): void {
    if (this.#access.allows(query.senderId)) void this.#inline.serve(query);
    else void this.#parts.sender.answerInline(query.id, [], { cacheSeconds: 0 });
  }

  #send(message: IncomingMessage, text: string): void {
    void this.#parts.sender.send(toDestination(message), textMessages(text));
  }

  #apologise(error: unknown): readonly OutgoingMessage[] {
    this.#logFailure(error);
    const isExplained = error instanceof WenbaoError;
    return textMessages(isExplained ? describeError(error) : wording.unexpectedText);
  }

  #logFailure(error: unknown): void {
    this.#parts.logger.error(failureFacts(error), '有一个请求没能办成');
  }
}
