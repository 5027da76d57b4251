import type { Readable, Writable } from 'node:stream';
import { toJsonLine } from '../text/json-line.ts';
import type { ExitCode } from './exit-code.ts';
import { readLines } from './read-lines.ts';
import { endsQuietly, writeText } from './write-text.ts';

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
  let worst: ExitCode = 0;
  await endsQuietly(output, async () => {
    for await (const line of readLines(input)) {
      if (line.trim() === '') continue;
      const { result, exitCode } = await toResult(line);
      if (exitCode > worst) worst = exitCode;
      await writeText(output, toJsonLine(result));
    }
  });
  return worst;
}
