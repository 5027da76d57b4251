import type { Answer } from '../answering/answer.ts';
import { WenbaoError } from '../errors.ts';
import { untilAborted } from '../network/until-aborted.ts';
import { makeWhole } from './follow-up.ts';
import type { ConversationMemory } from './memory.ts';
import type { AskOptions, Assistant, Reply } from './reply.ts';
import { SessionQueue } from './session-queue.ts';

const maxQuestionChars = 500;

/** What is below a conversation: something that answers one question, whole by itself. */
export interface ConversationParts {
  readonly answer: (
    question: string,
    signal?: AbortSignal,
  ) => Promise<{ readonly answer: Answer; readonly notice?: string }>;
  readonly memory: ConversationMemory;
  readonly describe: () => Promise<string>;
}

/**
 * Makes conversations of single questions. The turns of one session run one at a time, and a turn
 * is remembered only once it was answered; one that failed or was cancelled leaves no trace.
 */
export class Conversations implements Assistant {
  readonly #parts: ConversationParts;
  readonly #queue = new SessionQueue();

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /** Rejects with a `usage` error for an empty or overlong question, at once when cancelled. */
  async ask(question: string, { session, signal }: AskOptions = {}): Promise<Reply> {
    const asked = toQuestion(question);
    signal?.throwIfAborted();
    if (session === undefined) return this.#answer(asked, signal);
    const turn = this.#queue.run(session, () => this.#takeTurn(asked, session, signal));
    return untilAborted(turn, signal);
  }

  /** Waits for the session's running turn, which would otherwise be remembered afterwards. */
  forget(session: string): Promise<void> {
    return this.#queue.run(session, () => this.#parts.memory.forget(session));
  }

  describe(): Promise<string> {
    return this.#parts.describe();
  }

  async #takeTurn(asked: string, session: string, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted();
    const turns = await this.#parts.memory.turns(session);
    const reply = await this.#answer(makeWhole(asked, turns), signal);
    await this.#parts.memory.remember(session, { question: reply.question, answer: reply.answer });
    return reply;
  }

  async #answer(question: string, signal?: AbortSignal): Promise<Reply> {
    const startedAt = performance.now();
    const { answer, notice } = await untilAborted(this.#parts.answer(question, signal), signal);
    const elapsedMs = performance.now() - startedAt;
    return { answer, question, elapsedMs, ...(notice !== undefined && { notice }) };
  }
}

function toQuestion(text: string): string {
  const question = text.trim();
  if (!/[\p{L}\p{N}]/u.test(question)) {
    throw new WenbaoError('usage', '没有看到问题。', '请输入想问的内容。');
  }
  if ([...question].length > maxQuestionChars) {
    const limit = `请缩短到${maxQuestionChars}字以内再问。`;
    throw new WenbaoError('usage', '问题太长。', limit);
  }
  return question;
}
