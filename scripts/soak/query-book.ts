import * as wording from '../../src/surfaces/telegram/messages/wording.ts';
import type { LocalBotApi, SentEvent } from '../../test/support/bot-api.ts';
import { judgeAnswer, type PageQuestion } from './answer-check.ts';
import type { Interruption } from './chat-ledger.ts';
import { judged } from './judged.ts';
import type { Scene } from './scene.ts';

interface OpenTap {
  readonly message: string;
  interruption?: Interruption;
}

interface OpenInline {
  readonly userId: number;
  readonly question: PageQuestion | undefined;
  interruption?: Interruption;
}

interface Opening {
  /** How often a button of the message was pressed that opens another one. */
  pressed: number;
  /** How often that was promised by an answer without words. */
  promised: number;
  opened: number;
  isInterrupted: boolean;
}

/** Keeps book of pressed buttons and inline questions, which the Bot API answers once at most. */
export class QueryBook {
  readonly #scene: Scene;
  readonly #api: LocalBotApi;
  readonly #taps = new Map<string, OpenTap>();
  readonly #inlines = new Map<string, OpenInline>();
  readonly #openings = new Map<string, Opening>();
  #tapAnswersSeen = 0;
  #ending: Interruption | undefined;

  constructor(scene: Scene, api: LocalBotApi) {
    this.#scene = scene;
    this.#api = api;
  }

  get openCount(): number {
    return this.#taps.size + this.#inlines.size;
  }

  /** Presses a button of a message. */
  tap(chatId: number, messageId: number, data: string): void {
    const message = `${chatId} ${messageId}`;
    const opening = this.#opening(message);
    if (data.startsWith('s:')) opening.pressed += 1;
    const id = this.#api.tap(chatId, messageId, data);
    this.#taps.set(id, { message, ...this.#interrupted() });
    this.#scene.findings.count('bot: buttons pressed');
  }

  isTyping(userId: number): boolean {
    return [...this.#inlines.values()].some((inline) => inline.userId === userId);
  }

  /** Asks behind the bot's name. */
  inline(userId: number, text: string, question?: PageQuestion): void {
    const id = this.#api.inline(userId, text);
    this.#inlines.set(id, { userId, question, ...this.#interrupted() });
    this.#scene.findings.count('bot: inline questions');
  }

  /** Whether a message came of a pressed button. */
  readonly onOpened = ({ chatId, replyTo }: SentEvent): boolean => {
    const opening = this.#openings.get(`${chatId} ${replyTo}`);
    if (opening) opening.opened += 1;
    return opening !== undefined;
  };

  interrupt(interruption: Interruption): void {
    this.#ending = interruption;
    for (const open of [...this.#taps.values(), ...this.#inlines.values()])
      open.interruption = interruption;
  }

  gone(): void {
    this.#ending = undefined;
  }

  /** Looks what was answered since. */
  look(): void {
    const answers = this.#api.tapAnswers();
    for (const { id, text } of answers.slice(this.#tapAnswersSeen)) this.#noteTap(id, text);
    this.#tapAnswersSeen = answers.length;
    for (const [id, inline] of this.#inlines) this.#lookAtInline(id, inline);
  }

  /** Nothing more will come. */
  close(): void {
    this.look();
    for (const { interruption, message } of this.#taps.values())
      this.#noteMissing(interruption, `button of message ${message}`);
    for (const { interruption, userId } of this.#inlines.values())
      this.#noteMissing(interruption, `inline question of ${userId}`);
    for (const [message, opening] of this.#openings) this.#noteOpened(message, opening);
  }

  #interrupted() {
    return this.#ending ? { interruption: this.#ending } : {};
  }

  #opening(message: string): Opening {
    const fresh = { pressed: 0, promised: 0, opened: 0, isInterrupted: false };
    const opening = this.#openings.get(message) ?? fresh;
    this.#openings.set(message, opening);
    return opening;
  }

  #noteTap(id: string, text: string): void {
    const tap = this.#taps.get(id);
    if (!tap) {
      this.#scene.findings.breach('doubled', `an answer to button ${id}`);
      return;
    }
    this.#taps.delete(id);
    this.#scene.findings.count('bot: buttons answered');
    const opening = this.#opening(tap.message);
    if (text === '') opening.promised += 1;
    // What was promised shortly before a bot ended may not have been sent.
    if (tap.interruption) opening.isInterrupted = true;
    if (text === wording.unexpectedText)
      this.#scene.findings.breach('apologies', `button of message ${tap.message}`);
  }

  #lookAtInline(id: string, { userId, question }: OpenInline): void {
    const answer = this.#api.inlineAnswer(id);
    if (!answer) return;
    this.#inlines.delete(id);
    const { findings, book } = this.#scene;
    findings.count('bot: inline questions answered');
    const where = `inline question of ${userId}`;
    const { failed, minuteLimit, dayLimit } = wording.inlineButtons;
    if ([failed, minuteLimit, dayLimit].some((words) => words === answer.button?.text))
      findings.breach('apologies', `${where}: ${answer.button?.text}`);
    if (!question) return;
    const text = answer.results.map((result) => result.text).join('\n');
    const sources = [question.story.headline].filter((headline) => text.includes(headline));
    const verdict = judgeAnswer(question, { text, sources }, book);
    judged(verdict, { surface: 'bot', where, question, after: undefined, findings, book });
  }

  #noteMissing(interruption: Interruption | undefined, where: string): void {
    if (interruption) this.#scene.findings.count(`bot: query ${interruption} in flight`);
    else this.#scene.findings.breach('lost', where);
  }

  #noteOpened(message: string, { pressed, promised, opened, isInterrupted }: Opening): void {
    if (opened > pressed)
      this.#scene.findings.breach('doubled', `what buttons of message ${message} open`);
    if (opened < promised && !isInterrupted)
      this.#scene.findings.breach('lost', `what a button of message ${message} opens`);
  }
}
