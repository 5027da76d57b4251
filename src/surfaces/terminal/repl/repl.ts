import type { Readable, Writable } from 'node:stream';
import type { Assistant, Reply } from '../../../chat/reply.ts';
import { describeError } from '../../../errors.ts';
import { formatExplanation } from '../answer/explain/explain.ts';
import { formatQuotes } from '../answer/format.ts';
import { askAndShow } from '../answer/show-reply.ts';
import { CtrlC } from '../keyboard/ctrl-c.ts';
import { type LineEditor, openLineEditor } from '../keyboard/line-editor.ts';
import type { ExitCode } from '../lines/one-shot.ts';
import { toPrintable, toPrintableLine } from '../text/printable.ts';
import { isTerminal, lookOf } from '../text/screen.ts';
import { wrapToLook } from '../text/wrap.ts';
import {
  type Command,
  describeUnknown,
  helpText,
  looksLikeCommand,
  toCommand,
} from './commands.ts';

export interface ReplParts {
  readonly assistant: Assistant;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Shown above the first prompt, where a person is at the keyboard. */
  readonly banner?: string;
  /** Whether it is shown below each answer how it came about. */
  readonly explains?: boolean;
}

/** A question as it was typed, and what came of it. */
interface Turn {
  readonly asked: string;
  readonly reply: Reply;
}

const prompt = '问报> ';
const session = 'terminal';

/**
 * Answers line by line until `/quit`, Ctrl-D or the end of the input. Answers and quotations go to
 * `output`, everything else to `errors`; the prompt is shown only to a terminal.
 * @returns 0 to a person at the keyboard, who saw each outcome; else the worst of all questions
 */
export function runRepl(parts: ReplParts): Promise<ExitCode> {
  return new Repl(parts).run();
}

class Repl {
  readonly #parts: ReplParts;
  readonly #editor: LineEditor;
  readonly #ctrlC = new CtrlC();
  #last: Turn | undefined;
  #isLeaving = false;
  #worst: ExitCode = 0;

  constructor(parts: ReplParts) {
    this.#parts = parts;
    this.#editor = openLineEditor(parts.input, parts.output, prompt);
  }

  async run(): Promise<ExitCode> {
    const { readline, isInteractive } = this.#editor;
    readline.on('SIGINT', () => this.#onInterrupt());
    if (isInteractive) readline.on('close', () => this.#onHangUp());
    // Before the loop's first wait, since lines that come earlier would be lost.
    const lines = readline[Symbol.asyncIterator]();
    if (isInteractive && this.#parts.banner) this.#tell(toPrintable(this.#parts.banner));
    this.#prompt();
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      if (this.#isLeaving) break;
      await this.#onLine(next.value.trim());
      if (this.#isLeaving) break;
      this.#prompt();
    }
    this.#editor.close();
    return isTerminal(this.#parts.input) ? 0 : this.#worst;
  }

  async #onLine(line: string): Promise<void> {
    this.#ctrlC.reset();
    if (line === '') return;
    try {
      await (looksLikeCommand(line) ? this.#obey(line) : this.#ask(line));
    } catch (error) {
      this.#note(2);
      this.#tell(toPrintableLine(describeError(error)));
    }
  }

  async #ask(question: string): Promise<void> {
    const { assistant, output, errors, explains = false } = this.#parts;
    await this.#ctrlC.during(async (signal) => {
      try {
        const options = { session, signal, output, errors, explains, end: '\n' };
        const reply = await askAndShow(assistant, question, options);
        this.#last = { asked: question, reply };
        this.#note(reply.answer.status === 'answered' ? 0 : 1);
      } catch (error) {
        if (!signal.aborted) throw error;
        this.#tell('已取消。');
      }
    });
  }

  #note(code: ExitCode): void {
    if (code > this.#worst) this.#worst = code;
  }

  async #obey(line: string): Promise<void> {
    const command = toCommand(line);
    if (command) await this.#run(command);
    else this.#tell(describeUnknown(line));
  }

  async #run(command: Command): Promise<void> {
    switch (command) {
      case '/help':
        return this.#tell(helpText());
      case '/sources':
        return this.#showSources();
      case '/explain':
        return this.#explain();
      case '/new':
        return this.#startAnew();
      case '/quit':
        this.#isLeaving = true;
    }
  }

  #showSources(): void {
    const { output } = this.#parts;
    const quotes = this.#last && formatQuotes(this.#last.reply.answer, lookOf(output));
    if (quotes) output.write(`${quotes}\n\n`);
    else this.#tell('还没有可以列出出处的回答。');
  }

  #explain(): void {
    const { output } = this.#parts;
    const text =
      this.#last && formatExplanation(this.#last.asked, this.#last.reply, lookOf(output));
    if (text) output.write(`${text}\n\n`);
    else this.#tell('还没有可以说明的回答。');
  }

  async #startAnew(): Promise<void> {
    await this.#parts.assistant.forget(session);
    this.#last = undefined;
    this.#tell('已开始新的对话。');
  }

  #onInterrupt(): void {
    const { readline } = this.#editor;
    switch (this.#ctrlC.press(readline.line)) {
      case 'leave':
        readline.close();
        break;
      case 'clear-line':
        // Ctrl-E and Ctrl-U: readline has no other way to clear its line.
        readline.write(null, { ctrl: true, name: 'e' });
        readline.write(null, { ctrl: true, name: 'u' });
        break;
      case 'explain':
        this.#tell('\n再按一次 Ctrl-C 离开，也可输入 /quit。');
        this.#prompt();
    }
  }

  /** Ctrl-D, or a second Ctrl-C. Nobody waits for a running answer any more. */
  #onHangUp(): void {
    if (!this.#isLeaving) this.#parts.output.write('\n');
    this.#isLeaving = true;
    this.#ctrlC.cancel();
  }

  #prompt(): void {
    if (this.#editor.isInteractive && !this.#isLeaving) this.#editor.readline.prompt();
  }

  #tell(text: string): void {
    const { errors } = this.#parts;
    errors.write(`${wrapToLook(text, lookOf(errors))}\n`);
  }
}
