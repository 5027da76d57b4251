/** An entry on one line, as it stands in a history. */
export function toHistoryLine(entry: string): string {
  return entry.replace(/\s*\n\s*/gu, ' ').trim();
}
