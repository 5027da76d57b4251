/** A text as a pattern that matches just this text: what people type is no pattern. */
export function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
