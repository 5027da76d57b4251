// src/surfaces/width: how many columns text takes.

import stringWidth from 'fast-string-width';
import { charactersOf } from './characters.ts';

/** The text with spaces before it, so that it takes `width` columns at least. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}

/** The text with spaces behind it, so that it takes `width` columns at least. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** The beginning of a text that is wider than `width` columns, with … for the rest. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of charactersOf(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
