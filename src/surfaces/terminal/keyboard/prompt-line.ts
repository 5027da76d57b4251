import { createInterface, type Interface, type Key } from 'node:readline';
import { PassThrough, type Writable } from 'node:stream';
import { toPrintable } from '../text/printable.ts';
import { graphemeAt, graphemeBefore } from './graphemes.ts';

/** A line that is being typed behind a prompt. */
export interface PromptLine {
  /** What stands in it so far. */
  readonly text: string;
  /** Puts text where the cursor is. */
  insert(text: string): void;
  press(key: Key): void;
  /** Leaves an empty line in which a prompt can be written. */
  clear(): void;
  /** Moves on to the next line of the screen; what was typed stays to be seen. */
  breakOff(): void;
  /** Gives the screen back; what was typed stays to be seen. */
  close(): void;
}

export interface PromptLineParts {
  readonly output: Writable;
  readonly prompt: string;
  /** Newest first. */
  readonly history: readonly string[];
  readonly complete: (line: string) => readonly string[];
  /** Told of the line when Enter was pressed. */
  readonly onLine: (line: string) => void;
}

/**
 * A line edited by Node's readline, one Interface for each: its place in the history begins anew,
 * and it does not redraw a prompt at a resize while an answer is being written. Keys are handed to it
 * one by one (`write`), as its own stream inserts the text of an input method at the wrong place
 * (nodejs/node#60624).
 */
export class EditedLine implements PromptLine {
  readonly #readline: Interface;
  readonly #output: Writable;
  readonly #onResize = () => eraseNoMoreThanThisLine(this.#readline);

  constructor({ output, prompt, history, complete, onLine }: PromptLineParts) {
    this.#output = output;
    // Before readline's own listener.
    output.on('resize', this.#onResize);
    this.#readline = createInterface({
      input: new PassThrough(),
      output,
      terminal: true,
      prompt,
      history: [...history],
      historySize: history.length + 1,
      completer: (line: string) => completions(line, complete),
    });
    this.#readline.on('line', onLine);
    this.#readline.prompt();
  }

  get text(): string {
    return this.#readline.line;
  }

  insert(text: string): void {
    this.#readline.write(text);
  }

  press(key: Key): void {
    if (isUp(key) && isAtOldest(this.#readline)) return;
    const { line, cursor } = this.#readline;
    for (let left = pressesOf(key, line, cursor); left > 0; left--) this.#readline.write(null, key);
  }

  clear(): void {
    // Ctrl-E and Ctrl-U: readline has no other way to clear its line.
    this.#readline.write(null, { ctrl: true, name: 'e' });
    this.#readline.write(null, { ctrl: true, name: 'u' });
  }

  breakOff(): void {
    this.#readline.write(null, { ctrl: true, name: 'e' });
    this.#output.write('\n');
  }

  close(): void {
    this.#output.off('resize', this.#onResize);
    this.#readline.close();
  }
}

/**
 * At a resize readline erases as many rows as the line took before, although most terminals have
 * wrapped it anew by then: of a window that became wider it would erase rows of answers.
 */
function eraseNoMoreThanThisLine(readline: Interface): void {
  if (!('prevRows' in readline)) return;
  readline.prevRows = Math.min(Number(readline.prevRows), readline.getCursorPos().rows);
}

function isUp({ name, ctrl }: Key): boolean {
  return name === 'up' || (ctrl === true && name === 'p');
}

/** From the oldest entry readline would go on to an empty line. */
function isAtOldest(readline: Interface): boolean {
  if (!('historyIndex' in readline && 'history' in readline)) return false;
  const { history, historyIndex } = readline;
  return Array.isArray(history) && historyIndex === history.length - 1;
}

const leftKeys = { plain: ['left', 'backspace'], ctrl: ['b', 'h'] };
const rightKeys = { plain: ['right', 'delete'], ctrl: ['f', 'd'] };

/** readline steps by code points, of which a character may have several. */
function pressesOf({ name = '', ctrl, meta }: Key, line: string, cursor: number): number {
  if (meta) return 1;
  const held = ctrl ? 'ctrl' : 'plain';
  if (leftKeys[held].includes(name)) return [...graphemeBefore(line, cursor)].length;
  if (rightKeys[held].includes(name)) return [...graphemeAt(line, cursor)].length;
  return 1;
}

/** No error of a completion is worth the conversation. */
function completions(
  line: string,
  complete: (line: string) => readonly string[],
): [string[], string] {
  const word = /\S*$/u.exec(line)?.[0] ?? '';
  try {
    const words = complete(line.replace(/^\s*／/u, '/'));
    return [words.map((each) => toPrintable(each).replaceAll('\n', ' ')), word];
  } catch {
    return [[], word];
  }
}
