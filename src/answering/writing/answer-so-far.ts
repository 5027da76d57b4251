import type { Answered, Citation, Statement } from '../answer.ts';
import type { Proved } from './proof.ts';

/** Puts proved sentences together to an answer; quotations are numbered as they are first cited. */
export class AnswerSoFar {
  readonly #statements: Statement[] = [];
  readonly #citations: Citation[] = [];

  get isEmpty(): boolean {
    return this.#statements.length === 0;
  }

  add({ text, citations }: Proved): void {
    if (this.#statements.some((statement) => statement.text === text)) return;
    const markers = citations.map((citation) => this.#markerOf(citation));
    this.#statements.push({ text, markers: [...new Set(markers)] });
  }

  /** Adds what another answer states, its short form aside, but for what is quoted already. */
  addFurther({ statements, citations }: Answered): void {
    for (const { text, markers, isShort, computation } of statements) {
      const proofs = citations.filter(({ marker }) => markers.includes(marker));
      const isNew = proofs.some((citation) => !this.#quotes(citation));
      if (!isShort && !computation && isNew) this.add({ text, citations: proofs });
    }
  }

  /** The answer as it stands; undefined while nothing is stated. */
  answer(): Answered | undefined {
    if (this.isEmpty) return undefined;
    return {
      status: 'answered',
      statements: [...this.#statements],
      citations: [...this.#citations],
    };
  }

  #markerOf(citation: Citation): number {
    const known = this.#citations.find((other) => isSameQuotation(other, citation));
    if (known) return known.marker;
    const marker = this.#citations.length + 1;
    this.#citations.push({ ...citation, marker });
    return marker;
  }

  #quotes({ articleId, span }: Citation): boolean {
    return this.#citations.some(
      (other) =>
        other.articleId === articleId && other.span.start < span.end && span.start < other.span.end,
    );
  }
}

function isSameQuotation(a: Citation, b: Citation): boolean {
  return a.articleId === b.articleId && a.span.start === b.span.start && a.span.end === b.span.end;
}
