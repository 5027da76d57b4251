import { pino } from 'pino';
import type { Logger } from '../../../../src/surfaces/telegram/logger.ts';

/** A logger and the lines that it wrote. */
export function keptLog(): { readonly logger: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { logger: pino({ base: null }, { write: (line) => lines.push(line) }), lines };
}
