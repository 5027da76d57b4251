import { parseIssueDate } from '../../../corpus/record.ts';
import { normalizeText } from '../../../language/normalize.ts';

/** The month (`2025-08`) or year (`2025`) that somebody names: 2025年8月, 2025-08, 2025; a day names its month. */
export function readPeriod(text: string): string | undefined {
  return parseIssueDate(normalizeText(text))?.date.slice(0, 7);
}
