import fc from 'fast-check';
import { expectBuiltinsUntouched } from './expectations.ts';

/** How hard a target is tried. */
export interface FuzzSettings {
  readonly inputs: number;
  readonly seed: number;
  /** About so many UTF-16 units the longest texts have. */
  readonly longestChars: number;
  /** For all inputs; a target that takes longer has failed. */
  readonly timeLimitMs: number;
  /** Where in the run of this seed to begin, as a failure told it. */
  readonly path?: string;
  /** Told the place of each input, from 0, before it is tried. */
  readonly onInput?: (place: number) => void;
}

/** What came of it. */
export interface FuzzOutcome {
  readonly inputs: number;
  readonly elapsedMs: number;
  /** Of the input that took longest. */
  readonly slowestMs: number;
  /** Seed, path, shrunk counterexample and error, in several lines. */
  readonly failure?: string;
}

/** A parser that is tried with many inputs, and what has to hold of each of them. */
export interface FuzzTarget {
  readonly name: string;
  /** The sources that hold the parser, from the project's root. */
  readonly files: readonly string[];
  /** One sentence for the table of targets. */
  readonly promise: string;
  /** The part of the inputs of a quick run that it is tried with; 1 unless its inputs are dear. */
  readonly quickShare: number;
  run(settings: FuzzSettings): Promise<FuzzOutcome>;
  /** Gives back what its runs opened. */
  close(): Promise<void>;
}

interface TargetDescription<Input> extends Pick<FuzzTarget, 'name' | 'files' | 'promise'> {
  readonly quickShare?: number;
  readonly inputs: (longestChars: number) => fc.Arbitrary<Input>;
  /** Throws, or rejects, where the promise is broken. */
  readonly holds: (input: Input) => Promise<void> | void;
  readonly close?: () => Promise<void>;
}

/** Makes a target; beside its own promise, no input may change what all objects inherit. */
export function fuzzTarget<Input>(description: TargetDescription<Input>): FuzzTarget {
  const { inputs, holds, quickShare = 1, close = async () => {}, ...described } = description;
  return {
    ...described,
    quickShare,
    close,
    run: (settings) => run(inputs(settings.longestChars), holds, settings),
  };
}

async function run<Input>(
  arbitrary: fc.Arbitrary<Input>,
  holds: (input: Input) => Promise<void> | void,
  { inputs, seed, timeLimitMs, path, onInput = () => {} }: FuzzSettings,
): Promise<FuzzOutcome> {
  let place = 0;
  let slowestMs = 0;
  const property = fc.asyncProperty(arbitrary, async (input) => {
    onInput(place++);
    const startedAt = performance.now();
    await holds(input);
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    expectBuiltinsUntouched();
  });
  const startedAt = performance.now();
  const details = await fc.check(property, {
    numRuns: inputs,
    seed,
    interruptAfterTimeLimit: timeLimitMs,
    markInterruptAsFailure: true,
    ...(path !== undefined && { path }),
  });
  const outcome = {
    inputs: details.numRuns,
    elapsedMs: performance.now() - startedAt,
    slowestMs,
  };
  const report = fc.defaultReportMessage(details);
  if (report === undefined) return outcome;
  const error = details.errorInstance;
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ...outcome, failure: `${report}\n${cause}` };
}
