// src/surfaces/terminal/repl: a conversation: what stands between two prompts.

import { formatFailure } from '../answer/format.ts';
import { askAndShow, session } from '../answer/show-reply.ts';
import { openHistory } from '../keyboard/history-file.ts';
import type { Keyboard } from '../keyboard/keyboard.ts';
import { openKeyboard } from '../keyboard/open-keyboard.ts';
import { looksLikeCommand } from '../text/command-mark.ts';
import { toPrintable } from '../text/printable.ts';
import { isDumb, lookOf } from '../text/screen.ts';
import { exampleLines } from './commands/help.ts';
import { completeCommand, describeUnknown, readCommand } from './commands.ts';
import { ReplDesk } from './repl-desk.ts';
import type { ReplParts } from './repl-parts.ts';

const prompt = '问报> ';
const howToUse = '输入问题即可；/help 看命令，Ctrl-D 离开。';

/** Answers a person at a terminal, question by question, until `/quit`, Ctrl-D or a second Ctrl-C. */
export async function runRepl(parts: ReplParts): Promise<void> {
  const history = openHistory(parts.historyFile);
  const keyboard = openKeyboard({
    input: parts.input,
    output: parts.output,
    prompt,
    isDumb: isDumb(),
    history: history.entries,
    onEntry: history.add,
    complete: (line) => completeCommand(line, desk),
    onHint: (hint) => desk.tell(hint),
  });
  const desk = new ReplDesk(parts, keyboard);
  try {
    await welcome(desk, parts.banner, parts.isFirstUse || history.entries.length === 0);
    for (let entry = await keyboard.read(); entry !== undefined; entry = await keyboard.read()) {
      await respond(entry, { parts, desk, keyboard });
      if (desk.isLeaving) break;
    }
  } finally {
    keyboard.close();
  }
}

async function welcome(desk: ReplDesk, banner: string, isFirstUse: boolean): Promise<void> {
  desk.tell(`${toPrintable(banner)}\n${howToUse}`);
  const examples = isFirstUse ? await desk.exampleQuestions() : [];
  if (examples.length > 0) desk.tell(exampleLines(examples));
  desk.tell('');
}

interface Room {
  readonly parts: ReplParts;
  readonly desk: ReplDesk;
  readonly keyboard: Keyboard;
}

/** Does what an entry wants; Ctrl-C cancels it, and what fails is told in one sentence. */
async function respond(entry: string, { parts, desk, keyboard }: Room): Promise<void> {
  await keyboard.during(async (signal) => {
    try {
      await (looksLikeCommand(entry) ? obey(entry, desk, signal) : ask(entry, parts, desk, signal));
    } catch (error) {
      if (signal.aborted) desk.tell('已取消。');
      else parts.errors.write(`${formatFailure(error, lookOf(parts.errors))}\n`);
    }
  });
}

async function obey(entry: string, desk: ReplDesk, signal: AbortSignal): Promise<void> {
  const call = readCommand(entry);
  if (!call) return desk.tell(describeUnknown(entry));
  const { command, argument } = call;
  if (argument !== '' && command.argument === undefined)
    return desk.tell(`${command.name} 后面不用写什么；要提问，请另起一行。`);
  await command.run(argument, desk, signal);
}

async function ask(
  question: string,
  { assistant, output, errors, explains, showsSources, addressOf }: ReplParts,
  desk: ReplDesk,
  signal: AbortSignal,
): Promise<void> {
  const { withoutModel } = desk;
  const asked = { session, signal, withoutModel };
  const shown = { output, errors, explains, showsSources, addressOf, end: '\n' };
  desk.remember(question, await askAndShow(assistant, question, { ...asked, ...shown }));
}
