import { type Citation, citationsOf } from '../../../answering/answer.ts';
import type { Reply } from '../../../chat/reply.ts';
import { session } from '../answer/show-reply.ts';
import type { Keyboard } from '../keyboard/keyboard.ts';
import { lookOf } from '../text/screen.ts';
import { wrapLinesToLook } from '../text/wrap.ts';
import type { Desk, NumberedStory, Turn } from './command.ts';
import { pageText } from './pager.ts';
import type { ReplParts } from './repl-parts.ts';

/** What a conversation of the REPL has come to: its turns, what can be opened, who answers. */
export class ReplDesk implements Desk {
  readonly #parts: ReplParts;
  readonly #keyboard: Pick<Keyboard, 'lend'>;
  #turns: readonly Turn[] = [];
  #numbered: readonly NumberedStory[] = [];
  #isLeaving = false;
  withoutModel = false;

  constructor(parts: ReplParts, keyboard: Pick<Keyboard, 'lend'>) {
    this.#parts = parts;
    this.#keyboard = keyboard;
  }

  get browser() {
    return this.#parts.browser;
  }

  get output() {
    return this.#parts.output;
  }

  get errors() {
    return this.#parts.errors;
  }

  get chatModel() {
    return this.#parts.chatModel;
  }

  get turns() {
    return this.#turns;
  }

  get numbered() {
    return this.#numbered;
  }

  get isLeaving() {
    return this.#isLeaving;
  }

  /** Keeps what came of a question. */
  remember(asked: string, reply: Reply): void {
    this.#turns = [...this.#turns, { asked, reply }];
    this.number(citationsOf(reply.answer).map(toNumbered));
  }

  exampleQuestions(): Promise<readonly string[]> {
    return this.#parts.exampleQuestions().catch(() => []);
  }

  evaluate(signal: AbortSignal): Promise<string> {
    return this.#parts.evaluate({ signal, withoutModel: this.withoutModel });
  }

  addressOf(source: string): string | undefined {
    return this.#parts.addressOf?.(source);
  }

  number(stories: readonly NumberedStory[]): void {
    this.#numbered = stories;
  }

  tell(text: string): void {
    const { errors } = this.#parts;
    errors.write(`${wrapLinesToLook(text, lookOf(errors))}\n`);
  }

  page(text: string): Promise<void> {
    const { output, pager } = this.#parts;
    return pageText(text, { output, pager, lend: (use) => this.#keyboard.lend(use) });
  }

  async startAnew(): Promise<void> {
    await this.#parts.assistant.forget(session);
    this.#turns = [];
    this.#numbered = [];
  }

  leave(): void {
    this.#isLeaving = true;
  }
}

function toNumbered(citation: Citation): NumberedStory {
  const { marker, articleId } = citation;
  return { number: marker, story: { articleId }, quoted: citation };
}
