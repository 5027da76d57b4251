/** Something that was said in a chat and is to be answered by one message. */
export interface Said {
  readonly messageId: number;
  /** Whether it waits its turn in the chat; a question that is refused at the door does not. */
  readonly isInTurn: boolean;
  /** Whether a text can be the answer, as far as its words tell. */
  readonly fits: (text: string) => 'surely' | 'perhaps' | 'not';
}

/** How the bot that had what was said came to its end. */
export type Interruption = 'killed' | 'stopped';

export type Outcome<Item> =
  | { readonly kind: 'answered'; readonly item: Item; readonly text: string }
  /** It was told that the bot stops. */
  | { readonly kind: 'told of the stop'; readonly item: Item }
  /** The chat was told so with another of its questions. */
  | { readonly kind: 'stopped with others'; readonly item: Item }
  /** It was open when the bot was killed, and nothing came. */
  | { readonly kind: 'lost in flight'; readonly item: Item }
  | { readonly kind: 'lost'; readonly item: Item }
  | { readonly kind: 'out of order'; readonly item: Item; readonly text: string }
  | { readonly kind: 'doubled'; readonly item: Item; readonly text: string }
  | { readonly kind: 'unasked'; readonly text: string };

interface Entry<Item> {
  readonly item: Item;
  interruption?: Interruption;
}

interface Answered<Item> {
  readonly item: Item;
  readonly text: string;
}

/** A message that is not yet looked at. */
export interface Arrival {
  readonly text: string;
  /** The message that it replies to; in private chats none. */
  readonly replyTo: number | undefined;
}

/** A message may come again long after; so many answers are remembered. */
const mostRemembered = 200;

/**
 * Keeps book of one chat: what was said and what came for it. A message is the answer to what it
 * replies to, else to the first open one that it surely fits, else to the first that it may fit.
 */
export class ChatLedger<Item extends Said> {
  readonly #stoppingText: string;
  #open: Entry<Item>[] = [];
  #answered: Answered<Item>[] = [];
  #isToldOfStop = false;
  #ending: Interruption | undefined;

  /** `stoppingText` is what the bot says to those whom it leaves without an answer. */
  constructor(stoppingText: string) {
    this.#stoppingText = stoppingText;
  }

  get openCount(): number {
    return this.#open.length;
  }

  /** Whether something is open that a bot had when it ended. */
  get isInterrupted(): boolean {
    return this.#open.some(({ interruption }) => interruption !== undefined);
  }

  say(item: Item): void {
    this.#open.push({ item, ...(this.#ending && { interruption: this.#ending }) });
  }

  /** The bot is being ended, with what is open now and what is said until it is gone. */
  interrupt(interruption: Interruption): void {
    this.#ending = interruption;
    for (const entry of this.#open) entry.interruption = interruption;
    this.#isToldOfStop = false;
  }

  /** The bot is gone: what is said now is for the next one. */
  gone(): void {
    this.#ending = undefined;
  }

  /** What a message that came means, and what it says of those before. */
  receive(arrival: Arrival): Outcome<Item>[] {
    if (arrival.text === this.#stoppingText) return [this.#toldOfStop(arrival)];
    const entry = this.#meant(arrival);
    if (!entry) return [this.#unasked(arrival)];
    const passed = entry.item.isInTurn ? this.#passedBy(entry) : [];
    this.#settle(entry);
    const { text } = arrival;
    this.#answered = [...this.#answered, { item: entry.item, text }].slice(-mostRemembered);
    const isEarly = passed.some(({ interruption }) => interruption === undefined);
    return [
      ...passed.filter(({ interruption }) => interruption).map((each) => this.#given(each)),
      ...(isEarly ? [{ kind: 'out of order' as const, item: entry.item, text }] : []),
      { kind: 'answered', item: entry.item, text },
    ];
  }

  /** Nothing more will come. */
  close(): Outcome<Item>[] {
    return [...this.#open].map((entry) => this.#given(entry));
  }

  /** Those who wait are told at once, before the answer that is being made comes. */
  #toldOfStop({ replyTo, text }: Arrival): Outcome<Item> {
    const entry = this.#open.findLast(
      ({ item, interruption }) =>
        interruption === 'stopped' && (replyTo === undefined || item.messageId === replyTo),
    );
    if (!entry) return { kind: 'unasked', text };
    this.#isToldOfStop = true;
    this.#settle(entry);
    return { kind: 'told of the stop', item: entry.item };
  }

  #meant({ text, replyTo }: Arrival): Entry<Item> | undefined {
    if (replyTo !== undefined) return this.#open.find(({ item }) => item.messageId === replyTo);
    const surely = this.#open.find(({ item }) => item.fits(text) === 'surely');
    if (surely) return surely;
    if (this.#isAgain(text)) return undefined;
    return this.#open.find(({ item }) => item.fits(text) === 'perhaps');
  }

  /** An answer may speak of what was asked before; only one that came twice has the same words. */
  #isAgain(text: string): boolean {
    return this.#answered.some(
      (answered) => answered.text === text && answered.item.fits(text) === 'surely',
    );
  }

  #unasked({ text, replyTo }: Arrival): Outcome<Item> {
    const again = this.#answered.findLast(({ item }) =>
      replyTo === undefined ? item.fits(text) === 'surely' : item.messageId === replyTo,
    );
    return again ? { kind: 'doubled', item: again.item, text } : { kind: 'unasked', text };
  }

  /** What was said before and is still open. */
  #passedBy(entry: Entry<Item>): Entry<Item>[] {
    const before = this.#open.slice(0, this.#open.indexOf(entry));
    return before.filter(({ item, interruption }) => item.isInTurn || interruption);
  }

  /** Takes an entry for which nothing will come. */
  #given(entry: Entry<Item>): Outcome<Item> {
    const { item, interruption } = entry;
    this.#settle(entry);
    if (interruption === 'killed') return { kind: 'lost in flight', item };
    const isTold = interruption === 'stopped' && this.#isToldOfStop;
    return { kind: isTold ? 'stopped with others' : 'lost', item };
  }

  #settle(entry: Entry<Item>): void {
    this.#open = this.#open.filter((other) => other !== entry);
  }
}
