import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * @typedef {object} ProcessOptions
 * @property {readonly [string, ...string[]]} command
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {number} timeoutMs for one answer, the start of the process included
 */

/** @typedef {{ id: string, question: string, session?: string }} Request */
/** @typedef {{ resolve(result: object): void, reject(error: Error): void }} Waiting */

/** So much of what a process says at its end is told. */
const toldCharacters = 300;

/**
 * A program that answers lines of JSON, in their order, for as long as it runs. It does not keep this
 * process alive, and ends with it, for its input ends then.
 */
export class AnsweringProcess {
  /** @type {import('node:child_process').ChildProcessWithoutNullStreams} */
  #child;
  #timeoutMs;
  /**
   * By the id of the question, in the order in which they were sent.
   * @type {Map<string, Waiting>}
   */
  #waiting = new Map();
  #line = '';
  #errors = '';
  #hasEnded = false;

  /** @param {ProcessOptions} options */
  constructor({ command: [program, ...args], cwd, env, timeoutMs }) {
    this.#timeoutMs = timeoutMs;
    this.#child = spawn(program, args, { cwd, env });
    const { stdin, stdout, stderr } = this.#child;
    stdout.setEncoding('utf8').on('data', (text) => this.#read(text));
    stderr.setEncoding('utf8').on('data', (text) => {
      this.#errors = (this.#errors + text).slice(-toldCharacters);
    });
    // That nobody reads any more shows in the end of the process.
    stdin.on('error', () => {});
    this.#child.on('error', (error) => this.#end(`启动不了问报：${error.message}`));
    this.#child.on('close', (code, signal) => this.#end(this.#lastWords(code ?? signal)));
    this.#child.unref();
    for (const pipe of [stdin, stdout, stderr]) if (pipe instanceof Socket) pipe.unref();
  }

  /** Whether nothing can be asked any more. */
  get hasEnded() {
    return this.#hasEnded;
  }

  /**
   * The object that is written for a question. Rejects where the process ends before, writes what
   * is no answer, or takes too long; then it is stopped, for it would keep all others waiting.
   * @param {Request} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<object>}
   */
  async ask(request, signal) {
    signal?.throwIfAborted();
    const abort = () => this.stop('已取消');
    signal?.addEventListener('abort', abort, { once: true });
    // The timer also keeps this process alive until the answer is there.
    const giveUp = () => this.stop(`等了 ${this.#timeoutMs} 毫秒没有回答`);
    const timer = setTimeout(giveUp, this.#timeoutMs);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(request.id, { resolve, reject });
        this.#child.stdin.write(`${JSON.stringify(request)}\n`);
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.#waiting.delete(request.id);
    }
  }

  /**
   * Ends the process; what was not answered fails.
   * @param {string} reason
   */
  stop(reason) {
    this.#end(reason);
    this.#child.kill();
  }

  /**
   * Only line feeds end a line: others may stand inside a JSON string.
   * @param {string} text
   */
  #read(text) {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') this.#take(line);
  }

  /**
   * What names no question is taken for the answer to the one that has waited longest, which
   * otherwise would wait in vain. What names one that was given up is too late.
   * @param {string} line
   */
  #take(line) {
    const result = toObject(line);
    if (result !== undefined && 'id' in result && result.id !== null) {
      this.#waiting.get(String(result.id))?.resolve(result);
      this.#waiting.delete(String(result.id));
      return;
    }
    for (const [id, { reject }] of this.#waiting) {
      this.#waiting.delete(id);
      reject(new Error(`问报写出的一行不是回答：${line.slice(0, toldCharacters)}`));
      return;
    }
  }

  /** @param {string} reason */
  #end(reason) {
    this.#hasEnded = true;
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
  }

  /** @param {number | string | null} code */
  #lastWords(code) {
    const errors = this.#errors.trim();
    return `问报已退出（${code}）${errors === '' ? '' : `：${errors}`}`;
  }
}

/**
 * @param {string} line
 * @returns {object | undefined}
 */
function toObject(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
