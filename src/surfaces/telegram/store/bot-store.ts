// src/surfaces/telegram/store: what is known after a restart and to other instances.

import type { Answer } from '../../../answering/answer.ts';
import type { ArticleId } from '../../../corpus/article.ts';

/** Names an answer in buttons and links: 12 characters of A–Z, a–z, 0–9, `-` and `_`, not to be guessed. */
export type AnswerId = string & { readonly __brand: 'AnswerId' };
/** Names a story in buttons and links, in the same alphabet; the same for the same story. */
export type StoryKey = string & { readonly __brand: 'StoryKey' };

export type Rating = 'up' | 'down';

/** What is kept of an answer that was shown. */
export interface ShownAnswer {
  readonly session: string;
  /** As it was answered: a follow-up made whole. */
  readonly question: string;
  readonly answer: Answer;
  readonly elapsedMs: number;
}

/** What a reader thought of an answer; the newest rating of each reader counts. */
export interface RatedAnswer {
  readonly id: AnswerId;
  readonly question: string;
  readonly answer: Answer;
  readonly up: number;
  readonly down: number;
}

/** In figures, what the bot did since a point of time. */
export interface BotFigures {
  /** Those that were taken, without small talk. */
  readonly questions: number;
  readonly users: number;
  readonly chats: number;
  readonly answered: number;
  readonly abstained: number;
  /** Asked, and neither answered nor abstained from: failed, stopped, or still running. */
  readonly unanswered: number;
  /** Absent where nothing was answered. */
  readonly medianMs?: number;
  readonly up: number;
  readonly down: number;
}

/**
 * What the bot must still know after a restart, and what several instances share. Times are in
 * milliseconds since 1970. Throws WenbaoError (`config`) where its file cannot be used.
 */
export interface BotStore {
  /** True for the first, of all instances, who asks: the update is theirs to serve. */
  claimUpdate(updateId: number): boolean;
  /** Counts a question of a user unless there are as many as may be; says which limit was reached. */
  takeQuestion(
    asked: { readonly userId: number; readonly chatId: number; readonly atMs: number },
    limits: { readonly perMinute: number; readonly perDay: number },
  ): 'taken' | 'minute' | 'day';
  /** Keeps the answer to a question that was taken, and counts it; old ones are dropped. */
  keepAnswer(shown: ShownAnswer): AnswerId;
  /** Counts a question that was taken as small talk, of which no answer is kept. */
  countSmallTalk(): void;
  answer(id: AnswerId): ShownAnswer | undefined;
  /** The newest of a session since it was closed. */
  lastAnswer(session: string): { readonly id: AnswerId; readonly shown: ShownAnswer } | undefined;
  /** What was answered so far is no last answer any more; its buttons, links and ratings stay. */
  closeSession(session: string): void;
  /** Nothing where the answer is no longer kept. Rating again replaces; the same again takes it back. */
  rate(id: AnswerId, userId: number, rating: Rating): Rating | 'taken-back' | undefined;
  /** All rated answers, oldest first; they outlive the other answers. */
  ratedAnswers(): readonly RatedAnswer[];
  keepStory(articleId: ArticleId): StoryKey;
  story(key: StoryKey): ArticleId | undefined;
  /** Chats that do not want to hear from the bot. */
  setBlocked(chatId: number, isBlocked: boolean): void;
  isBlocked(chatId: number): boolean;
  figures(sinceMs: number): BotFigures;
  close(): void;
}
