// src/surfaces/terminal/text: text that fits a screen, and nothing in it that a terminal obeys.

import type { Writable } from 'node:stream';
import pico from 'picocolors';
import { createSupportsHyperlinks } from 'supports-hyperlinks';

export type Style = (text: string) => string;

/** How text may look on a stream. */
export interface Look {
  /** Columns to wrap at; absent where lines are left as they are. */
  readonly width?: number;
  readonly bold: Style;
  readonly dim: Style;
  /** A marker such as [1], before its source and in the text. */
  readonly marker: Style;
  /** That an answer is certain. */
  readonly certain: Style;
  /** What is to be read with care: that an answer is likely only, or that there is none. */
  readonly caution: Style;
  /** That something failed. */
  readonly failure: Style;
  /** Quoted words in the story that they stand in; visible without colours too. */
  readonly quoted: Style;
  /** Text that opens an address where the terminal has links. */
  readonly link: (text: string, address: string) => string;
}

/** Wider lines are hard to read. */
const maxWidth = 100;
const minWidth = 20;

const guillemets: Style = (text) => `«${text}»`;

/** Text as it is, for a pipe or a file. */
export const plainLook: Look = {
  bold: String,
  dim: String,
  marker: String,
  certain: String,
  caution: String,
  failure: String,
  quoted: guillemets,
  link: String,
};

/**
 * Wrapping, colour and links for a terminal; nothing decorative for anything else. Colour and links
 * are also off where NO_COLOR is set, which is a convention of terminals (no-color.org), not our
 * configuration, and on a terminal that is dumb.
 */
export function lookOf(stream: Writable, env: NodeJS.ProcessEnv = process.env): Look {
  if (!isTerminal(stream)) return plainLook;
  const columns = 'columns' in stream && Number(stream.columns) > 0 ? Number(stream.columns) : 80;
  const width = Math.max(minWidth, Math.min(columns, maxWidth));
  if (env.NO_COLOR || isDumb(env)) return { ...plainLook, width };
  const { bold, dim, cyan, green, yellow, red, inverse } = pico.createColors(true);
  return {
    width,
    bold,
    dim,
    marker: cyan,
    certain: green,
    caution: yellow,
    failure: red,
    quoted: inverse,
    link: createSupportsHyperlinks({ isTTY: true }) ? hyperlink : String,
  };
}

/** Whether the terminal shows plain lines only: no colours, no cursor that can be moved. */
export function isDumb(env: NodeJS.ProcessEnv = process.env): boolean {
  return env.TERM === 'dumb';
}

/** By OSC 8; the text as it is where the address could end the sequence, or say more than where. */
function hyperlink(text: string, address: string): string {
  if (!/^[a-z]+:[!-~]+$/u.test(address)) return text;
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}

/** Whether a person sits at the other end of the stream. */
export function isTerminal(stream: object): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
