import stringWidth from 'fast-string-width';
import { padEnd } from '../../text/columns.ts';
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
      const examples = await desk.exampleQuestions();
      desk.tell(formatHelp(commands(), examples, lookOf(desk.errors)));
    },
  };
}

/** How to ask, then a line for each command, then up to two questions that one may ask. */
export function formatHelp(
  commands: readonly Command[],
  examples: readonly string[],
  look: Look,
): string {
  const calls = commands.map(({ name, argument }) => [name, argument].filter(Boolean).join(' '));
  const columns = Math.max(...calls.map((call) => stringWidth(call))) + 2;
  const uses = commands.map(({ use }, index) =>
    wrapToLook(padEnd(calls[index] ?? '', columns) + use, look, ' '.repeat(columns)),
  );
  const shown = examples.slice(0, mostExamples).map((question) => `  ${toPrintableLine(question)}`);
  return [
    ...introduction.map((line) => wrapToLook(line, look)),
    '',
    ...uses,
    ...(shown.length > 0 ? ['', '可以这样问：', ...shown] : []),
  ].join('\n');
}
