import type { Readable, Writable } from 'node:stream';
import { answerText, type Citation, citationsOf } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import type { DocumentRecord } from '../../corpus/record.ts';
import { describeError } from '../../errors.ts';
import { idOf, type JsonRequest, parseJson, type RequestId, toRequest } from './json-request.ts';
import { writeResults } from './line-results.ts';
import type { ExitCode } from './one-shot.ts';

/** Answers a question, over the given documents where there are any. */
export type AskOverDocuments = (
  question: string,
  options: { session?: string; documents?: readonly DocumentRecord[] },
) => Promise<Reply>;

export interface JsonLinesParts {
  readonly ask: AskOverDocuments;
  readonly input: Readable;
  readonly output: Writable;
}

interface Result {
  readonly id: RequestId | null;
  readonly status: 'answered' | 'abstained' | 'failed';
  readonly answer: string;
  readonly citations: readonly object[];
  readonly reason?: string;
  readonly elapsedMs: number;
}

const exitCodes = { answered: 0, abstained: 1, failed: 2 } as const;

/**
 * Answers one JSON question a line. A faulty line gives a failed result and the run goes on.
 * @returns the worst exit code of all lines
 */
export function runJsonLines({ ask, input, output }: JsonLinesParts): Promise<ExitCode> {
  return writeResults({ input, output }, async (line) => {
    const result = await answerLine(line, ask);
    return { result, exitCode: exitCodes[result.status] };
  });
}

async function answerLine(line: string, ask: AskOverDocuments): Promise<Result> {
  const startedAt = performance.now();
  let id: RequestId | null = null;
  try {
    const value = parseJson(line);
    id = idOf(value);
    const request = toRequest(value);
    return toResult(request, await ask(request.question, toOptions(request)));
  } catch (error) {
    const elapsedMs = Math.round(performance.now() - startedAt);
    const reason = describeError(error);
    return { id, status: 'failed', answer: '', citations: [], reason, elapsedMs };
  }
}

function toOptions({ session, documents }: JsonRequest) {
  return { ...(session != null && { session }), ...(documents != null && { documents }) };
}

function toResult({ id }: JsonRequest, { answer, elapsedMs }: Reply): Result {
  return {
    id,
    status: answer.status,
    answer: answerText(answer),
    citations: citationsOf(answer).map(toJsonCitation),
    ...(answer.status === 'abstained' && { reason: answer.reason }),
    elapsedMs: Math.round(elapsedMs),
  };
}

function toJsonCitation(citation: Citation): object {
  return {
    marker: citation.marker,
    headline: citation.headline ?? null,
    publication: citation.publication ?? null,
    date: citation.date ?? null,
    datePrecision: citation.datePrecision ?? null,
    source: citation.source,
    lines: citation.lines,
    quote: citation.quote,
  };
}
