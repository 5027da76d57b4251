import { z } from 'zod';
import { badRequest, readPayload } from './bot-api-refusal.ts';

const maxAnswerChars = 200;
const stale = 'query is too old and response timeout expired or query ID is invalid';

/** What the bot answered to a pressed button. */
export interface TapAnswer {
  /** Of the callback query. */
  readonly id: string;
  readonly text: string;
  /** Whether it has to be closed by hand. */
  readonly alert: boolean;
  readonly url?: string;
  readonly atMs: number;
}

/** Queries that wait for an answer; each may be answered once and only for a while. */
export class OpenQueries {
  readonly #openedAtMs = new Map<string, number>();
  readonly #lastMs: number;
  #lastId: number;

  constructor(lastMs: number, firstId: number) {
    this.#lastMs = lastMs;
    this.#lastId = firstId;
  }

  /** Returns the id of a new query. */
  open(): string {
    const id = String(++this.#lastId);
    this.#openedAtMs.set(id, performance.now());
    return id;
  }

  /** @throws Refusal of a query that is unknown, answered or too old. */
  close(id: string): void {
    const openedAtMs = this.#openedAtMs.get(id);
    this.#openedAtMs.delete(id);
    if (openedAtMs === undefined || performance.now() - openedAtMs > this.#lastMs) {
      throw badRequest(stale);
    }
  }
}

const answerSchema = z.object({
  callback_query_id: z.string().default(''),
  text: z.string().default(''),
  show_alert: z.boolean().default(false),
  url: z.string().optional(),
});

/** The buttons that were pressed, and what the bot answered. */
export class Taps {
  readonly queries: OpenQueries;
  readonly answers: TapAnswer[] = [];

  /** A tap can be answered for `lastMs`. */
  constructor(lastMs: number) {
    this.queries = new OpenQueries(lastMs, 400_000_000_000);
  }

  answerCallbackQuery(payload: unknown): true {
    const { callback_query_id: id, text, show_alert, url } = readPayload(answerSchema, payload);
    if (text.length > maxAnswerChars) throw badRequest('MESSAGE_TOO_LONG');
    this.queries.close(id);
    const answer = { id, text, alert: show_alert, atMs: Date.now() };
    this.answers.push(url === undefined ? answer : { ...answer, url });
    return true;
  }
}
