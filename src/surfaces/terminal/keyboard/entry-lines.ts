import { joinLines } from './join-lines.ts';

/** Three quotation marks; an input method puts full-width or curved ones, in either direction. */
const mark = '["＂“”]{3}';
const opening = new RegExp(`^\\s*${mark}`, 'u');
const closing = new RegExp(`${mark}\\s*$`, 'u');
const continued = /[\\＼]\s*$/u;

/** Puts lines together to what is entered at once: a block in `"""`, or lines continued by a backslash. */
export class EntryLines {
  #lines: string[] = [];
  #isBlock = false;

  /** Whether the next line belongs to those before it. */
  get isBegun(): boolean {
    return this.#isBlock || this.#lines.length > 0;
  }

  /** The whole entry without white space around it, empty if there is none; nothing before its last line. */
  add(line: string): string | undefined {
    if (this.#isBlock) return this.#addToBlock(line);
    if (!this.isBegun && opening.test(line)) {
      this.#isBlock = true;
      return this.#addToBlock(line.replace(opening, ''));
    }
    this.#lines.push(line.replace(continued, ''));
    return continued.test(line) ? undefined : this.#finish();
  }

  /** Forgets what was begun. */
  drop(): void {
    this.#lines = [];
    this.#isBlock = false;
  }

  #addToBlock(line: string): string | undefined {
    this.#lines.push(line.replace(closing, ''));
    return closing.test(line) ? this.#finish() : undefined;
  }

  #finish(): string {
    // The lines of a block are kept apart: it may hold several questions.
    const entry = this.#isBlock ? this.#lines.join('\n') : joinLines(this.#lines);
    this.drop();
    return entry.trim();
  }
}
