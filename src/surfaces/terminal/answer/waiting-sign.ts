import type { Writable } from 'node:stream';
import { cutToWidth } from '../text/columns.ts';
import { isDumb, isTerminal, lookOf } from '../text/screen.ts';

/** Most answers are there before; a sign that flashes up would disturb. */
const patienceMs = 500;
const sign = '正在回答，按 Ctrl-C 取消…';
const clearLine = '\r\u001b[K';

/**
 * Tells a person at a terminal, after a while, that the answer is being worked at. Nothing else may
 * be written to the terminal until the function that it gives was called, which takes the sign away.
 */
export function showWaiting(stream: Writable): () => void {
  if (!isTerminal(stream) || isDumb()) return () => undefined;
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    const { dim, width = sign.length } = lookOf(stream);
    // On one row, for no more is cleared.
    stream.write(dim(cutToWidth(sign, width - 1)));
  }, patienceMs);
  return () => {
    clearTimeout(timer);
    if (isShown) stream.write(clearLine);
    isShown = false;
  };
}
