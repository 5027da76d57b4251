import { join } from 'node:path';
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
