import type { Writable } from 'node:stream';
import stringWidth from 'fast-string-width';
import { padStart } from '../../width/columns.ts';
import { CtrlC } from './ctrl-c.ts';
import { EntryLines } from './entry-lines.ts';
import { toHistoryLine } from './history-line.ts';
import type { Keyboard, KeyboardOptions } from './keyboard.ts';
import type { PromptLine, PromptLineParts } from './prompt-line.ts';
import type { Typed } from './typed-keys.ts';
import { isCtrl, type Typing, type TypingListener } from './typing.ts';

export interface InteractiveKeyboardParts extends KeyboardOptions {
  readonly output: Writable;
  readonly prompt: string;
  readonly openTyping: (listener: TypingListener & { onBack(): void }) => Typing;
  readonly openLine: (parts: PromptLineParts) => PromptLine;
}

/** Longer questions are refused; a much longer line only fills the screen. In UTF-16 units. */
const mostInLine = 1_000;

const howToLeave = '再按一次 Ctrl-C 离开，也可输入 /quit。';
const lineIsFull = `一行最多 ${mostInLine} 字，后面的没有收下。`;

/** A person at a terminal. */
export class InteractiveKeyboard implements Keyboard {
  readonly #parts: InteractiveKeyboardParts;
  readonly #typing: Typing;
  readonly #ctrlC = new CtrlC();
  readonly #entry = new EntryLines();
  /** Newest first. */
  #history: readonly string[];
  /** What was typed while nothing was read. */
  #typedAhead: Typed[] = [];
  #line: PromptLine | undefined;
  #reader: ((entry: string | undefined) => void) | undefined;
  /** Nothing more comes than what was typed ahead. */
  #isGone = false;
  #isOver = false;

  constructor(parts: InteractiveKeyboardParts) {
    this.#parts = parts;
    this.#history = parts.history.toReversed();
    this.#typing = parts.openTyping({
      onTyped: (typed) => this.#onTyped(typed),
      onGone: () => this.#onGone(),
      onBack: () => this.#showAgain(),
    });
  }

  read(): Promise<string | undefined> {
    if (this.#isOver) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#reader = resolve;
      this.#openLine();
      this.#pressTypedAhead();
    });
  }

  during<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return this.#ctrlC.during((signal) => {
      if (this.#isGone || this.#isOver) this.#ctrlC.cancel();
      return task(signal);
    });
  }

  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    this.#typing.give();
    // Ctrl-C is then a signal to both programs, and meant for the other.
    process.on('SIGINT', ignore);
    try {
      return await use();
    } finally {
      process.off('SIGINT', ignore);
      if (!this.#isOver) this.#typing.take();
    }
  }

  close(): void {
    this.#typing.close();
    this.#finish();
  }

  #onTyped(typed: Typed): void {
    if (this.#isOver) return;
    const isIdle = this.#ctrlC.isRunning && this.#typedAhead.length === 0;
    if (isCtrl(typed, 'c')) {
      this.#interrupt();
    } else if (isIdle && isCtrl(typed, 'd')) {
      this.#finish();
    } else {
      this.#typedAhead.push(typed);
      this.#pressTypedAhead();
    }
  }

  #onGone(): void {
    this.#isGone = true;
    if (this.#line) this.#leave();
    else if (this.#ctrlC.isRunning) this.#finish();
  }

  #pressTypedAhead(): void {
    let at = 0;
    for (; this.#line && at < this.#typedAhead.length; at++) {
      const typed = this.#typedAhead[at];
      if (typed) this.#press(this.#line, typed);
    }
    this.#typedAhead = this.#typedAhead.slice(at);
    if (this.#isGone && this.#line) this.#leave();
  }

  #press(line: PromptLine, typed: Typed): void {
    this.#ctrlC.reset();
    if ('text' in typed) this.#insert(line, typed.text);
    else if (isCtrl(typed, 'd') && line.text === '') this.#leave();
    else line.press(typed.key);
  }

  #insert(line: PromptLine, text: string): void {
    const room = Math.max(0, mostInLine - line.text.length);
    if (text.length <= room) {
      line.insert(text);
      return;
    }
    this.#hint(lineIsFull);
    // A character outside the basic plane has two units.
    this.#line?.insert(text.slice(0, room).replace(/[\ud800-\udbff]$/, ''));
  }

  #interrupt(): void {
    this.#typedAhead = [];
    const isBegun = this.#entry.isBegun || (this.#line?.text ?? '') !== '';
    switch (this.#ctrlC.press(isBegun ? 'begun' : '')) {
      case 'leave':
        this.#leave();
        break;
      case 'explain':
        this.#hint(howToLeave);
        break;
      case 'clear-line':
        this.#startAnew();
    }
  }

  #startAnew(): void {
    if (this.#entry.isBegun) this.#line?.breakOff();
    else this.#line?.clear();
    this.#entry.drop();
    this.#openLine();
  }

  /** Between the lines of the screen, and the begun one again below. */
  #hint(hint: string): void {
    const begun = this.#line?.text ?? '';
    this.#line?.breakOff();
    this.#parts.onHint(hint);
    this.#showAgain(begun);
  }

  #showAgain(begun = this.#line?.text ?? ''): void {
    if (this.#line) this.#openLine().insert(begun);
  }

  #openLine(): PromptLine {
    this.#line?.close();
    const { output, prompt, complete, openLine } = this.#parts;
    const isFirst = !this.#entry.isBegun;
    const line = openLine({
      output,
      prompt: isFirst ? prompt : padStart('… ', stringWidth(prompt)),
      history: this.#history,
      complete: isFirst ? complete : () => [],
      onLine: (typed) => this.#onLine(typed),
    });
    this.#line = line;
    return line;
  }

  #onLine(line: string): void {
    const entry = this.#entry.add(line);
    if (entry) {
      this.#closeLine();
      this.#remember(entry);
      this.#hand(entry);
    } else {
      this.#openLine();
    }
  }

  #remember(entry: string): void {
    const line = toHistoryLine(entry);
    this.#history = [line, ...this.#history.filter((other) => other !== line)];
    this.#parts.onEntry(entry);
  }

  /** The shell's prompt is to stand on a line of its own. */
  #leave(): void {
    this.#line?.breakOff();
    this.#finish();
  }

  #finish(): void {
    this.#isOver = true;
    this.#typedAhead = [];
    this.#entry.drop();
    this.#closeLine();
    this.#ctrlC.cancel();
    this.#hand(undefined);
  }

  #closeLine(): void {
    this.#line?.close();
    this.#line = undefined;
  }

  #hand(entry: string | undefined): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.(entry);
  }
}

function ignore(): void {}
