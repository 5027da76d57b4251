import { setTimeout as wait } from 'node:timers/promises';
import type { LocalBotApi, SentEvent } from './bot-api.ts';

/** A question, and what its answer is known by. */
export interface KnownQuestion {
  readonly text: string;
  readonly fact: string;
}

export interface LoadPlan {
  readonly chats: number;
  readonly questionsPerChat: number;
  /** Over all chats. */
  readonly questionsPerSecond: number;
  /** Asked in turn. */
  readonly questions: readonly KnownQuestion[];
  /** The part of the updates that is delivered twice, from 0 to 1. */
  readonly repeatedShare: number;
}

export interface LoadReport {
  readonly asked: number;
  readonly answered: number;
  /** Messages of another kind: that there are too many questions, and the like. */
  readonly told: number;
  /** How some of those begin that differ, in the order of the chats. */
  readonly toldTexts: readonly string[];
  /** Answers that came again, or before that of an earlier question of their chat. */
  readonly misplaced: number;
  /** From the update to the first message about it, of all answered questions, ascending. */
  readonly replyMs: readonly number[];
}

interface Asked extends KnownQuestion {
  readonly messageId: number;
  readonly atMs: number;
  repliedAtMs?: number;
}

interface Reply {
  readonly atMs: number;
  readonly replyTo: number | undefined;
  text: string;
}

const mostToldTexts = 5;
const toldTextChars = 40;

/** Every fourth chat is a group. */
function chatId(index: number): number {
  return index % 4 === 3 ? -1_000_000 - index : 1_000 + index;
}

/** Asks questions in many chats, and finds out what became of each. */
export class Load {
  readonly #asked = new Map<number, Asked[]>();
  readonly #replies = new Map<number, Map<number, Reply>>();

  /** To be told of all that the bot sends. */
  readonly onSent = ({ chatId, messageId, text, replyTo, atMs }: SentEvent): void => {
    const replies = this.#replies.get(chatId) ?? new Map<number, Reply>();
    this.#replies.set(chatId, replies);
    const known = replies.get(messageId);
    if (known) known.text = text;
    else replies.set(messageId, { atMs, replyTo, text });
  };

  /** Resolves when all is asked, and nothing new was sent for `quietMs`. Rejects when aborted. */
  async run(
    api: LocalBotApi,
    plan: LoadPlan,
    quietMs: number,
    signal?: AbortSignal,
  ): Promise<LoadReport> {
    const options = signal ? { signal } : {};
    const startedAtMs = Date.now();
    const count = plan.chats * plan.questionsPerChat;
    for (let number = 0; number < count; number += 1) {
      const dueMs = startedAtMs + (number * 1_000) / plan.questionsPerSecond;
      if (dueMs > Date.now()) await wait(dueMs - Date.now(), undefined, options);
      this.#ask(api, plan, number);
    }
    for (let seen = -1; seen !== this.#sentCount(); await wait(quietMs, undefined, options))
      seen = this.#sentCount();
    return this.#report();
  }

  #ask(api: LocalBotApi, plan: LoadPlan, number: number): void {
    const chat = chatId(number % plan.chats);
    const round = Math.floor(number / plan.chats);
    const question = plan.questions[(number + round) % plan.questions.length];
    if (!question) throw new Error('There is nothing to ask.');
    const text = chat < 0 ? `/ask ${question.text}` : question.text;
    const atMs = Date.now();
    const updateId = api.say(chat, text);
    if (((number * 7) % 100) / 100 < plan.repeatedShare) api.deliverAgain(updateId);
    const asked = this.#asked.get(chat) ?? [];
    this.#asked.set(chat, [...asked, { ...question, messageId: api.messageOf(updateId), atMs }]);
  }

  #sentCount(): number {
    return [...this.#replies.values()].reduce((sum, replies) => sum + replies.size, 0);
  }

  #report(): LoadReport {
    const told: string[] = [];
    let misplaced = 0;
    for (const [chat, replies] of this.#replies) {
      const asked = this.#asked.get(chat) ?? [];
      let from = 0;
      for (const reply of replies.values()) {
        const place = asked.findIndex(
          (each, index) => index >= from && reply.text.includes(each.fact) && isMeant(each, reply),
        );
        const question = asked[place];
        if (question) {
          question.repliedAtMs = reply.atMs;
          from = place + 1;
        } else if (asked.some(({ fact }) => reply.text.includes(fact))) misplaced += 1;
        else told.push(reply.text);
      }
    }
    const all = [...this.#asked.values()].flat();
    const replyMs = all.flatMap(({ atMs, repliedAtMs }) =>
      repliedAtMs === undefined ? [] : [repliedAtMs - atMs],
    );
    return {
      asked: all.length,
      answered: replyMs.length,
      told: told.length,
      toldTexts: beginnings(told),
      misplaced,
      replyMs: replyMs.toSorted((one, other) => one - other),
    };
  }
}

function beginnings(texts: readonly string[]): string[] {
  const cut = texts.map((text) => [...text.replace(/\s+/gu, ' ')].slice(0, toldTextChars).join(''));
  return [...new Set(cut)].slice(0, mostToldTexts);
}

/** In a group a reply names its question. */
function isMeant({ messageId }: Asked, { replyTo }: Reply): boolean {
  return replyTo === undefined || replyTo === messageId;
}
