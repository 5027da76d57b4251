import * as wording from '../../src/surfaces/telegram/messages/wording.ts';
import { nearestIntroduction } from '../../src/surfaces/wording/answer-wording.ts';
import type { SentEvent } from '../../test/support/bot-api.ts';
import { judgeAnswer, opening, type PageQuestion } from './answer-check.ts';
import { ChatLedger, type Interruption, type Outcome, type Said } from './chat-ledger.ts';
import { judged } from './judged.ts';
import type { Scene } from './scene.ts';
import { figuresIn, type Story } from './stories.ts';

/** A message of a reader, and what is known of its answer. */
export interface Asked extends Said {
  readonly label: string;
  readonly question?: PageQuestion;
  /** Of a follow-up, what was asked before it. */
  readonly after?: Asked;
  isRight?: boolean;
}

const queueNotice = /^排队中/u;
/** What is no answer to a question, where nobody asks too much or too long. */
const apologies = [wording.unexpectedText, wording.lateText, wording.awayText];
const mostShown = 50;
/** So much of what was said last in a chat is told with a breach. */
const mostRecent = 8;

/** Keeps book of all chats with the bot, and finds what does not hold. */
export class TelegramBook {
  readonly #scene: Scene;
  readonly #ledgers = new Map<number, ChatLedger<Asked>>();
  readonly #noted = new Set<string>();
  readonly #recent = new Map<number, string[]>();
  readonly #onOpened: (opened: SentEvent) => boolean;
  #shown: SentEvent[] = [];

  /** `onOpened` is given each message first, and says whether it came of a pressed button. */
  constructor(scene: Scene, onOpened: (opened: SentEvent) => boolean) {
    this.#scene = scene;
    this.#onOpened = onOpened;
  }

  /** The last answers that are shown, under which there may be buttons. */
  get shown(): readonly SentEvent[] {
    return this.#shown;
  }

  get openCount(): number {
    return [...this.#ledgers.values()].reduce((sum, { openCount }) => sum + openCount, 0);
  }

  isFree(chatId: number): boolean {
    return this.#ledger(chatId).openCount === 0;
  }

  say(chatId: number, asked: Asked): void {
    const { label, question } = asked;
    this.#remember(chatId, `> ${label} ${question?.story.subject ?? ''} ${question?.asks ?? ''}`);
    this.#ledger(chatId).say(asked);
    this.#scene.findings.count('bot: asked');
    this.#scene.findings.count(`bot: ${asked.label}`);
  }

  /** To be told of all that the bot sends. */
  readonly onSent = (event: SentEvent): void => {
    const place = `${event.chatId} ${event.messageId}`;
    // A notice gives way to the answer in its place; what buttons change is no new message.
    if (queueNotice.test(event.text) || this.#noted.has(place)) return;
    this.#noted.add(place);
    if (this.#onOpened(event)) return;
    const { chatId, text, replyTo } = event;
    this.#remember(chatId, `< ${opening(text)}`);
    for (const outcome of this.#ledger(chatId).receive({ text: answerIn(text), replyTo }))
      this.#note(outcome, event);
    this.#shown = [...this.#shown, event].slice(-mostShown);
  };

  interrupt(interruption: Interruption): void {
    for (const [chatId, ledger] of this.#ledgers) {
      if (ledger.openCount > 0) this.#remember(chatId, `(${interruption})`);
      ledger.interrupt(interruption);
    }
  }

  /** The bot is gone. Gives the chats in which something is open that it had. */
  gone(): number[] {
    for (const ledger of this.#ledgers.values()) ledger.gone();
    return [...this.#ledgers].flatMap(([chatId, { isInterrupted }]) =>
      isInterrupted ? [chatId] : [],
    );
  }

  /** Nothing more will come. */
  close(): void {
    for (const [chatId, ledger] of this.#ledgers)
      for (const outcome of ledger.close()) this.#note(outcome, { chatId, text: '' });
  }

  #remember(chatId: number, line: string): void {
    this.#recent.set(chatId, [...(this.#recent.get(chatId) ?? []), line].slice(-mostRecent));
  }

  #ledger(chatId: number): ChatLedger<Asked> {
    const ledger = this.#ledgers.get(chatId) ?? new ChatLedger<Asked>(wording.stoppingText);
    this.#ledgers.set(chatId, ledger);
    return ledger;
  }

  #note(outcome: Outcome<Asked>, { chatId, text }: Pick<SentEvent, 'chatId' | 'text'>): void {
    const { findings } = this.#scene;
    const label = 'item' in outcome ? outcome.item.label : '';
    const recent = (this.#recent.get(chatId) ?? []).join(' | ');
    const where = `chat ${chatId}: ${label} ${opening(text)}; before: ${recent}`;
    switch (outcome.kind) {
      case 'answered':
        this.#judge(outcome.item, text, where);
        break;
      case 'lost':
        findings.breach('lost', where);
        break;
      case 'out of order':
        findings.breach('order', where);
        break;
      case 'doubled':
      case 'unasked':
        findings.breach('doubled', where);
        break;
      default:
        findings.count(`bot: ${outcome.kind}`);
    }
  }

  #judge(asked: Asked, text: string, where: string): void {
    const { book, findings } = this.#scene;
    findings.count('bot: answered');
    if (apologies.includes(text)) findings.breach('apologies', where);
    const { question, after } = asked;
    if (!question) return;
    const sources = [question.story.headline].filter((headline) => text.includes(headline));
    const verdict = judgeAnswer(question, { text, sources }, book);
    asked.isRight = judged(verdict, { surface: 'bot', where, question, after, findings, book });
  }
}

/** Without what is only near it, which may be of another page. */
function answerIn(text: string): string {
  return text.split(nearestIntroduction, 1)[0] ?? text;
}

/** Whether a text speaks first of a page, whichever of its editions. */
export function fitsPage({ page }: Story, ownerOf: (figure: string) => number | undefined) {
  return (text: string) => {
    const [first] = figuresIn(text).flatMap((figure) => ownerOf(figure) ?? []);
    if (first === page) return 'surely' as const;
    return fitsAnything(text);
  };
}

const fixedTexts: readonly string[] = [
  wording.notTextText,
  wording.unknownCommandText,
  wording.emptyQuestionText,
];
const noStories = /^档案里没有\d{4}年\d{1,2}月的报道。$/u;

/** Fits every text that an answer may be. */
export function fitsAnything(text: string): 'perhaps' | 'not' {
  return fixedTexts.includes(text) || noStories.test(text) ? 'not' : 'perhaps';
}

/** Fits one text of the bot. */
export function fitsText(expected: string): Said['fits'] {
  return (text) => (text === expected ? 'surely' : 'not');
}
