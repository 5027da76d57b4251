/** What XML 1.0 forbids or a terminal obeys; characters that change the direction of writing. */
const unsafe = /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/**
 * Text from outside made safe for a terminal and for XML, which still has to be escaped: each
 * character that neither should hold is replaced by U+FFFD, so that its place can be seen.
 */
export function toSafeText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unsafe, '\ufffd');
}
