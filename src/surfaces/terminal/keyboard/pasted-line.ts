import { stripVTControlCharacters } from 'node:util';

const breaks = /[\t\v\f\r\n\u0085\u2028\u2029]+/gu;

/** Control characters, lone surrogates and what changes the direction of writing; joiners of emoji stay. */
const unwanted = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff]/gu;

/** Pasted text on one line, without anything that a terminal or a line editor obeys. */
export function toPastedLine(pasted: string): string {
  return stripVTControlCharacters(pasted).replace(breaks, ' ').replace(unwanted, '');
}
