import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { typescriptLoader } from '../../typescript-loader.ts';
import type { Contract } from './contracts.ts';

/** What a measurement gave, or in a few English words why it gave nothing. */
export type Outcome<Value> = { readonly value: Value } | { readonly failure: string };

export interface TaskLimits {
  readonly signal: AbortSignal;
  /** Longest time that it may take; without it there is no limit. */
  readonly limitMinutes?: number;
}

/** How a process ended. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly killedBy: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const taskPath = fileURLToPath(new URL('task.ts', import.meta.url));
/** Of what a process says, the end is enough to tell why it failed. */
const keptChars = 20_000;

/**
 * Runs a measurement in a process of its own, so that its memory is its own and nothing is warm.
 * @throws the signal's reason when aborted; a measurement that fails is an outcome, not an error
 */
export async function runTask<Input extends z.ZodType, Output extends z.ZodType>(
  { name, output }: Contract<Input, Output>,
  input: z.input<Input>,
  { signal, limitMinutes }: TaskLimits,
): Promise<Outcome<z.infer<Output>>> {
  signal.throwIfAborted();
  const limit = limitMinutes === undefined ? undefined : AbortSignal.timeout(limitMinutes * 60_000);
  const args = ['--import', typescriptLoader, taskPath, name, JSON.stringify(input)];
  const end = await runNode(args, limit ? AbortSignal.any([signal, limit]) : signal);
  signal.throwIfAborted();
  if (limit?.aborted) return { failure: `stopped after ${limitMinutes} min` };
  return readOutcome(output, end);
}

/** Native code does not look at its event loop, so that only a kill stops it. */
function runNode(args: readonly string[], signal: AbortSignal): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', (text: string) => {
        said[stream] = (said[stream] + text).slice(-keptChars);
      });
    }
    const stop = () => child.kill('SIGKILL');
    signal.addEventListener('abort', stop);
    child.on('error', reject);
    child.on('close', (exitCode, killedBy) => {
      signal.removeEventListener('abort', stop);
      resolve({ exitCode, killedBy, ...said });
    });
  });
}

/** The result in the last line of a process's output, or why there is none. */
export function readOutcome<Output extends z.ZodType>(
  output: Output,
  end: ProcessEnd,
): Outcome<z.infer<Output>> {
  if (end.exitCode !== 0) return { failure: failureOf(end) };
  const line = end.stdout.trimEnd().split('\n').at(-1) ?? '';
  try {
    return { value: output.parse(JSON.parse(line)) };
  } catch {
    return { failure: 'its result could not be read' };
  }
}

const knownFailures: readonly (readonly [RegExp, string])[] = [
  [/heap out of memory/u, 'died: JavaScript heap out of memory'],
  [/Invalid string length|Cannot create a string longer/u, 'died: string too long for JavaScript'],
  [/Invalid array length|Map maximum size/u, 'died: too many items for JavaScript'],
  [/bad_alloc|ENOMEM|Array buffer allocation failed/u, 'died: out of memory'],
];

/** Why a process failed, in a few English words. */
export function failureOf({ exitCode, killedBy, stderr }: ProcessEnd): string {
  const known = knownFailures.find(([pattern]) => pattern.test(stderr));
  if (known) return known[1];
  if (killedBy) return `died: ${killedBy}`;
  const message = /^\[?(\w*Error(?: \[[^\]]*\])?: .*?)(?:\] \{)?$/mu.exec(stderr)?.[1];
  return `failed: ${message?.slice(0, 120) ?? `exit code ${exitCode}`}`;
}
