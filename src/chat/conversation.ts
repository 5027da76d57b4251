// src/chat: one turn at a time per session, remembered only once it was answered.

import type { ChainResult } from '../answering/chain.ts';
import type { Step } from '../answering/explanation.ts';
import { addUsage } from '../answering/usage.ts';
import { WenbaoError } from '../errors.ts';
import { untilAborted } from '../network/until-aborted.ts';
import { type ReadQuestion, readFollowUp, turnsOfNewestSubject } from './follow-up/follow-up.ts';
import { isReworded } from './follow-up/rewording.ts';
import type { ConversationMemory, Turn } from './memory/memory.ts';
import type { AskOptions, Assistant, Reply } from './reply.ts';
import type { Rewrite, Rewritten } from './rewriting/rewrite.ts';
import { SessionQueue } from './session-queue.ts';

const maxQuestionChars = 500;

type Options = Omit<AskOptions, 'session'>;

/** What is below a conversation: something that answers one question, whole by itself. */
export interface ConversationParts {
  readonly answer: (question: string, options: Options) => Promise<Omit<ChainResult, 'isComplete'>>;
  readonly memory: ConversationMemory;
  /** Makes follow-ups whole by a language model; without it, or where it fails, rules do. */
  readonly rewrite?: Rewrite;
  readonly describe: () => Promise<string>;
  /** Told of a memory that fails, which keeps nobody from an answer. */
  readonly onMemoryFailure?: (error: unknown) => void;
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
  async ask(question: string, { session, ...options }: AskOptions = {}): Promise<Reply> {
    const asked = toQuestion(question);
    options.signal?.throwIfAborted();
    if (session === undefined) return this.#answer(asked, options);
    const turn = this.#queue.run(session, () => this.#takeTurn(asked, session, options));
    return untilAborted(turn, options.signal);
  }

  /** Waits for the session's running turn, which would otherwise be remembered afterwards. */
  forget(session: string): Promise<void> {
    return this.#queue.run(session, () => this.#parts.memory.forget(session));
  }

  describe(): Promise<string> {
    return this.#parts.describe();
  }

  async #takeTurn(asked: string, session: string, options: Options): Promise<Reply> {
    options.signal?.throwIfAborted();
    const { memory } = this.#parts;
    const startedAt = performance.now();
    const { turns, forgot } = await this.#recall(session);
    const read = readFollowUp(asked, turns);
    const { question, usage: spent } = await this.#makeWhole(asked, read, turns, options);
    const step: Step = { name: 'follow-up', elapsedMs: performance.now() - startedAt };
    const reply = await this.#answer(question, options);
    const usage = addUsage(spent, reply.usage);
    const used = usage ? { usage } : {};
    const noticed = withNotice(withStep(reply, step), forgot);
    const answered = { ...noticed, relation: read.relation, ...used };
    try {
      await memory.remember(session, { question, answer: reply.answer, ...used });
      const sessionUsage = await memory.usage(session);
      return { ...answered, ...(sessionUsage ? { sessionUsage } : {}) };
    } catch (error) {
      // The answer is there, and would be lost.
      this.#parts.onMemoryFailure?.(error);
      return withNotice(answered, '这一问没能记住，追问时请写完整。');
    }
  }

  /** A conversation that cannot be read is one that begins anew. */
  async #recall(session: string): Promise<{ turns: readonly Turn[]; forgot?: string }> {
    try {
      return { turns: await this.#parts.memory.turns(session) };
    } catch (error) {
      this.#parts.onMemoryFailure?.(error);
      return { turns: [], forgot: '前面的对话读不出来，这一问单独回答。' };
    }
  }

  /** What a model makes of a follow-up counts before what the rules do, unless it changes nothing. */
  async #makeWhole(
    asked: string,
    { question, relation }: ReadQuestion,
    turns: readonly Turn[],
    { signal, withoutModel = false }: Options,
  ): Promise<Rewritten & { readonly question: string }> {
    const { rewrite } = this.#parts;
    if (!rewrite || withoutModel || turns.length === 0 || relation === 'new-subject')
      return { question };
    const { question: rewritten = asked, ...rest } = await rewrite(
      asked,
      turnsOfNewestSubject(turns),
      signal,
    );
    return { ...rest, question: isReworded(asked, rewritten) ? rewritten : question };
  }

  async #answer(question: string, options: Options): Promise<Reply> {
    const startedAt = performance.now();
    const answering = this.#parts.answer(question, options);
    const result = await untilAborted(answering, options.signal);
    return { ...result, question, elapsedMs: performance.now() - startedAt };
  }
}

function withNotice(reply: Reply, further: string | undefined): Reply {
  if (further === undefined) return reply;
  return { ...reply, notice: [reply.notice, further].filter(Boolean).join('') };
}

function withStep(reply: Reply, step: Step): Reply {
  const { explanation } = reply;
  if (!explanation) return reply;
  return { ...reply, explanation: { ...explanation, steps: [step, ...explanation.steps] } };
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
