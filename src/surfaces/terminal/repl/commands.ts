import { closest, distance } from 'fastest-levenshtein';
import { looksLikeCommand } from '../text/command-mark.ts';
import { toPrintableLine } from '../text/printable.ts';
import type { Command, Desk } from './command.ts';
import { articles } from './commands/articles.ts';
import { date } from './commands/date.ts';
import { evaluate } from './commands/eval.ts';
import { explain } from './commands/explain.ts';
import { helpOn } from './commands/help.ts';
import { model } from './commands/model.ts';
import { startAnew } from './commands/new.ts';
import { open } from './commands/open.ts';
import { quit } from './commands/quit.ts';
import { save } from './commands/save.ts';
import { sources } from './commands/sources.ts';

/** What a person can do besides asking, as the help lists it. */
export const commands: readonly Command[] = [
  sources,
  open,
  explain,
  articles,
  date,
  startAnew,
  model,
  save,
  evaluate,
  helpOn(() => commands),
  quit,
];

/** A command of a line, and what is typed behind its name, without white space around it. */
export interface CommandCall {
  readonly command: Command;
  readonly argument: string;
}

/** The command of a line; undefined when there is none of that name. */
export function readCommand(line: string): CommandCall | undefined {
  const name = commandName(line);
  const command = commands.find((each) => namesOf(each).includes(name));
  return command && { command, argument: line.replace(/^\S*/u, '').trim() };
}

/** One line that says that there is no such command, with the one that was probably meant. */
export function describeUnknown(line: string): string {
  const name = commandName(line);
  const meant = probablyMeant(name);
  const advice = meant.length > 0 ? `是否想用 ${meant.join(' 或 ')}？` : '可用命令见 /help。';
  return `没有命令 ${name}。${advice}`;
}

/**
 * What the word that ends a begun line may be completed to, in full: names of commands, then what
 * the command takes. Nothing where the line is no command.
 */
export function completeCommand(line: string, desk: Desk): readonly string[] {
  if (!looksLikeCommand(line)) return [];
  const [, word] = /^\S+\s+(\S*)$/u.exec(line) ?? [];
  if (word !== undefined) {
    const words = readCommand(line)?.command.complete?.(desk) ?? [];
    return words.filter((each) => each.startsWith(word));
  }
  return /\s/u.test(line) ? [] : completeName(commandName(line));
}

/** One that takes something is followed by a space, so that it can be typed at once. */
function completeName(begun: string): readonly string[] {
  const found = commands.filter(({ name }) => name.startsWith(begun));
  const [only, ...others] = found;
  if (only?.argument !== undefined && others.length === 0) return [`${only.name} `];
  return found.map(({ name }) => name);
}

/** Names that go on as this one, else the nearest that is a slip or two away. */
function probablyMeant(name: string): readonly string[] {
  const names = commands.map((command) => command.name);
  const begun = names.filter((each) => name.length > 1 && each.startsWith(name));
  if (begun.length > 0) return begun;
  const nearest = closest(name, commands.flatMap(namesOf));
  return distance(name, nearest) <= mostSlips(name) ? [nearest] : [];
}

/** A short name is soon another one. */
function mostSlips({ length }: string): number {
  return Math.min(2, Math.floor((length - 1) / 2));
}

function namesOf({ name, aliases = [] }: Command): readonly string[] {
  return [name, ...aliases];
}

/** Printable, for it is told where no command has it. */
function commandName(line: string): string {
  const [word = ''] = line.split(/\s/u);
  return toPrintableLine(word).replace(/^／/u, '/').toLowerCase();
}
