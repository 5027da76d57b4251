import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Runs one statement on a file as another program would. */
export function change(path: string, statement: string, ...values: readonly string[]): void {
  const database = new Database(path);
  try {
    database.prepare(statement).run(...values);
  } finally {
    database.close();
  }
}

/** The first column of what a query finds in a file. */
export function rowsOf(path: string, query: string): unknown[] {
  const database = new Database(path);
  try {
    return database.prepare(query).pluck().all();
  } finally {
    database.close();
  }
}

/** What all files beside one hold, its own content among it. */
export async function bytesBeside(path: string): Promise<string> {
  const folder = join(path, '..');
  const contents = (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1'));
  return (await Promise.all(contents)).join('');
}

/** Permissions do not hold for root, under which tests may run in a container. */
export function withoutPrivileges<Result>(work: () => Result): Result {
  if (process.geteuid?.() !== 0) return work();
  const nobody = 65_534;
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}
