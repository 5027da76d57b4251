import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';

const ask = fileURLToPath(new URL('../../scripts/ask.ts', import.meta.url));
const patienceMs = 12_000;

export interface PseudoTerminalOptions {
  /** The path of the TypeScript file to run; by default the program's own. */
  readonly program?: string;
  readonly columns?: number;
  readonly rows?: number;
  /** Whether the line with the cursor is wrapped anew at a resize, as most terminals do. */
  readonly reflows?: boolean;
  /** Arguments of `npm start --`. */
  readonly args?: readonly string[];
  /** In place of those of this process, but for PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What became of the program: its exit code, or the signal that ended it. */
export interface Exit {
  readonly exitCode: number;
  readonly signal?: number;
}

/**
 * The program in a pseudo-terminal of the operating system, and what a person sees there: all that
 * it writes goes through a terminal emulator.
 */
export class PseudoTerminal {
  readonly #pty: IPty;
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  readonly #exit: Promise<Exit>;
  #written = '';
  #rest: Promise<void> = Promise.resolve();

  constructor(options: PseudoTerminalOptions) {
    const { program = ask, columns = 80, rows = 24, args = [], env, cwd } = options;
    this.#emulator = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      reflowCursorLine: options.reflows ?? false,
    });
    this.#pty = spawn(process.execPath, ['--import', typescriptLoader, program, ...args], {
      cols: columns,
      rows,
      name: env.TERM ?? 'xterm-256color',
      cwd: cwd ?? process.cwd(),
      env: { PATH: process.env.PATH ?? '', ...transpiled(), ...env },
    });
    this.#pty.onData((data) => {
      this.#written += data;
      this.#rest = new Promise((resolve) => this.#emulator.write(data, resolve));
    });
    // What the emulator answers, such as where its cursor is.
    this.#emulator.onData((data) => this.#pty.write(data));
    this.#exit = new Promise((resolve) => this.#pty.onExit(resolve));
  }

  /** Everything that was written, with all control sequences. */
  get written(): string {
    return this.#written;
  }

  /** The lines that stand on the screen and above it, without the empty ones at the end. */
  get lines(): readonly string[] {
    const { active } = this.#emulator.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row++) {
      lines.push(active.getLine(row)?.translateToString(true) ?? '');
    }
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  get text(): string {
    return this.lines.join('\n');
  }

  /** The line that the cursor is in, and its column from 0; a Chinese character takes two. */
  get cursor(): { readonly line: string; readonly column: number } {
    const { baseY, cursorY, cursorX } = this.#emulator.buffer.active;
    return { line: this.lines[baseY + cursorY] ?? '', column: cursorX };
  }

  /** The emulator, for who looks at colours and links. */
  get emulator(): InstanceType<typeof xterm.Terminal> {
    return this.#emulator;
  }

  /** What keys send, in one piece; an input method sends the text that was chosen so. */
  type(keys: string): void {
    this.#pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#pty.resize(columns, rows);
    this.#emulator.resize(columns, rows);
  }

  /** Sends the program a signal, as another process does. */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.#pty.pid, signal);
  }

  /** Resolves as soon as the screen holds the text, or is what a pattern or a condition wants. */
  async shows(wanted: string | RegExp | ((text: string) => boolean)): Promise<void> {
    const isShown = () => {
      if (typeof wanted === 'function') return wanted(this.text);
      return typeof wanted === 'string' ? this.text.includes(wanted) : wanted.test(this.text);
    };
    const deadline = performance.now() + patienceMs;
    while (!isShown()) {
      if (performance.now() > deadline) throw new Error(`never shown: ${wanted}\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Resolves when the program has ended and all that it wrote is on the screen. */
  async exit(): Promise<Exit> {
    const deadline = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error(`did not end\n${this.text}`)), patienceMs).unref(),
    );
    const exit = await Promise.race([this.#exit, deadline]);
    await this.#rest;
    return exit;
  }

  /** Ends the program in any case. */
  async close(): Promise<void> {
    try {
      process.kill(this.#pty.pid, constants.signals.SIGKILL);
    } catch {
      // It has ended.
    }
    await this.#exit;
    this.#emulator.dispose();
  }
}

/** Keys by their names. */
export const keys = {
  enter: '\r',
  backspace: '\u007f',
  delete: '\u001b[3~',
  left: '\u001b[D',
  right: '\u001b[C',
  up: '\u001b[A',
  down: '\u001b[B',
  home: '\u001b[H',
  end: '\u001b[F',
  tab: '\t',
  ctrlA: '\u0001',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlE: '\u0005',
  ctrlU: '\u0015',
  ctrlW: '\u0017',
} as const;

/** Text as a terminal sends it that is pasted. */
export function pasted(text: string): string {
  return `\u001b[200~${text.replaceAll('\n', '\r')}\u001b[201~`;
}

/** The faster loader of tests needs to know where its files are. */
function transpiled(): Record<string, string> {
  const { WENBAO_TRANSPILED } = process.env;
  return WENBAO_TRANSPILED === undefined ? {} : { WENBAO_TRANSPILED };
}
