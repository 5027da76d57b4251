import type { Readable, Writable } from 'node:stream';
import type { ExitCode } from './one-shot.ts';
import { readLines } from './read-lines.ts';

/** What came of one line of input. */
export interface LineResult {
  /** Written as one line of JSON. */
  readonly result: object;
  readonly exitCode: ExitCode;
}

/**
 * Reads lines and writes one JSON object for each, in order, each as soon as it is there; blank
 * lines are skipped. Ends quietly when nobody reads the output any more.
 * @returns the worst exit code of all lines
 */
export async function writeResults(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  toResult: (line: string) => Promise<LineResult>,
): Promise<ExitCode> {
  // Failed writes reject below; without a listener the stream would throw them as well.
  output.on('error', ignore);
  let worst: ExitCode = 0;
  try {
    for await (const line of readLines(input)) {
      if (line.trim() === '') continue;
      const { result, exitCode } = await toResult(line);
      if (exitCode > worst) worst = exitCode;
      await writeText(output, `${toAsciiControls(JSON.stringify(result))}\n`);
    }
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  }
  return worst;
}

/** JSON.stringify leaves some line breaks, controls and bidi controls of Unicode as they are. */
function toAsciiControls(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}

function writeText(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function isBrokenPipe(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

function ignore(): void {}
