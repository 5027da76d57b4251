import type { Connection, DatabaseFormat } from '../../storage/private-database.ts';

/**
 * A file of conversations. `name` is the session's name as JSON, for SQLite would make one of all
 * names with half a surrogate pair. `last_used` counts uses, not time, so that it is never the same
 * for two sessions.
 */
export const conversationFormat: DatabaseFormat = {
  name: '对话记录',
  // `Wenb` in ASCII.
  applicationId: 0x57656e62,
  schemaVersion: 1,
  schema: `
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      last_used INTEGER NOT NULL,
      usage TEXT
    ) STRICT;
    CREATE INDEX sessions_by_use ON sessions (last_used);

    CREATE TABLE turns (
      id INTEGER PRIMARY KEY,
      session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      turn TEXT NOT NULL
    ) STRICT;
    CREATE INDEX turns_by_session ON turns (session);
  `,
};

const nextUse = '(SELECT coalesce(max(last_used), 0) + 1 FROM sessions)';

/** The statements by which conversations are read and written. */
export function prepareConversationStatements(database: Connection) {
  return {
    use: database.prepare(
      `UPDATE sessions SET last_used = ${nextUse} WHERE name = ? RETURNING id, usage`,
    ),
    useOrBegin: database.prepare(
      `INSERT INTO sessions (name, last_used) VALUES (?, ${nextUse})
       ON CONFLICT (name) DO UPDATE SET last_used = excluded.last_used RETURNING id, usage`,
    ),
    turns: database
      .prepare('SELECT turn FROM turns WHERE session = ? ORDER BY id DESC LIMIT ?')
      .pluck(),
    addTurn: database.prepare('INSERT INTO turns (session, turn) VALUES (?, ?)'),
    dropTurns: database.prepare(
      `DELETE FROM turns WHERE session = ? AND id <=
       (SELECT id FROM turns WHERE session = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
    ),
    usage: database.prepare('SELECT usage FROM sessions WHERE name = ?').pluck(),
    setUsage: database.prepare('UPDATE sessions SET usage = ? WHERE id = ?'),
    dropSessions: database.prepare(
      `DELETE FROM sessions WHERE last_used <=
       (SELECT last_used FROM sessions ORDER BY last_used DESC LIMIT 1 OFFSET ?)`,
    ),
    forget: database.prepare('DELETE FROM sessions WHERE name = ?'),
  };
}

export type ConversationStatements = ReturnType<typeof prepareConversationStatements>;
