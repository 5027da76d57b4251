import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import { toHistoryLine } from './history-line.ts';

export interface History {
  /** What was entered before, oldest first, each once. */
  readonly entries: readonly string[];
  /** Keeps an entry at once. Where that fails it is not kept. */
  add(entry: string): void;
}

/** What is read of the file, from its end. */
const mostBytes = 8 * 1024 * 1024;
const mostEntries = 600;
/** A file with more lines is shortened to the entries. */
const mostLines = 1_200;

/** Read, write and search, by the owner alone. */
const privateFile = 0o600;
const others = 0o077;

/** A link may lead to a file that is not ours; a pipe must not be waited for. */
const asIs = constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A line of the file, which anybody may have changed: text that a terminal shows as it is. */
const lineSchema = z
  .string()
  .max(1_000)
  .regex(/\S/u)
  .regex(/^[^\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufffd]*$/u);

/** What was read of a history file. */
interface Content {
  readonly lines: readonly string[];
  /** Bytes of the whole file. */
  readonly size: number;
}

/**
 * The history that is kept in a file, one entry a line, for its owner's eyes only. A file that cannot
 * be used (a folder, a link, not readable, not ours) means an empty history, never an error.
 */
export function openHistory(path: string): History {
  const content = orNothing(() => readContent(path)) ?? { lines: [], size: 0 };
  const entries = newestOf(content.lines.filter((line) => lineSchema.safeParse(line).success));
  if (content.lines.length > mostLines) orNothing(() => shorten(path, entries, content.size));
  let last = entries.at(-1);
  const add = (entry: string) => {
    const line = toHistoryLine(entry);
    if (line === last || !lineSchema.safeParse(line).success) return;
    last = line;
    orNothing(() => append(path, line));
  };
  return { entries, add };
}

/** A history is not worth a word about why it cannot be kept. */
function orNothing<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function readContent(path: string): Content {
  return withFile(path, constants.O_RDONLY, (file) => {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, mostBytes));
    const length = readSync(file, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8', 0, length).split('\n');
    const whole = size > bytes.length ? lines.slice(1) : lines;
    return { lines: whole.filter((line) => line !== ''), size };
  });
}

/** The last of equal lines stays. */
function newestOf(lines: readonly string[]): string[] {
  return [...new Set(lines.toReversed())].slice(0, mostEntries).reverse();
}

/** One write, so that the lines of several programs stay whole. */
function append(path: string, line: string): void {
  withFile(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, (file) => {
    writeSync(file, `${endsWithinLine(file) ? '\n' : ''}${line}\n`);
  });
}

/** Whether the last line has no line break, as a full disk leaves it. */
function endsWithinLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** Not if another program has added something meanwhile; it is done at another time then. */
function shorten(path: string, entries: readonly string[], size: number): void {
  const beside = `${path}.${randomUUID()}`;
  try {
    writeFileSync(beside, `${entries.join('\n')}\n`, { mode: privateFile, flag: 'wx' });
    if (statSync(path).size === size) renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Throws where the path is no regular file, or one that cannot be made private. */
function withFile<Result>(path: string, flags: number, use: (file: number) => Result): Result {
  const file = openSync(path, flags | asIs, privateFile);
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error('not a regular file');
    if ((found.mode & others) !== 0) fchmodSync(file, privateFile);
    return use(file);
  } finally {
    closeSync(file);
  }
}
