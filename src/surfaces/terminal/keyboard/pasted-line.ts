import { stripVTControlCharacters } from 'node:util';
import { joinLines } from './join-lines.ts';

const breaks = /\r\n?|[\n\u0085\u2028\u2029]/u;
const gaps = /[\t\v\f]+/gu;

/** Control characters, lone surrogates and what changes the direction of writing; joiners of emoji stay. */
const unwanted = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff]/gu;

/** Pasted text on one line, without anything that a terminal or a line editor obeys. */
export function toPastedLine(pasted: string): string {
  const text = stripVTControlCharacters(pasted).replace(gaps, ' ');
  return joinLines(text.split(breaks)).replace(unwanted, '');
}
