import type { Readable, Writable } from 'node:stream';
import { toJsonLine } from '../text/json-line.ts';
import type { ExitCode } from './exit-code.ts';
import type { AskOverDocuments } from './json-lines.ts';
import { toJsonResult } from './json-result.ts';
import { nothingRead } from './nothing-read.ts';
import { readText, untilItEnds } from './read-lines.ts';
import { endsQuietly, writeText } from './write-text.ts';

export interface JsonOnceParts {
  readonly ask: AskOverDocuments;
  /** Without it all of the input is the question. */
  readonly question?: string | undefined;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal?: AbortSignal | undefined;
  /** Whether the result tells how its answer came about. */
  readonly explains?: boolean;
}

/**
 * Answers one question by one JSON object, as `runJsonLines` gives it, without an id.
 * @throws WenbaoError where no question is given or read
 */
export async function answerAsJson(parts: JsonOnceParts): Promise<ExitCode> {
  const { ask, input, output, signal, explains } = parts;
  const question = parts.question ?? (await readText(untilItEnds(input))).trim();
  if (question === '') throw nothingRead();
  const { result, exitCode } = await toJsonResult(
    () => ask(question, signal ? { signal } : {}),
    explains,
  );
  await endsQuietly(output, () => writeText(output, toJsonLine({ id: null, ...result })));
  return exitCode;
}
