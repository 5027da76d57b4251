import { closest, distance } from 'fastest-levenshtein';
import { toPrintableLine } from '../text/printable.ts';

/** What the user can do besides asking, and what `/help` says of it. */
const commands = {
  '/sources': '上一个回答的引文全文和出处',
  '/explain': '上一个回答是怎么得来的',
  '/new': '开始新的对话，忘掉前面的问答',
  '/help': '显示这份说明',
  '/quit': '离开（或按 Ctrl-D）',
} as const;

export type Command = keyof typeof commands;

const maxTypos = 2;

/** Whether a line is meant as a command; a full-width slash counts. */
export function looksLikeCommand(line: string): boolean {
  return /^[/／]/.test(line);
}

/** The command of a line; undefined when there is none of that name. */
export function toCommand(line: string): Command | undefined {
  const name = commandName(line);
  return isCommand(name) ? name : undefined;
}

/** One line that says so, with the command that was probably meant. */
export function describeUnknown(line: string): string {
  const name = commandName(line);
  const nearest = closest(name, Object.keys(commands));
  const advice =
    distance(name, nearest) <= maxTypos ? `是否想用 ${nearest}？` : '可用命令见 /help。';
  return `没有命令 ${toPrintableLine(name)}。${advice}`;
}

export function helpText(): string {
  const lines = Object.entries(commands).map(([name, use]) => `${name.padEnd(9)} ${use}`);
  return ['直接输入问题即可，回答中的 [1] 指向下面的出处。回答时按 Ctrl-C 取消。', ...lines].join(
    '\n',
  );
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name);
}

function commandName(line: string): string {
  const [word = ''] = line.split(/\s/u);
  return word.replace(/^／/, '/').toLowerCase();
}
