import { Transform, type TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Ask the terminal to put marks around pasted text, and to stop doing so. */
export const markPastes = '\u001b[?2004h';
export const leavePastes = '\u001b[?2004l';

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/**
 * Makes pasted text one line: node:readline of Node 20 submits each line of it as a question of its
 * own. Text that was typed passes unchanged; the marks around a paste are removed.
 */
export class PasteJoiner extends Transform {
  readonly #decoder = new StringDecoder('utf8');
  #isPasting = false;
  /** What may be the beginning of a mark whose end has not arrived yet. */
  #held = '';

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const text = this.#held + this.#decoder.write(chunk);
    this.#held = beginningOfMark(text);
    this.push(this.#join(text.slice(0, text.length - this.#held.length)));
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(this.#join(this.#held + this.#decoder.end()));
    done();
  }

  #join(text: string): string {
    const parts = text.split(/(\u001b\[20[01]~)/);
    return parts.map((part) => this.#joinPart(part)).join('');
  }

  #joinPart(part: string): string {
    if (part === pasteStart || part === pasteEnd) {
      this.#isPasting = part === pasteStart;
      return '';
    }
    return this.#isPasting ? part.replace(/[\r\n]+/g, ' ') : part;
  }
}

/** A lone escape is the key of that name, so it is never held back. */
function beginningOfMark(text: string): string {
  const at = text.lastIndexOf('\u001b');
  const tail = at < 0 ? '' : text.slice(at);
  const isBeginning = tail.length > 1 && tail.length < pasteStart.length;
  return isBeginning && [pasteStart, pasteEnd].some((mark) => mark.startsWith(tail)) ? tail : '';
}
