import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzTargets } from '../../test/fuzzing/registry.ts';
import { typescriptLoader } from '../typescript-loader.ts';
import { type FuzzOrder, type FuzzResult, fuzzResult } from './order.ts';

export interface FuzzPlan {
  readonly inputs: number;
  readonly seed: number;
  readonly path?: string;
  /** Part of the names of the targets that are wanted; empty for all. */
  readonly only: string;
  /** For each target. */
  readonly limitMs: number;
  readonly longestChars: number;
  /** How many processes are at work at once. */
  readonly jobs: number;
  readonly tell: (line: string) => void;
}

/** Beyond its limit a target has so long to end by itself. */
const graceMs = 10_000;
const worker = new URL('worker.ts', import.meta.url);

/** Tries the wanted targets, each in a process of its own; in the order of the registry. */
export async function fuzzAll(plan: FuzzPlan): Promise<FuzzResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-fuzz-'));
  const names = fuzzTargets.map(({ name }) => name).filter((name) => name.includes(plan.only));
  const results = new Map<string, FuzzResult>();
  const waiting = [...names];
  const workOff = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await fuzzOne(name, plan, join(folder, `${names.indexOf(name)}`));
      results.set(name, result);
      plan.tell(`${result.failure === undefined ? '✓' : '✗'} ${name}`);
    }
  };
  await Promise.all(Array.from({ length: plan.jobs }, workOff));
  rmSync(folder, { recursive: true, force: true });
  return names.flatMap((name) => results.get(name) ?? []);
}

async function fuzzOne(name: string, plan: FuzzPlan, placeFile: string): Promise<FuzzResult> {
  const { inputs, seed, longestChars, limitMs, path } = plan;
  const startedAt = performance.now();
  const order: FuzzOrder = {
    ...{ name, inputs, seed, longestChars, placeFile, timeLimitMs: limitMs },
    ...(path !== undefined && { path }),
  };
  const told = await outcomeOf(order, limitMs + graceMs);
  if (told) return { name, ...told };
  const place = placeIn(placeFile);
  return {
    name,
    inputs: Number(place),
    elapsedMs: performance.now() - startedAt,
    slowestMs: Number.NaN,
    failure: `The process ended or hung at { seed: ${seed}, path: "${place}" }.`,
  };
}

/** What the process told; nothing where it ended before, or had to be ended. */
function outcomeOf(order: FuzzOrder, limitMs: number) {
  const child = fork(worker, { execArgv: ['--import', typescriptLoader] });
  return new Promise<Omit<FuzzResult, 'name'> | undefined>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.once('message', (message) => resolve(fuzzResult.parse(message)));
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    child.send(order);
  });
}

function placeIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || '0';
  } catch {
    return '0';
  }
}
