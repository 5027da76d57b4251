import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AnsweringProcess } from './answering-process.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `config` of the provider may hold in promptfoo's configuration. */
const configSchema = z.strictObject({
  /** What answers lines of JSON, and its arguments. */
  command: z
    .tuple([z.string()], z.string())
    .default([process.execPath, 'scripts/start.mjs', '--jsonl']),
  /** More arguments, such as `--explain`. */
  args: z.array(z.string()).default([]),
  /** Where it is started. */
  cwd: z.string().default(root),
  /** Variables besides those of promptfoo's own environment, such as `CHAT_MODEL`. */
  env: z.record(z.string(), z.string()).default({}),
  /** For one answer; the first waits for the start, which may build the archive. */
  timeoutMs: z.number().int().positive().default(180_000),
  /** Added by promptfoo: the folder of its configuration. */
  basePath: z.string().optional(),
});

const statementSchema = z.object({
  text: z.string(),
  markers: z.array(z.number()),
  short: z.boolean(),
});

const citationSchema = z.object({
  marker: z.number(),
  articleId: z.string().optional(),
  headline: z.string().nullable(),
  date: z.string().nullable(),
  source: z.string(),
  lines: z.tuple([z.number(), z.number()]),
  quote: z.string(),
});

const answerSchema = z.object({
  status: z.enum(['answered', 'abstained']),
  /** As it was answered: a follow-up was made whole. */
  question: z.string(),
  answer: z.string(),
  short: z.string().nullable(),
  confidence: z.string().nullable(),
  statements: z.array(statementSchema),
  citations: z.array(citationSchema),
  notice: z.string().nullable(),
  usage: z
    .object({
      promptTokens: z.number(),
      completionTokens: z.number(),
      cost: z.number().nullable(),
    })
    .nullable(),
  explanation: z.unknown().optional(),
  elapsedMs: z.number(),
});

const failureSchema = z.object({ status: z.literal('failed'), reason: z.string() });
const resultSchema = z.discriminatedUnion('status', [answerSchema, failureSchema]);

/** @typedef {z.infer<typeof answerSchema>} Answer */
/** @typedef {Omit<Answer, 'answer' | 'usage' | 'elapsedMs'>} AnswerMetadata */

/**
 * What promptfoo is told of an answer.
 * @typedef {object} Response
 * @property {string} [output]
 * @property {string} [error]
 * @property {number} [latencyMs] as the program measured it, without its start
 * @property {{ total: number, prompt: number, completion: number }} [tokenUsage]
 * @property {number} [cost]
 * @property {AnswerMetadata} [metadata]
 */

/**
 * What promptfoo tells of a question, as far as it is used.
 * @typedef {object} Context
 * @property {Record<string, unknown>} [vars]
 * @property {number} [repeatIndex]
 */

/** Asks this program, in one process for all questions; one that ended is started again. */
// biome-ignore lint/style/noDefaultExport: promptfoo constructs what the file exports by default
export default class WenbaoProvider {
  #id;
  #config;
  #asked = 0;
  /** @type {AnsweringProcess | undefined} */
  #process;

  /** @param {{ id?: string, config?: unknown }} [options] */
  constructor({ id = 'wenbao', config = {} } = {}) {
    this.#id = id;
    this.#config = toConfig(config);
  }

  id() {
    return this.#id;
  }

  /**
   * Answers the prompt, which is the question alone; `conversation` among the variables names the
   * conversation that it belongs to. Never rejects.
   * @param {string} prompt
   * @param {Context} [context]
   * @param {{ abortSignal?: AbortSignal }} [options]
   * @returns {Promise<Response>}
   */
  async callApi(prompt, context = {}, options = {}) {
    try {
      const request = this.#toRequest(prompt, context);
      const result = await this.#running().ask(request, options.abortSignal);
      return toResponse(resultSchema.parse(result));
    } catch (error) {
      return { error: describe(error) };
    }
  }

  /** Promptfoo calls it at the end, but only where all tests passed. */
  cleanup() {
    this.#process?.stop('promptfoo 已结束');
  }

  #running() {
    if (this.#process === undefined || this.#process.hasEnded) {
      const { command, args, cwd, env, timeoutMs } = this.#config;
      const [program, ...fixed] = command;
      this.#process = new AnsweringProcess({
        command: [program, ...fixed, ...args],
        cwd,
        env: { ...process.env, ...env },
        timeoutMs,
      });
    }
    return this.#process;
  }

  /**
   * A case that is repeated is asked under the same id, and its session must not go on from the last
   * time: so each question has a number, and each repetition sessions of its own.
   * @param {string} question
   * @param {Context} context
   */
  #toRequest(question, { vars = {}, repeatIndex = 0 }) {
    this.#asked += 1;
    const id = `${vars.id ?? 'question'}#${this.#asked}`;
    if (vars.conversation === undefined) return { id, question };
    return { id, question, session: `${vars.conversation}#${repeatIndex}` };
  }
}

/** @param {unknown} config */
function toConfig(config) {
  const parsed = configSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  throw new Error(`provider.mjs 的 config 有误：${z.prettifyError(parsed.error)}`);
}

/**
 * @param {z.infer<typeof resultSchema>} result
 * @returns {Response}
 */
function toResponse(result) {
  if (result.status === 'failed') return { error: result.reason };
  const { answer, usage, elapsedMs, ...metadata } = result;
  return { output: answer, latencyMs: elapsedMs, ...toUsage(usage), metadata };
}

/**
 * @param {Answer['usage']} usage
 * @returns {Pick<Response, 'tokenUsage' | 'cost'>}
 */
function toUsage(usage) {
  if (usage === null) return {};
  const { promptTokens: prompt, completionTokens: completion, cost } = usage;
  const tokenUsage = { total: prompt + completion, prompt, completion };
  return { tokenUsage, ...(cost === null ? {} : { cost }) };
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof z.ZodError) return `问报写出的不是回答：${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
}
