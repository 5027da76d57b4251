import Database from 'better-sqlite3';
import { ArchiveError } from './archive-error.ts';

/** The error for an archive whose content cannot be read; building it again mends it. */
export function damagedArchive(cause?: unknown): ArchiveError {
  return new ArchiveError(
    {
      message: (archive) => `${archive}已损坏。`,
      remedy: (embed) => `请运行 ${embed('--rebuild')} 重新建立。`,
      isDamage: true,
    },
    cause,
  );
}

/** The error for an archive that cannot be brought up to date. */
export function unwritableArchive(cause?: unknown): ArchiveError {
  return new ArchiveError(
    {
      message: (archive) => `${archive}不能写入。`,
      remedy: () => '请检查档案文件夹的权限，或用 ARCHIVE_DIR 指定别处。',
      isReadable: true,
    },
    cause,
  );
}

/** The error for an archive that has no room to be changed. */
function fullArchive(cause: unknown): ArchiveError {
  return new ArchiveError(
    {
      message: (archive) => `${archive}写不进去，磁盘已满。`,
      remedy: () => '请腾出空间后再试。',
      isReadable: true,
    },
    cause,
  );
}

/** The error for an archive that may not even be looked at. */
export function unreadableArchive(cause?: unknown): ArchiveError {
  return complain('打不开，没有权限', '请检查档案文件夹的权限，或用 ARCHIVE_DIR 指定别处。', cause);
}

/** Whether what SQLite or the system threw means that the place of an archive cannot be written to. */
export function isUnwritableError(error: unknown): boolean {
  return cannotOpen.test(codeOf(error) ?? '') || isFullDiskError(error);
}

/** Whether what SQLite or the system threw means that there is no room. */
export function isFullDiskError(error: unknown): boolean {
  return fullDisk.test(codeOf(error) ?? '');
}

/** Runs a piece of database work and makes SQLite's errors that a user can mend `archive` errors. */
export function reportDamage<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toArchiveError(error);
  }
}

/** Its own statements are sound, so that an error in one of them comes from what the file holds. */
const damage =
  /^SQLITE_(CORRUPT|NOTADB|ERROR$|FORMAT|MISMATCH|TOOBIG|IOERR_(SHORT_READ|READ|DATA|CORRUPTFS))/;
/** Codes of a file that is there but may not be opened, or not for writing. */
const cannotOpen = /^SQLITE_(CANTOPEN|READONLY|PERM)/;
/** SQLite has no code of its own for a full disk where it makes the index of its log. */
const fullDisk = /^(SQLITE_FULL|SQLITE_IOERR_SHM\w*|ENOSPC|EDQUOT)$/;

/**
 * The error to show for what a database or the folder of an archive threw; an error that is
 * neither SQLite's nor the system's stays itself.
 */
export function toArchiveError(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === undefined) return cause;
  if (damage.test(code)) return damagedArchive(cause);
  if (code.startsWith('SQLITE_BUSY')) return complain('正由另一个程序写入', '请稍后再试。', cause);
  if (cannotOpen.test(code) || /^(EACCES|EPERM|EROFS)$/.test(code)) return unwritableArchive(cause);
  if (fullDisk.test(code)) return fullArchive(cause);
  if (/^(EEXIST|ENOTDIR)$/.test(code)) {
    return complain('应是文件夹，这里却是文件', '请用 --archive 指定一个文件夹。', cause);
  }
  return /^SQLITE_/.test(code) ? cause : complain('的文件夹用不了', '请检查这个路径。', cause);
}

function codeOf(error: unknown): string | undefined {
  const isKnown =
    error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error);
  return isKnown && 'code' in error ? String(error.code) : undefined;
}

function complain(problem: string, remedy: string, cause: unknown): ArchiveError {
  const message = (archive: string) => `${archive}${problem}。`;
  return new ArchiveError({ message, remedy: () => remedy }, cause);
}
