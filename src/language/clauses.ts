import { wholeEnd } from './characters.ts';
import type { Span } from './span.ts';

/** Where a long sentence is cut by preference: behind semicolons, else behind commas. */
const cutMarks = ['；;', '，,、'];

/**
 * Cuts the part of a text at `span` into pieces of at most `maxChars` UTF-16 units, each as long as
 * may be: behind the last semicolon that fits, else the last comma, else by length. The pieces
 * follow each other without a gap, and none ends within a surrogate pair.
 */
export function cutIntoClauses(text: string, span: Span, maxChars: number): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  while (span.end - start > maxChars) {
    const end = cutAt(text, start, start + maxChars);
    pieces.push({ start, end });
    start = end;
  }
  return [...pieces, { start, end: span.end }];
}

/** The end of the piece that begins at `start` and ends at `limit` or before. */
function cutAt(text: string, start: number, limit: number): number {
  for (const marks of cutMarks) {
    for (let end = limit; end > start; end--) {
      if (marks.includes(text.charAt(end - 1)) && !isInNumber(text, end - 1)) return end;
    }
  }
  return Math.max(start + 1, wholeEnd(text, limit));
}

/** Whether the comma or colon at an offset stands within a number or a time: 3,000, 10:30. */
export function isInNumber(text: string, at: number): boolean {
  return /^\d[,，:：]\d$/u.test(text.slice(Math.max(0, at - 1), at + 2));
}
