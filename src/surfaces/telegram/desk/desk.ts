// src/surfaces/telegram/desk: who may ask, whose turn it is, what is answered.

import { type Request, toRequest } from '../incoming/request.ts';
import type {
  IncomingInlineQuery,
  IncomingMessage,
  IncomingTap,
  Update,
} from '../incoming/update.ts';
import { textMessages } from '../messages/answer-message.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import { readLink, readTap } from '../messages/taps.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import { Access } from './access.ts';
import { apologyFor } from './apology.ts';
import { ArchiveDesk } from './archive-desk.ts';
import { type Command, CommandDesk } from './command-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { sessionOf, toDestination } from './destination.ts';
import { InlineDesk } from './inline-desk.ts';
import { laneOf, QuestionDesk } from './question-desk.ts';
import { readRemark } from './remark.ts';
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
    this.#questions = new QuestionDesk(parts, archive, this.#queue);
    this.#commands = new CommandDesk(parts, archive, this.#access, this.#queue);
    this.#taps = new TapDesk(parts, archive, this.#questions);
    this.#inline = new InlineDesk(parts, this.#queue);
  }

  /** Takes an update in, unless it was seen before, and returns without waiting. */
  receive({ updateId, incoming }: Update): void {
    if (!incoming || !this.#parts.store.claimUpdate(updateId)) return;
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
    const reason = this.#reasonToDecline(message, request);
    if (reason === undefined) this.#take(request, message);
    else if (this.#declined.claim(`${message.chat.id} ${reason}`)) this.#send(message, reason);
  }

  /** Who writes wants to hear from the bot again. */
  #unblock(chatId: number): void {
    const { store } = this.#parts;
    if (store.isBlocked(chatId)) store.setBlocked(chatId, false);
  }

  #isRestOfAlbum({ albumId }: IncomingMessage): boolean {
    return albumId !== undefined && !this.#told.claim(`album ${albumId}`);
  }

  #reasonToDecline(
    { chat, senderId, sentAtMs }: IncomingMessage,
    request: Request,
  ): string | undefined {
    // Who holds a link was shown it, as by an answer in a group that may ask.
    const isLink = request.action === 'start' && readLink(request.link ?? '') !== undefined;
    if (!isLink && !this.#access.allows(senderId, chat))
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
    const remark = request.action === 'ask' ? readRemark(request.question) : undefined;
    if (remark) this.#command({ action: remark }, message, asker);
    else if (request.action === 'ask')
      this.#questions.ask({
        ...asker,
        text: request.question,
        typed: request.question,
        to,
        isPrivate,
      });
    else if (request.action === 'stop') this.#stop(message, session, isPrivate);
    else this.#command(request, message, asker);
  }

  /** Not in the chat's turn: behind the answer it is to stop it would be of no use. */
  #stop(message: IncomingMessage, session: string, isPrivate: boolean): void {
    const mayStopAll = isPrivate || this.#access.isAdministrator(message.senderId);
    const stopped = this.#questions.stop(session, mayStopAll ? undefined : message.senderId);
    const isWorthTelling = stopped.running + stopped.waiting > 0;
    if (isWorthTelling || this.#told.claim(`stop ${session} ${message.senderId}`))
      this.#send(message, wording.stoppedText(stopped));
  }

  #command(
    command: Command,
    message: IncomingMessage,
    asker: { readonly session: string; readonly userId: number },
  ): void {
    const run = async () => {
      const responding = this.#commands.respond(command, asker);
      const messages = await responding.catch((error) => this.#apologise(error));
      // Handed over in the chat's order; what Telegram holds up is not to hold this place.
      void this.#parts.sender.send(toDestination(message), messages);
    };
    // A link is a button in the text, and buttons do not wait behind answers.
    const isLink = command.action === 'start' && command.link !== undefined;
    const lane = `${laneOf(message.chat.id)}${isLink ? ' links' : ''}`;
    const admission = this.#queue.add({ lane, run });
    if (admission === 'taken' || !this.#told.claim(`busy ${message.chat.id}`)) return;
    this.#send(message, wording.fullText(admission, this.#parts.limits.mostPerChat));
  }

  #receiveTap(tap: IncomingTap): void {
    const { sender } = this.#parts;
    if (isShown(tap) || this.#access.allows(tap.senderId, tap.message?.chat))
      void this.#taps.serve(tap);
    else
      void sender.answerTap(tap.id, { text: wording.refusedUserText(tap.senderId), isAlert: true });
  }

  #receiveInline(query: IncomingInlineQuery): void {
    if (this.#access.allows(query.senderId)) void this.#inline.serve(query);
    else {
      const button = wording.inlineRefusedText(query.senderId);
      void this.#parts.sender.answerInline(query.id, [], { cacheSeconds: 0, button });
    }
  }

  #send(message: IncomingMessage, text: string): void {
    void this.#parts.sender.send(toDestination(message), textMessages(text));
  }

  #apologise(error: unknown): readonly OutgoingMessage[] {
    this.#logFailure(error);
    return textMessages(apologyFor(error));
  }

  #logFailure(error: unknown): void {
    this.#parts.logger.error(failureFacts(error), '有一个请求没能办成');
  }
}

const ofWhatIsShown = ['source', 'source-place', 'story', 'close'];

/** Whether a button only leads on from what somebody was shown, as a link may have. */
function isShown({ data }: IncomingTap): boolean {
  const wants = readTap(data)?.wants;
  return wants !== undefined && ofWhatIsShown.includes(wants);
}
