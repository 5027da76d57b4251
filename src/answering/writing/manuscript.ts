import type { Passage } from '../../retrieval/retriever.ts';
import type { Answered } from '../answer.ts';
import type { AskedFor } from '../refusing/asked-for.ts';
import { AnswerSoFar } from './answer-so-far.ts';
import type { Draft } from './drafts.ts';
import { saysCannotAnswer } from './prompt.ts';
import { type Proved, prove, quoteInstead, type Reason } from './proof.ts';

/** What became of a sentence that its sources do not support. */
export type Outcome = 'mended' | 'quoted' | 'left-out';

/** A sentence of the model that was not shown as it was written. */
export interface HeldBack {
  readonly text: string;
  readonly reason: Reason;
  readonly outcome: Outcome;
}

/** A sentence in its place. */
export interface Line {
  readonly draft: Draft;
  /** Why it is held back; absent of a sentence that stands as it was written. */
  readonly reason?: Reason;
  proved?: Proved;
  /** Absent until it is decided. */
  outcome?: Outcome;
}

/** Why a sentence is held back that can be mended. */
export type HeldLine = Line & { readonly reason: Reason };

const mostSentences = 12;

/** What a model writes, sentence by sentence; shown is what is proved, in the order it was written. */
export class Manuscript {
  readonly #passages: readonly Passage[];
  readonly #asked: AskedFor;
  readonly #onProgress: (answer: Answered) => void;
  readonly #lines: Line[] = [];
  readonly #shown = new AnswerSoFar();
  #shownLines = 0;
  #saysNothing = false;

  constructor(
    passages: readonly Passage[],
    asked: AskedFor,
    onProgress: (answer: Answered) => void,
  ) {
    this.#passages = passages;
    this.#asked = asked;
    this.#onProgress = onProgress;
  }

  /** Whether the model said the agreed phrase, and nothing before it. */
  get saysNothing(): boolean {
    return this.#saysNothing;
  }

  /** The sentences that are held back, in their order. */
  get heldBack(): readonly HeldLine[] {
    return this.#lines.filter(isHeld);
  }

  /** Takes the next sentence; `false` when no further one is wanted. */
  take(draft: Draft): boolean {
    if (saysCannotAnswer(draft.text)) {
      this.#saysNothing = this.#lines.length === 0;
      return false;
    }
    const proof = prove(draft, this.#passages, this.#asked);
    if ('proved' in proof) this.#proveBefore(draft.markers);
    const line: Line = { draft, ...proof };
    if (!line.proved && !isHeld(line)) line.outcome = 'left-out';
    this.#lines.push(line);
    this.#showProved();
    return this.#lines.length < mostSentences;
  }

  /** Puts what the model wrote when it was asked again in the place of a sentence, if that is proved. */
  mend(line: HeldLine, draft: Draft | undefined): void {
    if (!draft) return;
    if (saysCannotAnswer(draft.text)) {
      line.outcome = 'left-out';
      return;
    }
    const proof = prove(draft, this.#passages, this.#asked);
    if (!('proved' in proof)) return;
    line.proved = proof.proved;
    line.outcome = 'mended';
    this.#showProved();
  }

  /** The whole answer: what is still held back gives way to the print, or is left out. */
  finish(): { readonly answer?: Answered; readonly heldBack: readonly HeldBack[] } {
    const stands = this.#lines.some(({ proved }) => proved);
    for (const line of this.#lines.filter((each) => isHeld(each) && !each.outcome)) {
      const mayQuote = stands && line.reason !== 'not-asked';
      const quote = mayQuote ? quoteInstead(line.draft, this.#passages) : undefined;
      if (quote) line.proved = quote;
      line.outcome = quote ? 'quoted' : 'left-out';
    }
    this.#showProved();
    const answer = this.#shown.answer();
    return { ...(answer ? { answer } : {}), heldBack: this.#lines.flatMap(toHeldBack) };
  }

  /** Sentences without a source of their own may have that of the next one. */
  #proveBefore(markers: readonly number[]): void {
    for (const [index, line] of [...this.#lines.entries()].reverse()) {
      if (line.reason !== 'uncited') return;
      const draft = { ...line.draft, markers };
      const proof = prove(draft, this.#passages, this.#asked);
      if (!('proved' in proof)) return;
      this.#lines[index] = { draft, proved: proof.proved };
    }
  }

  /** Shows what follows what is shown, up to the first sentence of which nothing is decided. */
  #showProved(): void {
    for (const line of this.#lines.slice(this.#shownLines)) {
      if (!line.proved && line.outcome !== 'left-out') return;
      this.#shownLines++;
      if (!line.proved) continue;
      this.#shown.add(line.proved);
      const answer = this.#shown.answer();
      if (answer) this.#onProgress(answer);
    }
  }
}

/** What only leads to the next sentence, or is a word of markup, says nothing and is not missed. */
function isHeld(line: Line): line is HeldLine {
  const { text, markers } = line.draft;
  const isLeading = /[：:]$/u.test(text) || (markers.length === 0 && text.length < 5);
  return line.reason !== undefined && !isLeading;
}

function toHeldBack(line: Line): HeldBack[] {
  const { draft, reason, outcome = 'left-out' } = line;
  return isHeld(line) && reason ? [{ text: draft.text, reason, outcome }] : [];
}
