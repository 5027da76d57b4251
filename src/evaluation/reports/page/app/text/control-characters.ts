/** A run of plain text, or one character that is not seen or moves others. */
export type TextPiece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'control'; readonly code: string };

/** Control and format characters, line and paragraph separators, halves of pairs; not tab and line feed. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Parts a text at each character that is not seen or changes the direction of what follows; such a
 * character is told by its code, as `U+202E`. A carriage return before a line feed is left out.
 */
export function toPieces(text: string): TextPiece[] {
  const whole = text.replaceAll('\r\n', '\n');
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: character, index } of whole.matchAll(unseen)) {
    if (index > from) pieces.push({ kind: 'plain', text: whole.slice(from, index) });
    pieces.push({ kind: 'control', code: codeOf(character) });
    from = index + character.length;
  }
  if (from < whole.length) pieces.push({ kind: 'plain', text: whole.slice(from) });
  return pieces;
}

/** The same as one text, where nothing but text can stand. */
export function withoutUnseen(text: string): string {
  return toPieces(text)
    .map((piece) => (piece.kind === 'plain' ? piece.text : piece.code))
    .join('');
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
