import type { IncomingTap } from '../incoming/update.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import { readTap, type Tap } from '../messages/taps.ts';
import * as wording from '../messages/wording.ts';
import { failureFacts } from '../outgoing/failure.ts';
import type { Destination } from '../outgoing/sender.ts';
import { apologyFor } from './apology.ts';
import type { ArchiveDesk, Shown } from './archive-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { sessionOf } from './destination.ts';
import type { QuestionDesk } from './question-desk.ts';

/** Messages of a chat that are still to be sent; those of more taps would pile up. */
const mostPending = 3;

/** The message under which a button was pressed. */
type TappedMessage = NonNullable<IncomingTap['message']>;

/** Serves buttons. Telegram waits for about 15 s for a sign that one was noticed. */
export class TapDesk {
  readonly #parts: DeskParts;
  readonly #archive: ArchiveDesk;
  readonly #questions: QuestionDesk;

  constructor(parts: DeskParts, archive: ArchiveDesk, questions: QuestionDesk) {
    this.#parts = parts;
    this.#archive = archive;
    this.#questions = questions;
  }

  /** Never rejects. */
  async serve(incoming: IncomingTap): Promise<void> {
    try {
      const tap = readTap(incoming.data);
      if (!tap) await this.#tell(incoming, wording.unknownButtonText);
      else if (tap.wants === 'rating') await this.#rate(incoming, tap);
      else if (!incoming.message) await this.#tell(incoming, wording.oldMessageText);
      else if (tap.wants === 'example') await this.#ask(incoming, tap.place, incoming.message);
      else await this.#act(incoming, tap, incoming.message);
    } catch (error) {
      this.#parts.logger.error(failureFacts(error), '有一个按钮没能办成');
      await this.#tell(incoming, apologyFor(error));
    }
  }

  async #rate(incoming: IncomingTap, tap: Extract<Tap, { wants: 'rating' }>): Promise<void> {
    const outcome = this.#parts.store.rate(tap.answerId, incoming.senderId, tap.rating);
    const text = outcome === undefined ? wording.answerGoneText : wording.ratingTexts[outcome];
    await this.#parts.sender.answerTap(incoming.id, { text });
  }

  /** The examples change with the archive, and a place may then have none. */
  async #ask({ id, senderId: userId }: IncomingTap, place: number, message: TappedMessage) {
    const text = (await this.#parts.exampleQuestions())[place - 1];
    if (text === undefined)
      return this.#parts.sender.answerTap(id, { text: wording.unknownButtonText });
    await this.#parts.sender.answerTap(id, {});
    const to = destinationIn(message);
    const isPrivate = message.chat.type === 'private';
    this.#questions.ask({ text, typed: '', to, session: sessionOf(to), userId, isPrivate });
  }

  async #act(
    incoming: IncomingTap,
    tap: Exclude<Tap, { wants: 'rating' | 'example' }>,
    message: TappedMessage,
  ): Promise<void> {
    if (tap.wants === 'close') {
      await this.#parts.sender.answerTap(incoming.id, {});
      await this.#parts.sender.remove(placeOf(message));
      return;
    }
    if (this.#parts.sender.pendingOf(message.chat.id) >= mostPending)
      return this.#parts.sender.answerTap(incoming.id, { text: wording.waitText });
    const shown = await this.#shown(tap);
    if ('missing' in shown) return this.#tell(incoming, shown.missing);
    // Telegram's own sign of waiting ends with this, before the message takes its turn.
    await this.#parts.sender.answerTap(incoming.id, {});
    if (opensAnew(tap)) await this.#send(shown.message, message);
    else await this.#parts.sender.edit(placeOf(message), shown.message);
  }

  async #shown(tap: Exclude<Tap, { wants: 'rating' | 'example' | 'close' }>): Promise<Shown> {
    switch (tap.wants) {
      case 'source':
        return this.#archive.source(tap.answerId, tap.marker);
      case 'source-place':
        return this.#archive.source(tap.answerId, tap.marker, tap.place);
      case 'story':
        return this.#archive.story(tap.story, tap.place ?? 1);
      case 'stories':
        return { message: await this.#archive.stories(tap) };
      case 'periods':
        return { message: await this.#archive.periods() };
    }
  }

  async #send(shown: OutgoingMessage, message: TappedMessage): Promise<void> {
    const to = { ...destinationIn(message), replyTo: message.messageId };
    await this.#parts.sender.send(to, [shown]);
  }

  async #tell({ id }: IncomingTap, text: string): Promise<void> {
    await this.#parts.sender.answerTap(id, { text, isAlert: true });
  }
}

/** A list or an answer stays where it is; what was opened from it changes in its place. */
function opensAnew(tap: Tap): boolean {
  return tap.wants === 'source' || (tap.wants === 'story' && tap.place === undefined);
}

function destinationIn({ chat, threadId }: TappedMessage): Destination {
  return { chatId: chat.id, ...(threadId !== undefined && { threadId }) };
}

function placeOf({ chat, messageId }: TappedMessage) {
  return { chatId: chat.id, messageId };
}
