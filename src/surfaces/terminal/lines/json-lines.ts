import type { Readable, Writable } from 'node:stream';
import type { Reply } from '../../../chat/reply.ts';
import type { DocumentRecord } from '../../../corpus/record.ts';
import type { ExitCode } from './exit-code.ts';
import { idOf, type JsonRequest, parseJson, type RequestId, toRequest } from './json-request.ts';
import { toJsonResult } from './json-result.ts';
import { type LineResult, writeResults } from './line-results.ts';

/** Answers a question, over the given documents where there are any. */
export type AskOverDocuments = (
  question: string,
  options: {
    session?: string;
    documents?: readonly DocumentRecord[];
    signal?: AbortSignal;
  },
) => Promise<Reply>;

export interface JsonLinesParts {
  readonly ask: AskOverDocuments;
  readonly input: Readable;
  readonly output: Writable;
  /** Whether each result tells how its answer came about. */
  readonly explains?: boolean;
}

/**
 * Answers one JSON question a line. A faulty line gives a failed result and the run goes on.
 * @returns the worst exit code of all lines
 */
export function runJsonLines(parts: JsonLinesParts): Promise<ExitCode> {
  return writeResults(parts, (line) => answerLine(line, parts));
}

async function answerLine(line: string, { ask, explains }: JsonLinesParts): Promise<LineResult> {
  let id: RequestId | null = null;
  const { result, exitCode } = await toJsonResult(async () => {
    const value = parseJson(line);
    id = idOf(value);
    const request = toRequest(value);
    return ask(request.question, toOptions(request));
  }, explains);
  return { result: { id, ...result }, exitCode };
}

function toOptions({ session, documents }: JsonRequest) {
  return { ...(session != null && { session }), ...(documents != null && { documents }) };
}
