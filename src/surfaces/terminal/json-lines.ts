import type { Readable, Writable } from 'node:stream';
import { answerText, type Citation, citationsOf } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import type { DocumentRecord } from '../../corpus/record.ts';
import { describeError } from '../../errors.ts';
import { idOf, type JsonRequest, parseJson, type RequestId, toRequest } from './json-request.ts';
import type { ExitCode } from './one-shot.ts';
import { readLines } from './read-lines.ts';

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
 * Reads one JSON object a line and writes one for each, in order, each as soon as it is answered.
 * A faulty line gives a failed result and the run goes on; blank lines are skipped. Ends quietly
 * when nobody reads the output any more.
 * @returns the worst exit code of all lines
 */
export async function runJsonLines({ ask, input, output }: JsonLinesParts): Promise<ExitCode> {
  // Failed writes reject below; without a listener the stream would throw them as well.
  output.on('error', ignore);
  let worst: ExitCode = 0;
  try {
    for await (const line of readLines(input)) {
      if (line.trim() === '') continue;
      const result = await answerLine(line, ask);
      if (exitCodes[result.status] > worst) worst = exitCodes[result.status];
      await writeText(output, `${toAsciiControls(JSON.stringify(result))}\n`);
    }
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  }
  return worst;
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
