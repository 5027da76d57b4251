/** White space of a line, which each surface has rules of its own for. */
const ofLines = '[\\t\\n\\v\\f\\r\\u0085]';
/** What is invisible, but for selectors of a variant, or changes how other characters are seen. */
const invisible = '(?!\\p{VS})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{DI}]';
/** A selector behind what has no variants: those of emoji are two, those of characters all others. */
const idleSelector =
  '(?<![\\p{Extended_Pictographic}\\d#*])[\\ufe0e\\ufe0f]|(?<!\\p{Script=Han})(?![\\ufe0e\\ufe0f])\\p{VS}';

/**
 * Characters that nobody sees, or that change how others are seen, for `replace`: control and format
 * characters (with them tags and what turns the direction of writing), lone halves of pairs, fillers,
 * and selectors of variants in which text can be hidden. White space is not among them.
 */
export const unseenCharacters = new RegExp(`(?!${ofLines})(?:${invisible}|${idleSelector})`, 'gu');

/** What a person sees of a text. */
export function withoutUnseen(text: string): string {
  return text.replace(unseenCharacters, '');
}
