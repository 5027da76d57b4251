import { textMessages } from '../messages/answer-message.ts';
import * as wording from '../messages/wording.ts';
import { LiveMessage } from '../outgoing/live-message.ts';
import type { Destination, Sender } from '../outgoing/sender.ts';
import type { Work } from './work-queue.ts';

/** How often somebody who waits learns how many are still before them. */
const queueNoticeEveryMs = 5_000;

/** What somebody asked, and where. */
export interface Question {
  readonly text: string;
  /** What can be read of it in the chat; nothing of a question that stands on a button. */
  readonly typed: string;
  readonly to: Destination;
  readonly session: string;
  readonly userId: number;
  readonly isPrivate: boolean;
}

/** Why a question is given up: it was stopped by a person, took too long, or the bot stops. */
export class Interruption extends Error {
  readonly why: 'stopped' | 'late' | 'closing';

  constructor(why: Interruption['why']) {
    super(why);
    this.name = 'Interruption';
    this.why = why;
  }
}

/** A question from its arrival to its answer, with the message in which both are shown. */
export class PendingQuestion implements Work {
  readonly lane: string;
  readonly question: Question;
  readonly live: LiveMessage;
  readonly #interrupting = new AbortController();
  readonly #serve: (pending: PendingQuestion) => Promise<void>;
  #notice: NodeJS.Timeout | undefined;

  constructor(
    question: Question,
    { lane, sender }: { readonly lane: string; readonly sender: Sender },
    serve: (pending: PendingQuestion) => Promise<void>,
  ) {
    this.lane = lane;
    this.question = question;
    this.live = new LiveMessage({ sender, to: question.to, isPrivate: question.isPrivate });
    this.#serve = serve;
  }

  /** Aborts, with an `Interruption` for its reason, when the question is given up. */
  get signal(): AbortSignal {
    return this.#interrupting.signal;
  }

  interrupt(why: Interruption['why']): void {
    clearTimeout(this.#notice);
    this.#interrupting.abort(new Interruption(why));
  }

  /** Tells after a while, and again and again, how many are `ahead`, until it is this one's turn. */
  tellOfQueue(ahead: () => number, afterMs: number): void {
    this.#notice = setTimeout(() => {
      const [message] = textMessages(wording.queuedText(ahead()));
      if (message) this.live.show(message);
      this.tellOfQueue(ahead, queueNoticeEveryMs);
    }, afterMs);
  }

  run(): Promise<void> {
    clearTimeout(this.#notice);
    return this.#serve(this);
  }
}
