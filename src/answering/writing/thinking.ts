const opening = '<think>';
const closing = '</think>';

/** Leaves out what a model thinks aloud, between `<think>` and `</think>`, before its answer. */
export class ThinkingFilter {
  #state: 'beginning' | 'thinking' | 'answering' = 'beginning';
  #waiting = '';

  /** What of a further piece belongs to the answer. */
  take(piece: string): string {
    if (this.#state === 'answering') return piece;
    this.#waiting += piece;
    if (this.#state === 'beginning') this.#begin();
    return this.#state === 'thinking' ? this.#think() : this.#release();
  }

  #begin(): void {
    const text = this.#waiting.trimStart();
    if (text.startsWith(opening)) this.#state = 'thinking';
    else if (!opening.startsWith(text)) this.#state = 'answering';
  }

  #think(): string {
    const end = this.#waiting.indexOf(closing);
    if (end < 0) {
      // Only what may be the beginning of the closing tag is kept.
      this.#waiting = this.#waiting.slice(-closing.length);
      return '';
    }
    this.#waiting = this.#waiting.slice(end + closing.length);
    this.#state = 'answering';
    return this.#release();
  }

  #release(): string {
    if (this.#state !== 'answering') return '';
    const text = this.#waiting;
    this.#waiting = '';
    return text;
  }
}
