import type { Writable } from 'node:stream';

/** Writes, and waits until the reader took it. Rejects where it cannot be written. */
export function writeText(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Does work that writes; it ends quietly when nobody reads the output any more. */
export async function endsQuietly(output: Writable, work: () => Promise<void>): Promise<void> {
  // A failed write rejects; without a listener the stream would throw it as well.
  output.on('error', ignore);
  try {
    await work();
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  }
}

function isBrokenPipe(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

function ignore(): void {}
