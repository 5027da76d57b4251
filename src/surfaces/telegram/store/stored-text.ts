import { z } from 'zod';

/** A text as JSON: SQLite itself would make one of all texts with half a surrogate pair. */
export function writeText(text: string): string {
  return JSON.stringify(text);
}

/** The text that was stored as this value; nothing where it cannot have been one. */
export function readText(stored: unknown): string | undefined {
  if (typeof stored !== 'string') return undefined;
  try {
    return z.string().safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}
