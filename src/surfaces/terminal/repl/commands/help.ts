// src/surfaces/terminal/repl/commands: the commands of a conversation, each in a file of its own.

import stringWidth from 'fast-string-width';
import { padEnd } from '../../../width/columns.ts';
import { toPrintableLine } from '../../text/printable.ts';
import { type Look, lookOf } from '../../text/screen.ts';
import { wrapToLook } from '../../text/wrap.ts';
import type { Command } from '../command.ts';

const introduction = [
  '直接输入问题即可，回答中的 [1] 指向下面的出处，/open 1 打开那篇报道。',
  '写多行：行末加 \\，或前后各写一个 """。回答时按 Ctrl-C 取消。',
];
const mostExamples = 2;

/** The command that tells of all commands, itself among them. */
export function helpOn(commands: () => readonly Command[]): Command {
  return {
    name: '/help',
    aliases: ['/帮助'],
    use: '显示这份说明',
    run: async (_, desk) => {
      desk.tell(formatHelp(commands(), lookOf(desk.errors)));
      const examples = await desk.exampleQuestions();
      if (examples.length > 0) desk.tell(`\n${exampleLines(examples.slice(0, mostExamples))}`);
    },
  };
}

/** How to ask, then a line for each command, below its name where there is little room. */
function formatHelp(commands: readonly Command[], look: Look): string {
  const calls = commands.map(({ name, argument }) => [name, argument].filter(Boolean).join(' '));
  const columns = Math.max(...calls.map((call) => stringWidth(call))) + 2;
  const isNarrow = look.width !== undefined && look.width < 2 * columns;
  const uses = commands.map(({ use }, index) => {
    const call = calls[index] ?? '';
    return isNarrow
      ? wrapToLook(`${call}\n  ${use}`, look, '  ')
      : wrapToLook(padEnd(call, columns) + use, look, ' '.repeat(columns));
  });
  return [...introduction.map((line) => wrapToLook(line, look)), '', ...uses].join('\n');
}

/** Questions that one may ask, below one another. */
export function exampleLines(questions: readonly string[]): string {
  return ['可以这样问：', ...questions.map((each) => `  ${toPrintableLine(each)}`)].join('\n');
}
