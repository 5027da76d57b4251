import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Keyboard } from '../../../../src/surfaces/terminal/keyboard/keyboard.ts';
import { openKeyboard } from '../../../../src/surfaces/terminal/keyboard/open-keyboard.ts';
import { asTerminal, Screen } from '../streams.ts';

const [ctrlC, ctrlD, enter, backspace] = ['\u0003', '\u0004', '\r', '\u007f'];
const [up, left, tab] = ['\u001b[A', '\u001b[D', '\t'];
const howToLeave = '再按一次 Ctrl-C 离开，也可输入 /quit。';

let keyboards: Keyboard[] = [];

// Node's readline writes nothing to a dumb terminal, whatever the test's own one is.
beforeEach(() => {
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
  for (const keyboard of keyboards) keyboard.close();
  keyboards = [];
  vi.unstubAllEnvs();
});

describe('a keyboard that a person sits at', () => {
  test('leaves nothing of any character after one backspace', async () => {
    const { keyboard, input } = setUp();
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(text.filter(isPlain), async (typed) => {
        const next = keyboard.read();
        const count = [...new Intl.Segmenter('zh').segment(typed)].length;
        input.write(`${typed}${backspace.repeat(count)}空${enter}`);
        expect(await next).toBe('空');
      }),
    );
  });

  test('inserts text where the cursor is, however it is cut', async () => {
    const { keyboard, input } = setUp();
    for (const pieces of [['生产'], ['生', '产'], [Buffer.from('生产').subarray(0, 4)]]) {
      const next = keyboard.read();
      input.write(`总值${left}${left}`);
      for (const piece of pieces) input.write(piece);
      if (pieces[0] instanceof Buffer) input.write(Buffer.from('生产').subarray(4));
      input.write(enter);
      expect(await next).toBe('生产总值');
    }
  });

  test('holds back what is typed while nothing is read, and then shows and gives it', async () => {
    const { keyboard, input, screen } = setUp();
    await keyboard.during(async () => {
      input.write(`问题${enter}第二问${enter}半`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    expect(screen.text).toBe('');
    expect(await keyboard.read()).toBe('问题');
    expect(screen.text).toBe('问报> 问题\n');
    expect(await keyboard.read()).toBe('第二问');
    const next = keyboard.read();
    expect(screen.text).toBe('问报> 问题\n问报> 第二问\n问报> 半');
    input.write(`句${enter}`);
    expect(await next).toBe('半句');
  });

  test('aborts a task with Ctrl-C, and forgets what was typed ahead', async () => {
    const { keyboard, input } = setUp();
    await keyboard.during(async (signal) => {
      input.write(`忘掉${enter}`);
      input.write(ctrlC);
      await vi.waitFor(() => expect(signal.aborted).toBe(true));
    });
    const next = keyboard.read();
    input.write(`记住${enter}`);
    expect(await next).toBe('记住');
  });

  test('aborts a task with Ctrl-D and is over', async () => {
    const { keyboard, input } = setUp();
    await keyboard.during(async (signal) => {
      input.write(ctrlD);
      await vi.waitFor(() => expect(signal.aborted).toBe(true));
    });
    expect(await keyboard.read()).toBeUndefined();
  });

  test('keeps Ctrl-D in its place behind what was typed ahead', async () => {
    const { keyboard, input } = setUp();
    const isAborted = await keyboard.during(async (signal) => {
      input.write(`最后一问${enter}${ctrlD}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return signal.aborted;
    });
    expect(isAborted).toBe(false);
    expect(await keyboard.read()).toBe('最后一问');
    expect(await keyboard.read()).toBeUndefined();
  });

  test.each(['end', 'destroy'] as const)('aborts a task when the input does %s', async (how) => {
    const { keyboard, input } = setUp();
    await keyboard.during(async (signal) => {
      input[how]();
      await vi.waitFor(() => expect(signal.aborted).toBe(true));
    });
    expect(await keyboard.read()).toBeUndefined();
  });

  test('says on the first Ctrl-C how to leave, and leaves on the second in a row', async () => {
    const { keyboard, input, screen } = setUp();
    const next = keyboard.read();
    input.write(`${ctrlC}a${backspace}${ctrlC}${ctrlC}`);
    expect(await next).toBeUndefined();
    expect(screen.text.split(howToLeave)).toHaveLength(3);
    expect(screen.text.endsWith(`${howToLeave}\n问报> \n`)).toBe(true);
  });

  test('clears a begun line or block with Ctrl-C, and counts that for no first press', async () => {
    const { keyboard, input, screen } = setUp();
    const next = keyboard.read();
    input.write(`半句${ctrlC}`);
    input.write(`"""${enter}第一行${enter}第二${ctrlC}`);
    input.write(`问题${enter}`);
    expect(await next).toBe('问题');
    expect(screen.text).not.toContain(howToLeave);
  });

  test('deletes to the right with Ctrl-D in a line, and leaves with it on an empty one', async () => {
    const { keyboard, input } = setUp();
    const first = keyboard.read();
    input.write(`甲👨‍👩‍👧乙${left}${left}${ctrlD}${enter}`);
    expect(await first).toBe('甲乙');
    const second = keyboard.read();
    input.write(`"""${enter}第一行${enter}${ctrlD}`);
    expect(await second).toBeUndefined();
  });

  test('has entries in its history once, the newest last, a block on one line', async () => {
    const { keyboard, input, onEntry } = setUp({ history: ['旧乙', '旧甲'] });
    const entries = await readAll(keyboard, input, [
      `"""一${enter}二"""`,
      '旧乙',
      '',
      up,
      `${up}${up}`,
      `${up}${up}${up}`,
    ]);
    expect(entries).toEqual(['一\n二', '旧乙', '旧乙', '一 二', '旧甲']);
    expect(onEntry.mock.calls.flat()).toEqual(entries);
  });

  test('completes the word before the cursor, and nothing inside a block', async () => {
    const complete = vi.fn((line: string) => (line.startsWith('/') ? ['/open', '/opens'] : []));
    const { keyboard, input } = setUp({ complete });
    const entries = await readAll(keyboard, input, [
      `／o${tab}${tab}`,
      `无${tab}`,
      `一\\${enter}/o${tab}`,
    ]);
    expect(entries).toEqual(['/open', '无', '一 /o']);
    expect(complete.mock.calls.flat()).toEqual(['/o', '/open', '无']);
  });

  test('goes on when a completion fails', async () => {
    const { keyboard, input } = setUp({
      complete: () => {
        throw new Error('档案坏了');
      },
    });
    expect(await readAll(keyboard, input, [`/o${tab}`])).toEqual(['/o']);
  });

  test('cuts off an endless line and says so', async () => {
    const { keyboard, input, screen } = setUp();
    const [entry] = await readAll(keyboard, input, [`a${'😀'.repeat(30_000)}`]);
    expect(entry).toBe(`a${'😀'.repeat(499)}`);
    expect(screen.text).toContain('一行最多 1000 字，后面的没有收下。');
  });

  test('redraws its line at a resize, and nothing while it is not read', async () => {
    const { keyboard, input, screen } = setUp();
    const next = keyboard.read();
    input.write('半');
    await screen.shows('半');
    screen.emit('resize');
    await screen.shows('问报> 半问报> 半');
    input.write(enter);
    await next;
    const written = screen.raw;
    screen.emit('resize');
    expect(screen.raw).toBe(written);
  });

  test('lends the terminal as it was, and has it again even if that fails', async () => {
    const { keyboard, input, screen, modes } = setUp();
    const lent = keyboard.lend(async () => {
      expect(modes).toEqual([true, false]);
      expect(input.isPaused()).toBe(true);
      expect(screen.raw.endsWith('\u001b[?2004l')).toBe(true);
      throw new Error('没有这个程序');
    });
    await expect(lent).rejects.toThrow('没有这个程序');
    expect(modes).toEqual([true, false, true]);
    expect(screen.raw.endsWith('\u001b[?2004h')).toBe(true);
    expect(await readAll(keyboard, input, ['问题'])).toEqual(['问题']);
  });

  test('leaves nothing behind when it is closed, once or twice', async () => {
    const events = ['exit', 'SIGINT'] as const;
    const before = events.map((event) => process.listenerCount(event));
    const { keyboard, input, screen, modes } = setUp();
    const next = keyboard.read();
    keyboard.close();
    keyboard.close();
    expect(await next).toBeUndefined();
    expect(modes).toEqual([true, false]);
    expect(screen.raw.split('\u001b[?2004l')).toHaveLength(2);
    expect(input.isPaused()).toBe(true);
    for (const event of ['data', 'end', 'error', 'close'])
      expect(input.listenerCount(event)).toBe(0);
    expect(screen.listenerCount('resize')).toBe(0);
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
  });
});

interface SetUp {
  readonly history?: readonly string[];
  readonly complete?: (line: string) => readonly string[];
}

function setUp({ history = [], complete = () => [] }: SetUp = {}) {
  const modes: boolean[] = [];
  const input = Object.assign(asTerminal(new PassThrough()), {
    setRawMode: (isRaw: boolean) => modes.push(isRaw),
  });
  const screen = asTerminal(new Screen());
  const onEntry = vi.fn();
  const onHint = (hint: string) => screen.write(`${hint}\n`);
  const options = { input, output: screen, prompt: '问报> ', history, complete };
  const keyboard = openKeyboard({ ...options, onEntry, onHint });
  keyboards.push(keyboard);
  return { keyboard, input, screen, onEntry, modes };
}

/** What is read when each is typed and entered; an empty one gives no entry. */
async function readAll(
  keyboard: Keyboard,
  input: PassThrough,
  typed: readonly string[],
): Promise<(string | undefined)[]> {
  for (const one of typed) input.write(one + enter);
  const entries: (string | undefined)[] = [];
  for (const _ of typed.filter(Boolean)) entries.push(await keyboard.read());
  return entries;
}

/** Text that holds no key, is not trimmed and opens no block. */
function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}
