import { PassThrough } from 'node:stream';
import stringWidth from 'fast-string-width';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isDumb, lookOf, plainLook } from '../../../../src/surfaces/terminal/text/screen.ts';
import { asTerminal } from '../streams.ts';

const terminal = () => asTerminal(new PassThrough());

afterEach(() => vi.unstubAllEnvs());

describe('the look of', () => {
  test('a terminal is coloured and has its width', () => {
    const look = lookOf(terminal(), {});
    expect(look.width).toBe(80);
    expect(look.dim('暗')).toBe('\u001b[2m暗\u001b[22m');
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }],
    ['a dumb terminal', { TERM: 'dumb' }],
  ])('%s is plain but for the width', (_, env) => {
    vi.stubEnv('FORCE_HYPERLINK', '1');
    const look = lookOf(terminal(), env);
    expect(look).toEqual({ ...plainLook, width: 80 });
    expect(look.link('文', 'file:///x')).toBe('文');
  });

  test('a pipe is plain', () => {
    expect(lookOf(new PassThrough(), {})).toBe(plainLook);
  });

  test('a terminal has links where it is known to show them, which take no room', () => {
    vi.stubEnv('FORCE_HYPERLINK', '1');
    const link = lookOf(terminal(), {}).link('文', 'file:///%E6%96%87.txt');
    expect(link).toBe('\u001b]8;;file:///%E6%96%87.txt\u001b\\文\u001b]8;;\u001b\\');
    expect(stringWidth(link)).toBe(2);
    vi.stubEnv('FORCE_HYPERLINK', '0');
    expect(lookOf(terminal(), {}).link('文', 'file:///x')).toBe('文');
  });
});

test('only a terminal that says so is dumb', () => {
  expect([isDumb({ TERM: 'dumb' }), isDumb({ TERM: 'xterm' }), isDumb({})]).toEqual([
    true,
    false,
    false,
  ]);
});
