import Database from 'better-sqlite3';
import fc from 'fast-check';
import {
  conversationFormat,
  prepareConversationStatements,
} from '../../../src/chat/memory/conversation-database.ts';
import { PrivateDatabase } from '../../../src/storage/private-database.ts';
import { damaged } from '../arbitraries/bytes.ts';
import { hostileText } from '../arbitraries/text.ts';
import { orComplaint } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const scratch = new ScratchFolder();

/** SQLite files of the program's own. */
export const storageTargets = [
  fuzzTarget({
    name: 'database files',
    files: ['open-database', 'private-database', 'database-file-error'].map(
      (name) => `src/storage/${name}.ts`,
    ),
    promise:
      'Any bytes in the place of a database are opened, or refused in two sentences that name the file.',
    quickShare: 0.15,
    inputs: (longestChars) => {
      const made = fc.constant(sqliteFile);
      return fc.oneof(
        damaged(made.map((make) => make())),
        hostileText(longestChars).map((text): Uint8Array => Buffer.from(text)),
      );
    },
    holds: (bytes) => {
      for (const beside of ['-wal', '-shm']) scratch.write(`conversations.sqlite${beside}`, '');
      const path = scratch.write('conversations.sqlite', bytes);
      const database = orComplaint(() =>
        PrivateDatabase.open(path, conversationFormat, prepareConversationStatements),
      );
      if (!database) return;
      orComplaint(() => database.read(({ usage }) => usage.get('x')));
      orComplaint(() => database.close());
    },
    close: async () => scratch.remove(),
  }),
];

let made: Uint8Array | undefined;

/** The bytes of an empty file of conversations. */
function sqliteFile(): Uint8Array {
  if (made) return made;
  const database = new Database(':memory:');
  database.exec(conversationFormat.schema);
  database.pragma(`application_id = ${conversationFormat.applicationId}`);
  database.pragma(`user_version = ${conversationFormat.schemaVersion}`);
  made = database.serialize();
  database.close();
  return made;
}
