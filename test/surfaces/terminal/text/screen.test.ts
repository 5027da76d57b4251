import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { lookOf } from '../../../../src/surfaces/terminal/text/screen.ts';
import { asTerminal } from '../streams.ts';

test('a terminal gets colour and its width', () => {
  const look = lookOf(asTerminal(new PassThrough()), {});
  expect(look.width).toBe(80);
  expect(look.dim('暗')).toBe('\u001b[2m暗\u001b[22m');
});

test('NO_COLOR leaves the width', () => {
  const look = lookOf(asTerminal(new PassThrough()), { NO_COLOR: '1' });
  expect([look.width, look.bold('粗')]).toEqual([80, '粗']);
});

test('a pipe gets neither', () => {
  const look = lookOf(new PassThrough(), {});
  expect([look.width, look.bold('粗')]).toEqual([undefined, '粗']);
});
