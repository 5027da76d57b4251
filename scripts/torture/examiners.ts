import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { typescriptLoader } from '../typescript-loader.ts';
import { type Examination, type ExaminerOrder, examination } from './examination.ts';

const examinerPath = fileURLToPath(new URL('examiner.ts', import.meta.url));
const longestMs = 30_000;

/** What an examiner saw, or what became of it. */
export type Sight = { readonly seen: Examination } | { readonly died: string };

/** A process of its own, for native code may crash on a damaged file, or never end. */
class Examiner {
  readonly #child = spawn(process.execPath, ['--import', typescriptLoader, examinerPath], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  readonly #gone = once(this.#child, 'exit');
  readonly #lines = createInterface({ input: this.#child.stdout });
  #said = '';

  constructor() {
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-2_000);
    });
  }

  async examine(order: ExaminerOrder): Promise<Sight> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.#child.kill('SIGKILL');
    }, longestMs);
    const line = once(this.#lines, 'line').then(([text]) => ({
      seen: examination.parse(JSON.parse(String(text))),
    }));
    const death = this.#gone.then(([code, signal]) => ({
      died: isLate ? 'hung' : `died: ${signal ?? code} ${this.#said}`,
    }));
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
    try {
      return await Promise.race([line, death]);
    } finally {
      clearTimeout(timer);
    }
  }

  async dismiss(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}

/** Gives each case to the next of some examiners that is free; one that died is replaced. */
export async function examineAll<Case>(
  cases: Iterable<Case>,
  examiners: number,
  prepare: (one: Case, lane: number) => Promise<ExaminerOrder>,
  tell: (one: Case, sight: Sight) => void,
): Promise<void> {
  const waiting = cases[Symbol.iterator]();
  const lanes = Array.from({ length: examiners }, async (_, lane) => {
    let examiner = new Examiner();
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const sight = await examiner.examine(await prepare(next.value, lane));
      tell(next.value, sight);
      if ('seen' in sight) continue;
      await examiner.dismiss();
      examiner = new Examiner();
    }
    await examiner.dismiss();
  });
  await Promise.all(lanes);
}
