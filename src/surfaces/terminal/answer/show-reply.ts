import type { Writable } from 'node:stream';
import type { Answered } from '../../../answering/answer.ts';
import type { AskOptions, Assistant, Reply } from '../../../chat/reply.ts';
import { lookOf } from '../text/screen.ts';
import { formatExplanation } from './explain/explain.ts';
import { formatRemarks } from './format.ts';
import { type AnswerDisplay, StreamedAnswer } from './streamed-answer.ts';
import { WaitingSign } from './waiting-sign.ts';

/** All questions of a terminal, or of a pipe, are one conversation. */
export const session = 'terminal';

type AskOption = 'session' | 'signal' | 'withoutModel';

export interface ShowOptions extends Pick<AskOptions, AskOption>, AnswerDisplay {
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether it is shown how the answer came about. */
  readonly explains: boolean;
  /** Written below an answer, also below one that breaks off. */
  readonly end: string;
}

/**
 * Asks, and writes the answer to `output` sentence by sentence as it comes; remarks go to `errors`
 * once it is whole, before what was not written yet. Rejects like `ask`.
 */
export async function askAndShow(
  assistant: Assistant,
  question: string,
  { output, errors, explains, end, addressOf, showsSources, above, ...options }: ShowOptions,
): Promise<Reply> {
  const look = lookOf(output);
  const sign = new WaitingSign(errors);
  const shown = new StreamedAnswer(output, look, { addressOf, showsSources, above });
  const onProgress = (answer: Answered) => {
    sign.hide();
    shown.goOn(answer);
    sign.showSoon();
  };
  sign.showSoon();
  try {
    const reply = await assistant
      .ask(question, { ...options, onProgress })
      .finally(() => sign.end());
    for (const remark of formatRemarks(question, reply, lookOf(errors)))
      errors.write(`${remark}\n`);
    shown.finish(reply.answer);
    if (explains) output.write(`\n${formatExplanation(question, reply, look)}\n`);
    output.write(end);
    return reply;
  } catch (error) {
    shown.stop();
    if (shown.isBegun) output.write(end);
    throw error;
  }
}
