/** Whether a line is meant as a command and no question; a full-width slash counts. */
export function looksLikeCommand(line: string): boolean {
  return /^[/／]/u.test(line);
}
