import { Command, CommanderError } from 'commander';
import { describeError, WenbaoError } from '../../errors.ts';
import { inChinese } from './command-line-help.ts';
import { toPrintableLine } from './text/printable.ts';

/** What a process that stopped because of an error ends with. */
const errorExitCode = 2;

const complaints: Readonly<Record<string, string>> = {
  'commander.unknownOption': '不认识这个选项',
  'commander.excessArguments': '参数太多',
  'commander.optionMissingArgument': '这个选项后面缺少内容',
  'commander.missingArgument': '缺少参数',
  'commander.invalidArgument': '参数的值不对',
};

/** A command whose complaints are errors of this program instead of English text and an exit. */
export function createCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .helpOption('-h, --help', '显示用法')
    .configureHelp(inChinese)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
}

/**
 * Parses arguments; prints the help where it is asked for.
 * @returns whether there is anything left to do
 * @throws WenbaoError for arguments that the command does not take
 */
export function parseArguments(command: Command, argv: readonly string[]): boolean {
  try {
    command.parse([...argv]);
    refuseEmptyValues(command);
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return false;
    const complaint = complaints[error.code] ?? '命令写得不对';
    const subject = /'([^']+)'/u.exec(error.message)?.[1];
    throw usageError(command, `${complaint}${subject === undefined ? '' : `：${subject}`}。`);
  }
}

/** An empty value, as of a variable that is not set in a shell, is not meant as the default. */
function refuseEmptyValues(command: Command): void {
  for (const [name, value] of Object.entries(command.opts())) {
    if (typeof value !== 'string' || value.trim() !== '') continue;
    const flag = name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
    throw usageError(command, `选项 --${flag} 后面是空的。`);
  }
}

/** The error for arguments that do not go together, or that cannot be meant. */
export function usageError(command: Command, message: string): WenbaoError {
  return new WenbaoError('usage', message, `用法见 ${command.name()} --help。`);
}

/** The whole number from 1 to `most` that was typed. @throws WenbaoError for anything else */
export function parseCount(
  command: Command,
  flag: string,
  typed: string,
  most = 999_999_999,
): number {
  if (/^[1-9]\d{0,8}$/u.test(typed) && Number(typed) <= most) return Number(typed);
  throw usageError(command, `${flag} 应是 1 到 ${most} 的整数，不是“${typed}”。`);
}

/** Runs an entry point; an error becomes one line on standard error and exit code 2. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  process.stdout.on('error', leaveIfUnwritable);
  // Remarks that nobody can read are no reason to leave the work half done.
  process.stderr.on('error', () => undefined);
  // Node may report a module that did not load once more, as a rejection that nobody handled.
  const told = new Set<unknown>();
  const tellOnce = (error: unknown) => {
    if (!told.has(error)) complain(error);
    told.add(error);
  };
  process.on('uncaughtException', (error) => {
    tellOnce(error);
    process.exit(errorExitCode);
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    tellOnce(error);
    process.exitCode = errorExitCode;
  }
}

function complain(error: unknown): void {
  process.stderr.write(`${toPrintableLine(describeError(error))}\n`);
}

/** Where nobody reads the output any more, as with `| head`, there is nothing left to do. */
function leaveIfUnwritable({ code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit();
  const reason = code === 'ENOSPC' ? '，磁盘已满' : '';
  process.stderr.write(`结果写不出去${reason}。请检查输出到哪里。\n`);
  process.exit(errorExitCode);
}
