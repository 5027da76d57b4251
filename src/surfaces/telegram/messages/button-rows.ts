import type { Button, Keyboard } from './outgoing-message.ts';

/** Columns of a fixed-width font, of which a Han character takes two: what a telephone shows. */
export const buttonColumns = 36;

/** The buttons in rows of at most `perRow`. */
export function inRows(buttons: readonly Button[], perRow: number): Keyboard {
  const rows: (readonly Button[])[] = [];
  for (let start = 0; start < buttons.length; start += perRow) {
    rows.push(buttons.slice(start, start + perRow));
  }
  return rows;
}
