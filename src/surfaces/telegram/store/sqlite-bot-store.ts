import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ArticleId } from '../../../corpus/article.ts';
import { PrivateDatabase } from '../../../storage/private-database.ts';
import { type BotStatements, botFormat, prepareBotStatements } from './bot-database.ts';
import type {
  AnswerId,
  BotFigures,
  BotStore,
  RatedAnswer,
  Rating,
  ShownAnswer,
  StoryKey,
} from './bot-store.ts';
import {
  answerIdSchema,
  readAnswer,
  readRatedAnswer,
  type StoredAnswer,
  writeAnswer,
} from './stored-answer.ts';
import { readText, writeText } from './stored-text.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Telegram keeps updates for a day; later it may begin again with any number. */
const updatesKeptMs = 2 * dayMs;
const maxUpdates = 100_000;
/** Figures are asked for up to a week. */
const countedMs = 8 * dayMs;

export interface SqliteBotStoreOptions {
  /** Updates of different bots have numbers of their own. */
  readonly botId: number;
  /** How many of the newest unrated answers in chats are kept, from 1; 20,000 unless told. */
  readonly maxAnswers?: number;
  /** The same of those to inline questions, which take no place from the others; 2,000 unless told. */
  readonly maxInlineAnswers?: number;
  /** The time in milliseconds since 1970; that of the system unless told. */
  readonly now?: () => number;
}

/**
 * Keeps what the bot must know in a file that only its owner may read, shared by processes: update
 * ids for two days, at most 100,000; when questions were asked and answered, without their texts,
 * for eight days, no further back than which figures reach; the newest answers, and rated ones for
 * good. What is stored and cannot have been an answer is not there.
 */
export class SqliteBotStore implements BotStore {
  readonly #database: PrivateDatabase<BotStatements>;
  readonly #botId: number;
  readonly #maxAnswers: number;
  readonly #maxInlineAnswers: number;
  readonly #now: () => number;

  private constructor(database: PrivateDatabase<BotStatements>, options: SqliteBotStoreOptions) {
    const { botId, maxAnswers = 20_000, maxInlineAnswers = 2_000, now = Date.now } = options;
    this.#database = database;
    this.#botId = botId;
    this.#maxAnswers = maxAnswers;
    this.#maxInlineAnswers = maxInlineAnswers;
    this.#now = now;
  }

  /**
   * Opens the file, which is created, with its folder, where there is none.
   * @throws WenbaoError (`config`) for a file that cannot be written to or holds something else
   */
  static open(path: string, options: SqliteBotStoreOptions): SqliteBotStore {
    const database = PrivateDatabase.open(path, botFormat, prepareBotStatements);
    return new SqliteBotStore(database, options);
  }

  claimUpdate(updateId: number): boolean {
    const now = this.#now();
    return this.#database.write(({ forgetUpdates, addUpdate, dropUpdates }) => {
      forgetUpdates.run(now - updatesKeptMs);
      const { changes } = addUpdate.run(this.#botId, updateId, now);
      dropUpdates.run(maxUpdates);
      return changes > 0;
    });
  }

  takeQuestion(
    { userId, chatId, atMs }: Parameters<BotStore['takeQuestion']>[0],
    limits: Parameters<BotStore['takeQuestion']>[1],
  ): 'taken' | 'minute' | 'day' {
    const at = Math.floor(atMs);
    const times = { minuteBefore: at - minuteMs, dayBefore: at - dayMs };
    return this.#database.write(({ asked, addQuestion, forgetQuestions }) => {
      const { inMinute, inDay } = this.#row(askedRow, asked.get({ user: userId, ...times }));
      if (inDay >= limits.perDay) return 'day';
      if (inMinute >= limits.perMinute) return 'minute';
      addQuestion.run(userId, chatId, at);
      forgetQuestions.run(at - countedMs);
      return 'taken';
    });
  }

  keepAnswer(shown: ShownAnswer): AnswerId {
    const id = answerIdSchema.parse(randomBytes(9).toString('base64url'));
    const { isInline, ...row } = writeAnswer(shown);
    const most = isInline ? this.#maxInlineAnswers : this.#maxAnswers;
    this.#database.write((statements) => {
      statements.addAnswer.run({ id, isInline, ...row });
      statements.dropAnswers.run({ isInline, most });
      this.#countReply(statements, { status: shown.answer.status, elapsedMs: shown.elapsedMs });
    });
    return id;
  }

  countSmallTalk(): void {
    this.#database.write((statements) =>
      this.#countReply(statements, { status: 'small-talk', elapsedMs: null }),
    );
  }

  answer(id: AnswerId): ShownAnswer | undefined {
    return this.#database.read((statements) => readAnswer(statements.answer.get(id)))?.shown;
  }

  lastAnswer(session: string): Pick<StoredAnswer, 'id' | 'shown'> | undefined {
    return this.#database.read(({ answersOfSession }) => {
      for (const row of answersOfSession.iterate(writeText(session))) {
        const stored = readAnswer(row);
        if (stored) return { id: stored.id, shown: stored.shown };
      }
      return undefined;
    });
  }

  closeSession(session: string): void {
    this.#database.write(({ closeAnswers }) => closeAnswers.run(writeText(session)));
  }

  rate(id: AnswerId, userId: number, rating: Rating): Rating | 'taken-back' | undefined {
    return this.#database.write((statements) => {
      const { place } = readAnswer(statements.answer.get(id)) ?? {};
      if (place === undefined) return undefined;
      const isTakenBack = statements.rating.get(place, userId) === rating;
      if (isTakenBack) statements.takeBack.run(place, userId);
      else statements.rate.run(place, userId, rating, this.#now());
      statements.markRated.run(place);
      return isTakenBack ? 'taken-back' : rating;
    });
  }

  ratedAnswers(): readonly RatedAnswer[] {
    return this.#database.read(({ ratedAnswers }) =>
      ratedAnswers.all().flatMap((row) => readRatedAnswer(row) ?? []),
    );
  }

  keepStory(articleId: ArticleId): StoryKey {
    const key = storyKeyOf(articleId);
    // Lists name the same stories again and again, and reading waits for nobody.
    if (this.story(key) !== undefined) return key;
    this.#database.write(({ keepStory }) => keepStory.run(key, writeText(articleId)));
    return key;
  }

  story(key: StoryKey): ArticleId | undefined {
    const stored = this.#database.read((statements) => readText(statements.story.get(key)));
    return articleIdSchema.safeParse(stored).data;
  }

  setBlocked(chatId: number, isBlocked: boolean): void {
    this.#database.write(({ block, unblock }) => (isBlocked ? block : unblock).run(chatId));
  }

  isBlocked(chatId: number): boolean {
    return this.#database.read(({ isBlocked }) => isBlocked.get(chatId) === 1);
  }

  figures(sinceMs: number): BotFigures {
    return this.#database.read((statements) => {
      const asked = this.#row(questionsRow, statements.countQuestions.get(sinceMs));
      const { smallTalk, ...answers } = this.#row(repliesRow, statements.countReplies.get(sinceMs));
      const ratings = this.#row(ratingsRow, statements.countRatings.get(sinceMs));
      const median = z.number().safeParse(statements.medianElapsed.get({ since: sinceMs })).data;
      const questions = Math.max(0, asked.questions - smallTalk);
      const unanswered = Math.max(0, questions - answers.answered - answers.abstained);
      const timed = median === undefined ? {} : { medianMs: median };
      return { ...asked, questions, ...answers, unanswered, ...timed, ...ratings };
    });
  }

  close(): void {
    this.#database.close();
  }

  #countReply(
    { addReply, forgetReplies }: BotStatements,
    reply: { readonly status: string; readonly elapsedMs: number | null },
  ): void {
    const at = this.#now();
    addReply.run({ ...reply, at });
    forgetReplies.run(at - countedMs);
  }

  #row<Row>(schema: z.ZodType<Row>, row: unknown): Row {
    const { data } = schema.safeParse(row);
    if (data === undefined) throw this.#database.damaged();
    return data;
  }
}

const count = z.int().nonnegative();
const askedRow = z.object({ inMinute: count, inDay: count });
const questionsRow = z.object({ questions: count, users: count, chats: count });
const repliesRow = z.object({ answered: count, abstained: count, smallTalk: count });
const ratingsRow = z.object({ up: count, down: count });

const storyKeySchema = z.custom<StoryKey>((value) => typeof value === 'string');
const articleIdSchema = z.custom<ArticleId>((value) => typeof value === 'string');

function storyKeyOf(articleId: ArticleId): StoryKey {
  const digest = createHash('sha256').update(articleId).digest('base64url');
  return storyKeySchema.parse(digest.slice(0, 12));
}
