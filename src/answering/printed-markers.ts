import type { Answered } from './answer.ts';

const markerInPrint = /\[(\d{1,4})\]/gu;

/**
 * Words of the print in which what looks like a marker of ours is set in wide brackets (［2］), so
 * that a page cannot print a source of its own; width is nothing that a quotation is compared in.
 */
export function withPrintedMarkers(text: string): string {
  return text.replace(markerInPrint, '［$1］');
}

/** The same for all that an answer states. */
export function inOwnMarkers(answer: Answered): Answered {
  const statements = answer.statements.map((statement) => ({
    ...statement,
    text: withPrintedMarkers(statement.text),
  }));
  return { ...answer, statements };
}
