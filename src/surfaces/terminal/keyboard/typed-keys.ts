import { emitKeypressEvents, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { toPastedLine } from './pasted-line.ts';

/** Text that was typed, chosen in an input method or pasted, or a key that does something. */
export type Typed = { readonly text: string } | { readonly key: Key };

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** How long the rest of a key's escape sequence may take. */
const sequenceMs = 100;
/** For so long nothing may come behind the end of a paste, or the mark stood in the pasted text. */
const pasteEndMs = 50;
/** How long the rest of a paste may take, so that a lost end does not lock the keyboard. */
const pasteMs = 1_000;
/** More of a paste is not kept while its end is awaited; in UTF-16 units. */
const mostPasted = 64 * 1024;

const plainText = /^[^\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]+/u;
const sequence =
  /^\u001b{1,2}(?:\[\[?[0-?]*[ -/]*[@-~]|O[0-9]?[A-Za-z]|[ -NP-Z\\-~\r\n\t\b\u007f])/u;
const begunSequence = /^\u001b{1,2}(?:\[\[?[0-?]*[ -/]*|O[0-9]?)?/u;
const control = /^(?:\r\n|.)/su;

/** What a terminal answers when it is asked for its colours or its name, as OSC and DCS do. */
const terminalAnswer = /^\u001b[\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\)/u;
const begunAnswer = /^\u001b[\]P_^X][^\u0007\u001b]*\u001b?$/u;

/** What Node reads as one key; of other sequences it would take a part for text. */
const readable =
  /^(?:[\0-\u001f\u007f]|\u001b{1,2}(?:O\d?[A-Za-z]|\[\[?\d\d?(?:;\d)?[~^$]|\[\[?(?:(?:\d;)?\d)?[A-Za-z]|[^[O]))$/u;

/**
 * Reads what a terminal sends as text and keys, in any pieces. A paste is text on one line, whatever
 * stands in it, so it cannot press a key.
 */
export class TypedKeys {
  readonly #decoder = new StringDecoder('utf8');
  readonly #keys = new PassThrough();
  readonly #onTyped: (typed: Typed) => void;
  #waiting = '';
  #isPasting = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(onTyped: (typed: Typed) => void) {
    this.#onTyped = onTyped;
    emitKeypressEvents(this.#keys);
    this.#keys.on('keypress', (_text, key: Key) => this.#onTyped({ key }));
  }

  write(chunk: Buffer | string): void {
    this.#waiting += typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
    if (this.#isPasting && this.#waiting.length > 2 * mostPasted) {
      this.#waiting = this.#waiting.slice(0, mostPasted) + this.#waiting.slice(-pasteEnd.length);
    }
    this.#take(false);
  }

  /** Nothing more comes. */
  end(): void {
    this.#waiting += this.#decoder.end();
    while (this.#isIncomplete) this.#take(true);
  }

  /** Forgets what is not complete. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#waiting = '';
    this.#isPasting = false;
  }

  get #isIncomplete(): boolean {
    return this.#waiting !== '' || this.#isPasting;
  }

  /** @param isQuiet whether what is not complete by now stays so */
  #take(isQuiet: boolean): void {
    clearTimeout(this.#timer);
    let isTaken = this.#takeNext(isQuiet);
    while (isTaken && this.#isIncomplete) isTaken = this.#takeNext(false);
    if (this.#isIncomplete) this.#timer = setTimeout(() => this.#take(true), this.#patienceMs());
  }

  #takeNext(isQuiet: boolean): boolean {
    if (this.#isPasting) return this.#takePaste(isQuiet);
    if (this.#waiting.startsWith('\u001b')) return this.#takeSequence(isQuiet);
    const text = plainText.exec(this.#waiting)?.[0];
    if (text === undefined) {
      this.#press(control.exec(this.#waiting)?.[0] ?? '');
    } else {
      this.#pass(text);
      this.#onTyped({ text });
    }
    return true;
  }

  #patienceMs(): number {
    if (!this.#isPasting) return sequenceMs;
    return this.#waiting.includes(pasteEnd) ? pasteEndMs : pasteMs;
  }

  #takePaste(isQuiet: boolean): boolean {
    if (!isQuiet) return false;
    const found = this.#waiting.lastIndexOf(pasteEnd);
    const end = found < 0 ? this.#waiting.length : found;
    const text = toPastedLine(this.#waiting.slice(0, end));
    this.#isPasting = false;
    this.#waiting = this.#waiting.slice(end + pasteEnd.length);
    if (text !== '') this.#onTyped({ text });
    return true;
  }

  #takeSequence(isQuiet: boolean): boolean {
    const answer = terminalAnswer.exec(this.#waiting)?.[0];
    if (answer !== undefined) {
      this.#pass(answer);
      return true;
    }
    if (!isQuiet && begunAnswer.test(this.#waiting)) return false;
    const whole = sequence.exec(this.#waiting)?.[0];
    const begun = begunSequence.exec(this.#waiting)?.[0] ?? '';
    if (whole === undefined) {
      if (begun === this.#waiting && !isQuiet) return false;
      this.#pass(begun);
    } else if (whole === pasteStart) {
      this.#pass(whole);
      this.#isPasting = true;
    } else {
      this.#press(whole);
    }
    return true;
  }

  #press(sent: string): void {
    this.#pass(sent);
    // By hand, since a stream would hand it over later, behind the text that follows.
    const one = sent === '\r\n' ? '\r' : sent;
    if (readable.test(one)) this.#keys.emit('data', one);
  }

  #pass(taken: string): void {
    this.#waiting = this.#waiting.slice(taken.length);
  }
}
