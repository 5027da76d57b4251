import { Command, CommanderError } from 'commander';
import { describeError, WenbaoError } from '../../errors.ts';

/** What a process that stopped because of an error ends with. */
export const errorExitCode = 2;

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
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return false;
    const complaint = complaints[error.code] ?? '命令写得不对';
    const subject = /'([^']+)'/u.exec(error.message)?.[1];
    throw new WenbaoError(
      'usage',
      `${complaint}${subject === undefined ? '' : `：${subject}`}。`,
      `用法见 ${command.name()} --help。`,
    );
  }
}

/** Runs an entry point; an error becomes one line on standard error and exit code 2. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  process.stdout.on('error', leaveIfUnread);
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = errorExitCode;
  }
}

/** Nobody reads the output any more, as with `| head`: there is nothing left to do. */
function leaveIfUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
