import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { typescriptLoader } from '../typescript-loader.ts';
import { type WriterNews, type WriterOrder, writerNews } from './writer-orders.ts';

const writerPath = fileURLToPath(new URL('writer.ts', import.meta.url));
const embedPath = fileURLToPath(new URL('../embed.ts', import.meta.url));

/** How a build ended. */
export interface Ending {
  readonly isKilled: boolean;
  readonly isDone: boolean;
  /** From the beginning of its work, in milliseconds. */
  readonly elapsedMs: number;
  readonly said: string;
}

/** A build that runs in a process of its own. */
export interface RunningBuild {
  kill(): void;
  readonly ended: Promise<Ending>;
}

/** A process that waits for an order, so that its start takes no part in what is measured. */
class WriterProcess {
  readonly #child = spawn(process.execPath, ['--import', typescriptLoader, writerPath], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  readonly #gone = once(this.#child, 'exit');

  /** Begins a build; resolves when the work begins. The process is of no use after it. */
  async build(order: WriterOrder): Promise<RunningBuild> {
    const { promise: begun, resolve: begin } = deferred<number>();
    const said = collect(this.#child);
    this.#child.stdin.on('error', () => undefined);
    let last: WriterNews | undefined;
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      last = writerNews.parse(JSON.parse(line));
      if (last.news === 'begun') begin(performance.now());
      else this.#child.stdin.end();
    });
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
    const beganAt = await Promise.race([begun, this.#gone.then(() => performance.now())]);
    const ended = this.#gone.then(([, signal]): Ending => {
      const isDone = last?.news === 'done';
      const elapsedMs = performance.now() - beganAt;
      const detail = last?.news === 'failed' ? String(last.detail) : '';
      return { isKilled: signal === 'SIGKILL', isDone, elapsedMs, said: said() + detail };
    });
    return { kill: () => this.#child.kill('SIGKILL'), ended };
  }

  async dismiss(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}

/** The command as a user runs it; its start belongs to its work. */
export function runEmbedCommand({ source, archive, rebuild, folder }: WriterOrder): RunningBuild {
  const flags = ['--source', source, '--archive', archive, ...(rebuild ? ['--rebuild'] : [])];
  const child = spawn(process.execPath, ['--import', typescriptLoader, embedPath, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const beganAt = performance.now();
  const said = collect(child);
  const ended = once(child, 'exit').then(([exitCode, signal]): Ending => {
    const elapsedMs = performance.now() - beganAt;
    return { isKilled: signal === 'SIGKILL', isDone: exitCode === 0, elapsedMs, said: said() };
  });
  return { kill: () => child.kill('SIGKILL'), ended };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return () => text;
}

function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Keeps writers ready, for their start takes longer than many a build. */
export class WriterPool {
  readonly #ready: WriterProcess[];

  constructor(size: number) {
    this.#ready = Array.from({ length: size }, () => new WriterProcess());
  }

  /** A waiting writer, in whose place another one starts. */
  take(): WriterProcess {
    this.#ready.push(new WriterProcess());
    return this.#ready.shift() ?? new WriterProcess();
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.#ready.map((writer) => writer.dismiss()));
  }
}
