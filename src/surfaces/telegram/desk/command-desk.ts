import type { Request } from '../incoming/request.ts';
import { sourcesMessages, textMessages } from '../messages/answer-message.ts';
import { figuresMessage } from '../messages/figures-message.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import { readLink } from '../messages/taps.ts';
import * as wording from '../messages/wording.ts';
import type { Access } from './access.ts';
import type { ArchiveDesk } from './archive-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import { readPeriod } from './read-period.ts';
import type { WorkQueue } from './work-queue.ts';

const dayMs = 86_400_000;

/** Who asks for something, and in which conversation. */
export interface Asker {
  readonly session: string;
  readonly userId: number;
}

/** A request that is answered from what is there, without asking the archive a question. */
export type Command = Exclude<Request, { readonly action: 'ask' } | { readonly action: 'stop' }>;

/** Answers commands. */
export class CommandDesk {
  readonly #parts: DeskParts;
  readonly #archive: ArchiveDesk;
  readonly #access: Access;
  readonly #queue: WorkQueue;
  readonly #startedAtMs = Date.now();

  constructor(parts: DeskParts, archive: ArchiveDesk, access: Access, queue: WorkQueue) {
    this.#parts = parts;
    this.#archive = archive;
    this.#access = access;
    this.#queue = queue;
  }

  /** Rejects as the archive or the store does. */
  async respond(command: Command, asker: Asker): Promise<readonly OutgoingMessage[]> {
    const { assistant } = this.#parts;
    switch (command.action) {
      case 'start':
        return this.#start(command.link);
      case 'help':
        return textMessages(wording.helpText);
      case 'sources':
        return this.#sources(asker.session);
      case 'latest':
        return [await this.#archive.stories({ page: 0 })];
      case 'date':
        return this.#date(command.text);
      case 'new':
        await assistant.forget(asker.session);
        return textMessages(wording.forgottenText);
      case 'stats':
        return this.#figures(asker.userId);
      case 'unknown-command':
        return textMessages(wording.unknownCommandText);
      case 'not-text':
        return textMessages(wording.notTextText);
    }
  }

  async #start(payload: string | undefined): Promise<readonly OutgoingMessage[]> {
    const link = payload === undefined ? undefined : readLink(payload);
    if (!link) return textMessages(wording.startText(await this.#parts.assistant.describe()));
    const shown =
      link.wants === 'source'
        ? await this.#archive.source(link.answerId, link.marker)
        : await this.#archive.story(link.story, 1);
    return 'message' in shown ? [shown.message] : textMessages(shown.missing);
  }

  #sources(session: string): readonly OutgoingMessage[] {
    const { store, me } = this.#parts;
    const last = store.lastAnswer(session);
    if (!last) return textMessages(wording.noLastAnswerText);
    const { question, answer } = last.shown;
    const messages = sourcesMessages(answer, {
      question,
      answerId: last.id,
      botUsername: me.username,
    });
    return messages.length > 0 ? messages : textMessages(wording.noLastAnswerText);
  }

  async #date(text: string): Promise<readonly OutgoingMessage[]> {
    if (text === '') return [await this.#archive.periods()];
    const period = readPeriod(text);
    if (period === undefined) return textMessages(wording.periodNotUnderstoodText);
    return [await this.#archive.stories({ period, page: 0 })];
  }

  async #figures(userId: number): Promise<readonly OutgoingMessage[]> {
    if (!this.#access.isAdministrator(userId)) return textMessages(wording.onlyAdministratorsText);
    const { store, assistant } = this.#parts;
    const nowMs = Date.now();
    const message = figuresMessage({
      today: store.figures(nowMs - dayMs),
      week: store.figures(nowMs - 7 * dayMs),
      archive: await assistant.describe(),
      uptimeMs: nowMs - this.#startedAtMs,
      running: this.#queue.runningCount,
      waiting: this.#queue.waitingCount,
    });
    return [message];
  }
}
