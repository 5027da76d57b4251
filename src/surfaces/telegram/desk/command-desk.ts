import { readPeriod } from '../../wording/period.ts';
import type { Request } from '../incoming/request.ts';
import { greetingMessages, sourcesMessages, textMessages } from '../messages/answer-message.ts';
import { figuresMessage } from '../messages/figures-message.ts';
import type { OutgoingMessage } from '../messages/outgoing-message.ts';
import { readLink } from '../messages/taps.ts';
import * as wording from '../messages/wording.ts';
import type { Access } from './access.ts';
import type { ArchiveDesk } from './archive-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import type { WorkQueue } from './work-queue.ts';

const dayMs = 86_400_000;

/** Who asks for something, and in which conversation. */
export interface Asker {
  readonly session: string;
  readonly userId: number;
}

/** A request that is answered from what is there, without asking the archive a question. */
export type Command =
  | Exclude<Request, { readonly action: 'ask' } | { readonly action: 'stop' }>
  /** Somebody does not believe the last answer, or is pleased with it. */
  | { readonly action: 'doubts' | 'thanks' };

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
    const { assistant, store } = this.#parts;
    switch (command.action) {
      case 'start':
        return this.#start(command.link);
      case 'help':
        return textMessages(wording.helpText(this.#parts.me.username));
      case 'sources':
        return this.#sources(asker.session);
      case 'latest':
        return [await this.#archive.stories({ page: 0 })];
      case 'date':
        return this.#date(command.text);
      case 'new':
        await assistant.forget(asker.session);
        store.closeSession(asker.session);
        return textMessages(wording.forgottenText);
      case 'doubts':
        return textMessages(wording.doubtedText);
      case 'thanks':
        return textMessages(wording.welcomeText);
      case 'stats':
        return this.#figures(asker.userId);
      case 'unknown-command':
        return textMessages(wording.unknownCommandText);
      case 'not-text':
        return textMessages(wording.notTextText);
    }
  }

  async #start(payload: string | undefined): Promise<readonly OutgoingMessage[]> {
    // The button above inline results leads here.
    if (payload === 'help') return textMessages(wording.helpText(this.#parts.me.username));
    const link = payload === undefined ? undefined : readLink(payload);
    if (!link) return this.#greet();
    const shown =
      link.wants === 'source'
        ? await this.#archive.source(link.answerId, link.marker)
        : await this.#archive.story(link.story, 1);
    return 'message' in shown ? [shown.message] : textMessages(shown.missing);
  }

  /** Without examples where they cannot be found just now. */
  async #greet(): Promise<readonly OutgoingMessage[]> {
    const { browser, exampleQuestions } = this.#parts;
    const examples = await exampleQuestions().catch(() => []);
    return greetingMessages(
      wording.startText(await browser.describe(), examples.length > 0),
      examples,
    );
  }

  #sources(session: string): readonly OutgoingMessage[] {
    const { store, me } = this.#parts;
    const last = store.lastAnswer(session);
    if (!last) return textMessages(wording.noLastAnswerText);
    const { question, answer } = last.shown;
    return sourcesMessages(answer, { question, answerId: last.id, botUsername: me.username });
  }

  async #date(text: string): Promise<readonly OutgoingMessage[]> {
    if (text === '') return [await this.#archive.periods()];
    const { browser } = this.#parts;
    const period = readPeriod(text, await browser.periods());
    if (period !== undefined) return [await this.#archive.stories({ period, page: 0 })];
    return [await this.#archive.periods(wording.periodNotUnderstoodText)];
  }

  async #figures(userId: number): Promise<readonly OutgoingMessage[]> {
    if (!this.#access.isAdministrator(userId)) return textMessages(wording.onlyAdministratorsText);
    const { store, assistant } = this.#parts;
    const nowMs = Date.now();
    const message = figuresMessage({
      day: store.figures(nowMs - dayMs),
      week: store.figures(nowMs - 7 * dayMs),
      archive: await assistant.describe(),
      uptimeMs: nowMs - this.#startedAtMs,
      // Without this command itself.
      running: this.#queue.runningCount - 1,
      waiting: this.#queue.waitingCount,
    });
    return [message];
  }
}
