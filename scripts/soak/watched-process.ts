import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readLines } from '../../src/surfaces/terminal/lines/read-lines.ts';
import { ProcessFigures } from './process-figures.ts';

const probe = new URL('memory-probe.mjs', import.meta.url).href;
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ProcessPlan {
  /** Arguments of Node, the program and its own. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly onOutput?: (line: string) => void;
  readonly onRemark: (line: string) => void;
}

/** How a process came to its end. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of the program, run as its users run it, whose memory and handles can be looked at. */
export class WatchedProcess {
  readonly figures = new ProcessFigures();
  readonly startedAtMs = Date.now();
  /** Settles when it has ended and all that it wrote was read. */
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;

  constructor({ arguments: own, environment, onOutput, onRemark }: ProcessPlan) {
    this.#child = spawn(process.execPath, ['--expose-gc', '--import', probe, ...own], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    const [, output, remarks, memory] = this.#child.stdio;
    this.#child.stdin?.on('error', () => undefined);
    const read = [
      eachLine(output, onOutput ?? (() => undefined)),
      eachLine(remarks, onRemark),
      eachLine(memory, (line) => this.figures.addMemory(line, Date.now())),
    ];
    this.ended = once(this.#child, 'close').then(async () => {
      await Promise.all(read);
      return { exitCode: this.#child.exitCode, signal: this.#child.signalCode };
    });
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  write(bytes: string | Uint8Array): void {
    this.#child.stdin?.write(bytes);
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  /** Only once the program runs: before that the signal of the probe would end it. */
  sample(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.hasEnded) return;
    this.figures.addHandles(pid, Date.now());
    if (process.platform !== 'win32') this.#child.kill('SIGUSR2');
  }
}

async function eachLine(stream: unknown, take: (line: string) => void): Promise<void> {
  if (!(stream instanceof Readable)) return;
  for await (const line of readLines(stream)) take(line);
}
