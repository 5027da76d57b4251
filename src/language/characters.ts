/** Whether a character is a letter of any script or a digit; marks and white space are not. */
export function isLetterOrDigit(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Whether a character is one of the Latin alphabet or an Arabic digit, which keep their spaces. */
export function isLatinOrDigit(character: string): boolean {
  return /[A-Za-z0-9]/u.test(character);
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
