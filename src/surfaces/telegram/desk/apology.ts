import { describeError, type ErrorKind, WenbaoError } from '../../../errors.ts';
import { unexpectedText } from '../messages/wording.ts';

/** What only who runs the bot can do something about is for the log. */
const forReaders: readonly ErrorKind[] = ['usage', 'model'];

/** Whether somebody only asked in a way that cannot be answered. */
export function isUsageError(error: unknown): boolean {
  return error instanceof WenbaoError && error.kind === 'usage';
}

/** What a reader is told of an error. */
export function apologyFor(error: unknown): string {
  const isForReaders = error instanceof WenbaoError && forReaders.includes(error.kind);
  return isForReaders ? describeError(error) : unexpectedText;
}
