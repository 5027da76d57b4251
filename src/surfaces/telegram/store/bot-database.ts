import type { Connection, DatabaseFormat } from '../../../storage/private-database.ts';

/**
 * A file of what a bot must still know. `session` and `article` are texts as `stored-text` writes
 * them; `turn` is a question and its answer as conversations store them; `replies` is what became of
 * the questions. Times are in milliseconds since 1970.
 */
export const botFormat: DatabaseFormat = {
  name: '机器人记录',
  // `Wenr` in ASCII.
  applicationId: 0x57656e72,
  schemaVersion: 1,
  schema: `
    CREATE TABLE updates (
      place INTEGER PRIMARY KEY,
      bot INTEGER NOT NULL,
      id INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      UNIQUE (bot, id)
    ) STRICT;
    CREATE INDEX updates_by_time ON updates (seen_at);

    CREATE TABLE questions (
      id INTEGER PRIMARY KEY,
      user INTEGER NOT NULL,
      chat INTEGER NOT NULL,
      asked_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX questions_by_user ON questions (user, asked_at);
    CREATE INDEX questions_by_time ON questions (asked_at);

    CREATE TABLE replies (
      id INTEGER PRIMARY KEY,
      status TEXT NOT NULL CHECK (status IN ('answered', 'abstained', 'small-talk')),
      elapsed_ms REAL,
      replied_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX replies_by_time ON replies (replied_at);

    CREATE TABLE answers (
      place INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      session TEXT NOT NULL,
      turn TEXT NOT NULL,
      elapsed_ms REAL NOT NULL,
      is_inline INTEGER NOT NULL,
      is_closed INTEGER NOT NULL DEFAULT 0,
      is_rated INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX open_answers ON answers (session) WHERE is_closed = 0;
    CREATE INDEX unrated_answers ON answers (is_inline) WHERE is_rated = 0;

    CREATE TABLE ratings (
      answer INTEGER NOT NULL REFERENCES answers (place) ON DELETE CASCADE,
      user INTEGER NOT NULL,
      rating TEXT NOT NULL CHECK (rating IN ('up', 'down')),
      rated_at INTEGER NOT NULL,
      PRIMARY KEY (answer, user)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE stories (
      key TEXT PRIMARY KEY,
      article TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE blocked_chats (chat INTEGER PRIMARY KEY) STRICT;
  `,
};

/** The statements by which a bot's file is read and written. */
export function prepareBotStatements(database: Connection) {
  return {
    ...updateStatements(database),
    ...questionStatements(database),
    ...replyStatements(database),
    ...answerStatements(database),
    ...ratingStatements(database),
    ...figureStatements(database),
    keepStory: database.prepare(
      'INSERT INTO stories (key, article) VALUES (?, ?) ON CONFLICT DO UPDATE SET article = excluded.article',
    ),
    story: database.prepare('SELECT article FROM stories WHERE key = ?').pluck(),
    block: database.prepare('INSERT INTO blocked_chats VALUES (?) ON CONFLICT DO NOTHING'),
    unblock: database.prepare('DELETE FROM blocked_chats WHERE chat = ?'),
    isBlocked: database.prepare('SELECT count(*) FROM blocked_chats WHERE chat = ?').pluck(),
  };
}

export type BotStatements = ReturnType<typeof prepareBotStatements>;

/** The places of rows follow one another, so that the newest are found without counting. */
function updateStatements(database: Connection) {
  return {
    forgetUpdates: database.prepare('DELETE FROM updates WHERE seen_at < ?'),
    addUpdate: database.prepare(
      'INSERT INTO updates (bot, id, seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    dropUpdates: database.prepare(
      'DELETE FROM updates WHERE place <= (SELECT max(place) FROM updates) - ?',
    ),
  };
}

function questionStatements(database: Connection) {
  return {
    asked: database.prepare(
      `SELECT count(*) FILTER (WHERE asked_at > @minuteBefore) AS inMinute, count(*) AS inDay
       FROM questions WHERE user = @user AND asked_at > @dayBefore`,
    ),
    addQuestion: database.prepare('INSERT INTO questions (user, chat, asked_at) VALUES (?, ?, ?)'),
    forgetQuestions: database.prepare('DELETE FROM questions WHERE asked_at < ?'),
  };
}

function replyStatements(database: Connection) {
  return {
    addReply: database.prepare(
      'INSERT INTO replies (status, elapsed_ms, replied_at) VALUES (@status, @elapsedMs, @at)',
    ),
    forgetReplies: database.prepare('DELETE FROM replies WHERE replied_at < ?'),
  };
}

function answerStatements(database: Connection) {
  const columns = 'place, id, session, turn, elapsed_ms AS elapsedMs';
  const unrated = 'is_rated = 0 AND is_inline = @isInline';
  return {
    addAnswer: database.prepare(
      `INSERT INTO answers (id, session, turn, elapsed_ms, is_inline)
       VALUES (@id, @session, @turn, @elapsedMs, @isInline)`,
    ),
    dropAnswers: database.prepare(
      `DELETE FROM answers WHERE ${unrated} AND place <=
         (SELECT place FROM answers WHERE ${unrated} ORDER BY place DESC LIMIT 1 OFFSET @most)`,
    ),
    answer: database.prepare(`SELECT ${columns} FROM answers WHERE id = ?`),
    answersOfSession: database.prepare(
      `SELECT ${columns} FROM answers WHERE session = ? AND is_closed = 0 ORDER BY place DESC`,
    ),
    closeAnswers: database.prepare(
      'UPDATE answers SET is_closed = 1 WHERE session = ? AND is_closed = 0',
    ),
  };
}

function ratingStatements(database: Connection) {
  return {
    rating: database.prepare('SELECT rating FROM ratings WHERE answer = ? AND user = ?').pluck(),
    rate: database.prepare(
      `INSERT INTO ratings (answer, user, rating, rated_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET rating = excluded.rating, rated_at = excluded.rated_at`,
    ),
    takeBack: database.prepare('DELETE FROM ratings WHERE answer = ? AND user = ?'),
    markRated: database.prepare(
      `UPDATE answers SET is_rated = EXISTS (SELECT 1 FROM ratings WHERE answer = place)
       WHERE place = ?`,
    ),
    ratedAnswers: database.prepare(
      `SELECT id, turn, count(*) FILTER (WHERE rating = 'up') AS up,
         count(*) FILTER (WHERE rating = 'down') AS down
       FROM answers JOIN ratings ON answer = place GROUP BY place ORDER BY place`,
    ),
  };
}

function figureStatements(database: Connection) {
  return {
    countQuestions: database.prepare(
      `SELECT count(*) AS questions, count(DISTINCT user) AS users, count(DISTINCT chat) AS chats
       FROM questions WHERE asked_at >= ?`,
    ),
    countReplies: database.prepare(
      `SELECT count(*) FILTER (WHERE status = 'answered') AS answered,
         count(*) FILTER (WHERE status = 'abstained') AS abstained,
         count(*) FILTER (WHERE status = 'small-talk') AS smallTalk
       FROM replies WHERE replied_at >= ?`,
    ),
    // Of an even number the lower of the two in the middle.
    medianElapsed: database
      .prepare(
        `SELECT elapsed_ms FROM replies WHERE replied_at >= @since AND status = 'answered'
         ORDER BY elapsed_ms LIMIT 1
         OFFSET (SELECT (count(*) - 1) / 2 FROM replies
                 WHERE replied_at >= @since AND status = 'answered')`,
      )
      .pluck(),
    countRatings: database.prepare(
      `SELECT count(*) FILTER (WHERE rating = 'up') AS up,
         count(*) FILTER (WHERE rating = 'down') AS down
       FROM ratings WHERE rated_at >= ?`,
    ),
  };
}
