import type { Writable } from 'node:stream';
import type { Assistant } from '../../../chat/reply.ts';
import { formatFailure } from '../answer/format.ts';
import { askAndShow } from '../answer/show-reply.ts';
import type { SourceDisplay } from '../answer/source-line.ts';
import { lookOf } from '../text/screen.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';

export interface OneShotOptions extends SourceDisplay {
  readonly output: Writable;
  readonly errors: Writable;
  readonly signal?: AbortSignal;
  /** Whether it is shown below the sources how the answer came about. */
  readonly explains?: boolean;
}

/** Answers one question: answer and sources on `output`, everything else on `errors`. */
export async function answerOnce(
  assistant: Assistant,
  question: string,
  { explains = false, ...options }: OneShotOptions,
): Promise<ExitCode> {
  try {
    const { answer } = await askAndShow(assistant, question, { ...options, explains, end: '' });
    return exitCodes[answer.status];
  } catch (error) {
    const { errors, signal } = options;
    const look = lookOf(errors);
    errors.write(`${signal?.aborted ? look.dim('已取消。') : formatFailure(error, look)}\n`);
    return exitCodes.failed;
  }
}
