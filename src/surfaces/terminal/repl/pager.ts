import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { isDumb, isTerminal } from '../text/screen.ts';

export interface PagerOptions {
  readonly output: Writable;
  /** Of the screen; those that `output` tells unless given. */
  readonly rows?: number;
  /** A command for the shell, such as `less -R`; with an empty one, or `cat`, nothing is paged. */
  readonly pager: string;
  /** Runs what takes over the terminal. While it does, Ctrl-C must not end this process. */
  readonly lend: (use: () => Promise<void>) => Promise<void>;
}

/** What a shell ends with when it cannot run a command, or does not find it. */
const notRun: readonly unknown[] = [126, 127];

/**
 * How `less` behaves unless the person has settled it: it ends where all fits on the screen, shows
 * colours, leaves the text standing, and names the keys in its last line (in ASCII, for it garbles
 * other prompts). Without the character set it shows bytes where no locale is set. The shell must
 * outlive a Ctrl-C that the pager is still there after.
 */
const settings = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
  ': "${LESS=-FRX -Psspace / b / q(uit)\\$ }"',
  'LESSCHARSET=utf-8',
  'export LESS LESSCHARSET',
  'trap : INT',
].join('; ');

/**
 * Writes a text to `output`, through the pager where it is longer than the screen of a terminal; as
 * it is where the pager cannot be run.
 */
export async function pageText(text: string, options: PagerOptions): Promise<void> {
  const { output, pager, lend } = options;
  let isShown = false;
  if (isPaged(text, options)) {
    await lend(async () => {
      isShown = await runPager(pager, text);
    });
  }
  if (!isShown) output.write(text);
}

function isPaged(text: string, { output, rows = rowsOf(output), pager }: PagerOptions): boolean {
  if (!isTerminal(output) || isDumb() || ['', 'cat'].includes(pager.trim())) return false;
  const lines = text.replace(/\n$/u, '').split('\n').length;
  // The last row is the prompt's.
  return lines > rows - 1;
}

function rowsOf(output: Writable): number {
  return 'rows' in output && Number(output.rows) > 0 ? Number(output.rows) : 24;
}

/** The shell would say in English that there is no such program. */
function ifThere(pager: string): string {
  const [program = ''] = pager.trim().split(/\s+/u);
  return /^[\w./-]+$/u.test(program) ? `command -v ${program} > /dev/null || exit 127; ` : '';
}

/** @returns whether there is such a pager */
async function runPager(pager: string, text: string): Promise<boolean> {
  try {
    const child = spawn(`${ifThere(pager)}${settings}; ${pager}`, {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    // A person who has read enough leaves before all is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
    const [code] = await once(child, 'close');
    return !notRun.includes(code);
  } catch {
    // No process can be started just now.
    return false;
  }
}
