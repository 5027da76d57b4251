import { Converter, Locale } from 'opencc-js/t2cn';

type TextConverter = (text: string) => string;
let simplify: TextConverter | undefined;

/** Makes traditional characters simplified. The first text pays some 10 ms for the converter's tables. */
export function toSimplified(text: string): string {
  const convert: TextConverter = simplify ?? Converter({ from: 't', to: 'cn' });
  simplify = convert;
  return convert(text);
}

/**
 * The same, every character for itself where a word would become longer or shorter, so that each offset
 * stays where it was. Text that holds no such character is returned as it is.
 */
export function inSimplifiedCharacters(text: string): string {
  if (!mayBeTraditional(text)) return text;
  const whole = toSimplified(text);
  if (whole.length === text.length) return whole;
  return Array.from(text, (character) => {
    const one = toSimplified(character);
    return one.length === character.length ? one : character;
  }).join('');
}

let changeable: Uint8Array | undefined;

/** Whether a text holds a character that conversion may change; most texts hold none and are done. */
export function mayBeTraditional(text: string): boolean {
  const table = changeable ?? changeableUnits();
  changeable = table;
  for (let at = 0; at < text.length; at += 1) {
    if (table[text.charCodeAt(at)] === 1) return true;
  }
  return false;
}

/** Radicals, rare and compatibility ideographs, and the halves of surrogate pairs. */
const seldomPrinted = [
  [0x2e80, 0x2fff],
  [0x31c0, 0x31ef],
  [0x3400, 0x4dbf],
  [0xd800, 0xdfff],
  [0xf900, 0xfaff],
] as const;

function changeableUnits(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [first, last] of seldomPrinted) table.fill(1, first, last + 1);
  for (const [from, to] of conversions()) {
    if (from === to) continue;
    const replaced = from.split('').filter((unit) => !to.includes(unit));
    for (const unit of replaced.length > 0 ? replaced : from) table[unit.charCodeAt(0)] = 1;
  }
  return table;
}

type Conversion = readonly [string, string];

/** The converter's own table of words with what they become. */
function conversions(): Conversion[] {
  const dictionaries: readonly (string | readonly Conversion[])[] =
    Locale.configs?.t2s?.conversionChain.flat() ?? [];
  return dictionaries.flatMap((dictionary) =>
    typeof dictionary === 'string' ? dictionary.split('|').map(toConversion) : dictionary,
  );
}

function toConversion(entry: string): Conversion {
  const [from = '', to = ''] = entry.split(' ');
  return [from, to];
}
