import type { Span } from '../language/span.ts';
import type { LineTable } from './page.ts';

/**
 * `length` characters at offset `at` of a joined text were copied from offset `raw` of the page,
 * which lies in `line` of the file as received, counted from 1. A run never holds a line break.
 */
export interface Run {
  readonly at: number;
  readonly raw: number;
  readonly length: number;
  readonly line: number;
}

/**
 * The way back from a joined text to its page: runs in ascending order of `at`, never overlapping.
 * A character of the joined text outside every run was put there by the joining (a paragraph break).
 */
export type Trace = readonly Run[];

/** Joins pieces of a page into one text and remembers where each character came from. */
export class TracedText {
  readonly #page: string;
  readonly #lines: LineTable;
  readonly #pieces: string[] = [];
  readonly #runs: Run[] = [];
  #length = 0;

  constructor(pageText: string, lines: LineTable) {
    this.#page = pageText;
    this.#lines = lines;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  get length(): number {
    return this.#length;
  }

  /** The character that was added last; empty at the beginning. */
  get lastCharacter(): string {
    return this.#pieces.at(-1)?.at(-1) ?? '';
  }

  get trace(): Trace {
    return this.#runs;
  }

  /** Appends a stretch of the page without line breaks; one that continues the last is merged into it. */
  copy(raw: Span): void {
    const length = raw.end - raw.start;
    if (length <= 0) return;
    const last = this.#runs.at(-1);
    const at = this.#length;
    if (last && last.at + last.length === at && last.raw + last.length === raw.start) {
      this.#runs[this.#runs.length - 1] = { ...last, length: last.length + length };
    } else {
      this.#runs.push({ at, raw: raw.start, length, line: this.#lines.lineAt(raw.start) });
    }
    this.#append(this.#page.slice(raw.start, raw.end));
  }

  /** Appends text that does not stand on the page, such as a paragraph break. */
  insert(text: string): void {
    if (text !== '') this.#append(text);
  }

  #append(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }
}

/** The raw spans behind a span of the joined text, in the order of the joined text. */
export function toRawSpans(trace: Trace, span: Span): Span[] {
  return runsWithin(trace, span).map((run) => {
    const from = Math.max(span.start, run.at);
    const to = Math.min(span.end, run.at + run.length);
    return { start: run.raw + from - run.at, end: run.raw + to - run.at };
  });
}

/** First and last line of the file, from 1, behind a span; undefined if none of it is on the page. */
export function toLines(trace: Trace, span: Span): [first: number, last: number] | undefined {
  let lines: [first: number, last: number] | undefined;
  for (const { line } of runsWithin(trace, span)) {
    lines = lines ? [Math.min(lines[0], line), Math.max(lines[1], line)] : [line, line];
  }
  return lines;
}

/** The runs that hold some of a span. */
function runsWithin(trace: Trace, span: Span): Run[] {
  const runs: Run[] = [];
  if (span.end <= span.start) return runs;
  for (let index = firstRunEndingAfter(trace, span.start); index < trace.length; index++) {
    const run = trace[index];
    if (!run || run.at >= span.end) break;
    runs.push(run);
  }
  return runs;
}

function firstRunEndingAfter(trace: Trace, offset: number): number {
  let low = 0;
  let high = trace.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = trace[middle];
    if (run && run.at + run.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
