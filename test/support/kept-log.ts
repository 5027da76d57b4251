import { pino } from 'pino';
import type { Logger } from '../../src/surfaces/telegram/logger.ts';

/** A logger, and the lines of JSON that it wrote so far. */
export interface KeptLog {
  readonly logger: Logger;
  readonly lines: readonly string[];
}

/** The real logger of the bot, which writes to a list. */
export function keptLog(): KeptLog {
  const lines: string[] = [];
  return { logger: pino({ base: null }, { write: (line) => lines.push(line) }), lines };
}
