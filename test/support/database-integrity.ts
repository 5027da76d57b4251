import Database from 'better-sqlite3';

/** What SQLite says of a whole file: `ok`, or what is wrong. @throws Error where it is no database */
export function integrityOf(path: string): string {
  const database = new Database(path, { fileMustExist: true });
  try {
    return String(database.pragma('integrity_check', { simple: true }));
  } finally {
    database.close();
  }
}
