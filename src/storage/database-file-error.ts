import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { WenbaoError } from '../errors.ts';

/** A file by what it is to its user. */
export interface NamedFile {
  readonly path: string;
  /** What it holds, in Chinese: 对话记录. */
  readonly name: string;
}

/** What is wrong with a file, and what its user can do. */
interface Complaint {
  /** Follows the name of the file; may itself name what the file should hold. */
  readonly problem: string | ((name: string) => string);
  readonly remedy: string;
}

const moveAway = '请移走这个文件后再试，程序会另建一个。';

/** For a file that holds something else, or what nobody can read. */
export const holdsSomethingElse: Complaint = {
  problem: (name) => `已损坏，或不是${name}`,
  remedy: moveAway,
};

/** For a file whose tables this program does not know. */
export const fromNewerProgram: Complaint = {
  problem: '是更新版本的程序写的',
  remedy: `请更新程序，或${moveAway.slice(1)}`,
};

/** For a path that names a folder. */
export const isFolder: Complaint = {
  problem: '应是文件，这里却是文件夹',
  remedy: '请另选一个路径。',
};

/**
 * By the codes of SQLite and the system, the first that fits. The statements are sound, so that an
 * error in one of them comes from what the file holds. SQLite has no code of its own for a full disk
 * where it makes the index of its log.
 */
const complaints: readonly (readonly [RegExp, Complaint])[] = [
  [
    /^SQLITE_(?:CORRUPT|NOTADB|ERROR$|FORMAT|SCHEMA|MISMATCH|CONSTRAINT|TOOBIG|IOERR_(?:SHORT_READ|READ|DATA|CORRUPTFS))/u,
    holdsSomethingElse,
  ],
  [
    /^(?:SQLITE_FULL|SQLITE_IOERR_SHM\w*|ENOSPC|EDQUOT)$/u,
    { problem: '写不进去，磁盘已满', remedy: '请腾出空间后再试。' },
  ],
  [/^SQLITE_(?:BUSY|LOCKED)/u, { problem: '正由另一个程序写入', remedy: '请稍后再试。' }],
  [
    /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM)\w*|EACCES|EPERM|EROFS)$/u,
    { problem: '不能写入', remedy: '请检查文件和文件夹的权限，或另选一个路径。' },
  ],
  [/^(?:EEXIST|ENOTDIR)$/u, { problem: '要放的文件夹其实是一个文件', remedy: '请另选一个路径。' }],
  [/./u, { problem: '用不了', remedy: '请检查它的路径和磁盘。' }],
];

/** The error for a file, which is called by what it holds and its base name. */
export function databaseFileError(
  { path, name }: NamedFile,
  { problem, remedy }: Complaint,
  cause?: unknown,
): WenbaoError {
  const said = typeof problem === 'string' ? problem : problem(name);
  return new WenbaoError('config', `${name} ${basename(path)} ${said}。`, remedy, { cause });
}

/**
 * Runs work on a file.
 * @throws WenbaoError (`config`) for what SQLite or the system throws; other errors stay themselves.
 */
export function namingDatabaseFile<Result>(file: NamedFile, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    const [, complaint] = complaints.find(([codes]) => codes.test(code)) ?? [];
    throw complaint ? databaseFileError(file, complaint, error) : error;
  }
}

/** Empty for an error that is neither SQLite's nor the system's. */
function codeOf(error: unknown): string {
  const isKnown =
    error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
  return isKnown && 'code' in error ? String(error.code) : '';
}
