import type { Writable } from 'node:stream';
import pico from 'picocolors';

/** How text may look on a stream. */
export interface Look {
  /** Columns to wrap at; absent where lines are left as they are. */
  readonly width?: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Wider lines are hard to read. */
const maxWidth = 100;
const minWidth = 20;

/** Text as it is, for a pipe or a file. */
export const plainLook: Look = { bold: String, dim: String };

/**
 * Wrapping and colour for a terminal; nothing decorative for anything else. Colour is also off
 * where NO_COLOR is set, which is a convention of terminals (no-color.org), not our configuration.
 */
export function lookOf(stream: Writable, env: NodeJS.ProcessEnv = process.env): Look {
  if (!isTerminal(stream)) return plainLook;
  const columns = 'columns' in stream && Number(stream.columns) > 0 ? Number(stream.columns) : 80;
  const width = Math.max(minWidth, Math.min(columns, maxWidth));
  const { bold, dim } = pico.createColors(!env.NO_COLOR);
  return { width, bold, dim };
}

/** Whether a person sits at the other end of the stream. */
export function isTerminal(stream: object): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
