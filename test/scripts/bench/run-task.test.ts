import { describe, expect, it } from 'vitest';
import { rawTokensTask, stagesTask } from '../../../scripts/bench/scale/contracts.ts';
import { failureOf, readOutcome, runTask } from '../../../scripts/bench/scale/run-task.ts';

const { signal } = new AbortController();
const end = { exitCode: 0, killedBy: null, stdout: '', stderr: '' };

describe('runTask', () => {
  it('measures in another process', async () => {
    const outcome = await runTask(stagesTask, { sourceFolder: 'seeds' }, { signal });
    expect(outcome).toHaveProperty('value.embedMs');
  });

  it('stops a measurement that takes too long, and says so', async () => {
    const limits = { signal, limitMinutes: 0.0005 };
    const outcome = await runTask(stagesTask, { sourceFolder: 'seeds' }, limits);
    expect(outcome).toEqual({ failure: 'stopped after 0.0005 min' });
  });

  it('tells why a measurement failed', async () => {
    const outcome = await runTask(rawTokensTask, { documentsPath: 'absent.jsonl' }, { signal });
    expect(outcome).toEqual({ failure: expect.stringContaining('ENOENT') });
  });

  it('rejects when it is aborted', async () => {
    const controller = new AbortController();
    const running = runTask(stagesTask, { sourceFolder: 'seeds' }, controller);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});

describe('readOutcome', () => {
  const { output } = rawTokensTask;

  it('takes the last line', () => {
    const stdout = 'a remark\n{"characters":3,"elapsedMs":1.5}\n';
    expect(readOutcome(output, { ...end, stdout })).toEqual({
      value: { characters: 3, elapsedMs: 1.5 },
    });
  });

  it.each(['', 'a remark', '{"characters":"3"}'])('does not take "%s" for a result', (stdout) => {
    expect(readOutcome(output, { ...end, stdout })).toEqual({
      failure: 'its result could not be read',
    });
  });
});

describe('failureOf', () => {
  it.each([
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', /heap/u],
    ['RangeError: Invalid string length\n    at JSON.stringify', /string too long/u],
    ['Error: Cannot create a string longer than 0x1fffffe8 characters', /string too long/u],
    ['file:1\n  throw x\n\nTypeError: x is not a function\n    at y', /TypeError: x is not/u],
    ['', /exit code 1/u],
  ])('finds the reason in %j', (stderr, reason) => {
    expect(failureOf({ ...end, exitCode: 1, stderr })).toMatch(reason);
  });

  it('names the signal that ended a process', () => {
    expect(failureOf({ ...end, exitCode: null, killedBy: 'SIGSEGV' })).toBe('died: SIGSEGV');
  });
});
