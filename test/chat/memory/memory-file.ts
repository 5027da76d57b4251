import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { SqliteConversations } from '../../../src/chat/memory/sqlite-conversations.ts';
import { temporaryFolder } from '../../support/indexed.ts';

/** Where no file is yet, in a folder of its own. */
export async function newPath(): Promise<string> {
  return join(await temporaryFolder(), 'conversations.sqlite');
}

/** A memory in a file, closed when the test is over. */
export function openFor(path: string, maxSessions = 100): SqliteConversations {
  const memory = SqliteConversations.open(path, { maxSessions });
  onTestFinished(() => memory.close());
  return memory;
}

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
