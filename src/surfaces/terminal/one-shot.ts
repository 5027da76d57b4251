import type { Writable } from 'node:stream';
import type { Assistant } from '../../chat/reply.ts';
import { describeError } from '../../errors.ts';
import { formatAnswer, formatRemarks } from './format.ts';
import { toPrintableLine } from './printable.ts';
import { lookOf } from './screen.ts';

export interface OneShotStreams {
  readonly output: Writable;
  readonly errors: Writable;
  readonly signal?: AbortSignal;
}

/** 0: answered, 1: the archive does not say, 2: failed. */
export type ExitCode = 0 | 1 | 2;

/** Answers one question: answer and sources on `output`, everything else on `errors`. */
export async function answerOnce(
  assistant: Assistant,
  question: string,
  { output, errors, signal }: OneShotStreams,
): Promise<ExitCode> {
  try {
    const reply = await assistant.ask(question, signal ? { signal } : {});
    for (const remark of formatRemarks(question, reply, lookOf(errors)))
      errors.write(`${remark}\n`);
    output.write(`${formatAnswer(reply.answer, lookOf(output))}\n`);
    return reply.answer.status === 'answered' ? 0 : 1;
  } catch (error) {
    errors.write(signal?.aborted ? '已取消。\n' : `${toPrintableLine(describeError(error))}\n`);
    return 2;
  }
}
