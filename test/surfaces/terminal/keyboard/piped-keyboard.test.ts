import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Keyboard } from '../../../../src/surfaces/terminal/keyboard/keyboard.ts';
import { openKeyboard } from '../../../../src/surfaces/terminal/keyboard/open-keyboard.ts';
import { asTerminal, Screen } from '../streams.ts';

describe('a keyboard that is a pipe', () => {
  test('gives a line after the other, without a prompt, history or blocks', async () => {
    const { keyboard, input, output, onEntry } = setUp();
    input.end('甲\r\n\n  乙\\  \n"""\n丙\u2028丁');
    expect(await entriesOf(keyboard)).toEqual(['甲', '乙\\', '"""', '丙\u2028丁']);
    expect(keyboard.isInteractive).toBe(false);
    expect(output.raw).toBe('');
    expect(onEntry).not.toHaveBeenCalled();
  });

  test('is a pipe also where only one end is a terminal', async () => {
    const { keyboard, input, output } = setUp(asTerminal(new PassThrough()));
    input.end('甲\n');
    expect(await entriesOf(keyboard)).toEqual(['甲']);
    expect(output.raw).toBe('');
  });

  test('loses no line, in whatever pieces they come and however late they are read', async () => {
    const line = fc.string({ unit: fc.constantFrom('甲', '👍', 'a'), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
        const { keyboard, input } = setUp();
        const bytes = Buffer.from(lines.join('\n'));
        for (let at = 0; at < bytes.length; at += size) input.write(bytes.subarray(at, at + size));
        input.end();
        await new Promise((resolve) => setImmediate(resolve));
        expect(await entriesOf(keyboard)).toEqual(lines);
      }),
      { numRuns: 50 },
    );
  });

  test('lets the input wait while thousands of lines do, and gives them all', async () => {
    const { keyboard, input } = setUp();
    const lines = Array.from({ length: 5_000 }, (_, at) => `第${at}问`);
    for (const line of lines) input.write(`${line}\n`);
    await vi.waitFor(() => expect(input.isPaused()).toBe(true));
    input.end();
    expect(await entriesOf(keyboard)).toEqual(lines);
  });

  test('ends with an input that fails, or that is closed', async () => {
    for (const error of [new Error('断了'), undefined]) {
      const { keyboard, input } = setUp();
      input.write('甲\n');
      expect(await keyboard.read()).toBe('甲');
      const next = keyboard.read();
      input.destroy(error);
      expect(await next).toBeUndefined();
      expect(await keyboard.read()).toBeUndefined();
    }
  });

  test('does not abort a task when the input is over, nor keep a signal from the program', async () => {
    const before = process.listenerCount('SIGINT');
    const { keyboard, input } = setUp();
    input.end('甲\n');
    await keyboard.read();
    const isAborted = await keyboard.during(async (signal) => {
      expect(await keyboard.read()).toBeUndefined();
      return signal.aborted;
    });
    expect(isAborted).toBe(false);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('is over when it is closed, once or twice', async () => {
    const { keyboard, input } = setUp();
    const next = keyboard.read();
    keyboard.close();
    keyboard.close();
    expect(await next).toBeUndefined();
    expect(input.listenerCount('data')).toBe(0);
  });
});

function setUp(input = new PassThrough()) {
  const output = new Screen();
  const onEntry = vi.fn();
  const none = { history: [], complete: () => [], onHint: () => {} };
  const keyboard = openKeyboard({ input, output, prompt: '问报> ', onEntry, ...none });
  return { keyboard, input, output, onEntry };
}

async function entriesOf(keyboard: Keyboard): Promise<string[]> {
  const entries: string[] = [];
  for (let entry = await keyboard.read(); entry !== undefined; entry = await keyboard.read()) {
    entries.push(entry);
  }
  return entries;
}
