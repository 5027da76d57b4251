// src/surfaces/terminal/lines: questions of a program: one, one a line, or as JSON.

import type { Readable, Writable } from 'node:stream';
import type { Assistant } from '../../../chat/reply.ts';
import { WenbaoError } from '../../../errors.ts';
import { cutToWidth } from '../../width/columns.ts';
import { formatFailure } from '../answer/format.ts';
import { askAndShow, session } from '../answer/show-reply.ts';
import type { SourceDisplay } from '../answer/source-line.ts';
import { looksLikeCommand } from '../text/command-mark.ts';
import { toPrintableLine } from '../text/printable.ts';
import { isTerminal, lookOf } from '../text/screen.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { nothingRead } from './nothing-read.ts';
import { readLines, untilItEnds } from './read-lines.ts';
import { endsQuietly, writeText } from './write-text.ts';

export interface AnswerLinesParts extends SourceDisplay {
  readonly assistant: Assistant;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether it is shown below each answer how it came about. */
  readonly explains?: boolean;
}

/** What of a line is named when it is no question. */
const namedColumns = 40;

/**
 * Answers one question a line, all of one conversation, with an empty line between answers; blank
 * lines are skipped. Answers go to `output`, everything else to `errors`. What fails does not end
 * it; it ends with the input, or quietly when nobody reads the output any more.
 * @returns the worst exit code of all lines
 * @throws WenbaoError where no line was read
 */
export async function answerLines(parts: AnswerLinesParts): Promise<ExitCode> {
  let hasRead = false;
  let worst: ExitCode = 0;
  let between = '';
  const above = () => {
    const text = between;
    between = '\n';
    return text;
  };
  if (isTerminal(parts.input)) tellHow(parts.errors);
  await endsQuietly(parts.output, async () => {
    for await (const line of readLines(untilItEnds(parts.input))) {
      if (line.trim() === '') continue;
      hasRead = true;
      const code = await answerLine(line.trim(), above, parts);
      if (code > worst) worst = code;
      // A slow reader is waited for.
      await writeText(parts.output, '');
    }
  });
  if (!hasRead) throw nothingRead();
  return worst;
}

async function answerLine(
  line: string,
  above: () => string,
  { assistant, input: _, explains = false, ...shown }: AnswerLinesParts,
): Promise<ExitCode> {
  try {
    if (looksLikeCommand(line)) throw noCommands(line);
    if (line.includes('\ufffd')) throw noText();
    const options = { ...shown, session, explains, above, end: '' };
    const { answer } = await askAndShow(assistant, line, options);
    return exitCodes[answer.status];
  } catch (error) {
    shown.errors.write(`${formatFailure(error, lookOf(shown.errors))}\n`);
    return exitCodes.failed;
  }
}

/** A person whose answers go elsewhere sees no prompt. */
function tellHow(errors: Writable): void {
  if (isTerminal(errors)) errors.write('每行写一个问题，Ctrl-D 结束。\n');
}

function noText(): WenbaoError {
  return new WenbaoError('usage', '有一行不是 UTF-8 或 GB18030 的文字。', '请把问题另存为 UTF-8。');
}

function noCommands(line: string): WenbaoError {
  const named = cutToWidth(toPrintableLine(line), namedColumns);
  return new WenbaoError('usage', `命令只在终端里可用：${named}。`, '这里每行写一个问题。');
}
