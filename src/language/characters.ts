const firstIdeograph = 0x4e00;
const lastIdeograph = 0x9fff;
const firstAfterAscii = 0x80;

/** Whether a UTF-16 unit is one of the common Han characters. */
export function isIdeograph(unit: number): boolean {
  return unit >= firstIdeograph && unit <= lastIdeograph;
}

/** Whether a UTF-16 unit is a letter of any script or a digit; marks and white space are not. */
export function isLetterOrDigit(unit: number): boolean {
  if (isIdeograph(unit)) return true;
  if (unit < firstAfterAscii) return isAsciiLetterOrDigit(unit);
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(unit));
}

function isAsciiLetterOrDigit(unit: number): boolean {
  const isDigit = unit >= 0x30 && unit <= 0x39;
  const lower = unit | 0x20;
  return isDigit || (lower >= 0x61 && lower <= 0x7a);
}

/** Whether a character is one of the Latin alphabet or an Arabic digit, which keep their spaces. */
export function isLatinOrDigit(character: string): boolean {
  return /[A-Za-z0-9]/u.test(character);
}

/** Whether it is a digit of ASCII. */
export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** The last place at or before `end` that parts no surrogate pair. */
export function wholeEnd(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return end < text.length && code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}

/** The beginning of a text, at most so many UTF-16 units; half a surrogate pair could not be stored. */
export function cutToWhole(text: string, maxChars: number): string {
  return text.length > maxChars ? text.slice(0, wholeEnd(text, maxChars)) : text;
}
