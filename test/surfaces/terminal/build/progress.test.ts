import { afterEach, expect, test, vi } from 'vitest';
import {
  createEstimate,
  createProgress,
} from '../../../../src/surfaces/terminal/build/progress.ts';
import { asTerminal, Screen } from '../streams.ts';

const title = '正在建立档案，请稍候。';

afterEach(() => vi.unstubAllEnvs());

test('what remains is told by the rate of the stage, once a rate is known', () => {
  let now = 0;
  const remaining = createEstimate(() => now);
  const at = (ms: number, stage: 'sources' | 'graph', done: number) => {
    now = ms;
    return remaining({ stage, done, total: 1_000 });
  };
  expect(at(0, 'sources', 100)).toBe('');
  expect(at(500, 'sources', 110)).toBe('');
  expect(at(10_000, 'sources', 200)).toBe('，还需约 1 分 20 秒');
  expect(at(20_000, 'graph', 0)).toBe('');
  expect(at(30_000, 'graph', 500)).toBe('，还需约 10 秒');
});

test('a build that has nothing to do says nothing', () => {
  const screen = new Screen();
  createProgress(screen, title).stop();
  expect(screen.raw).toBe('');
});

test('a build says once what it does, before it shows how far it is', () => {
  vi.stubEnv('TERM', 'xterm');
  const screen = asTerminal(new Screen());
  const progress = createProgress(screen, title);
  progress.update({ stage: 'sources', done: 1, total: 4 });
  progress.update({ stage: 'sources', done: 2, total: 4 });
  progress.stop();
  expect(screen.raw.split(title)).toEqual(['', expect.stringMatching(/^\n.*读取版面.*25%/su)]);
});

test.each([
  ['a pipe', new Screen(), 'xterm'],
  ['a dumb terminal', asTerminal(new Screen()), 'dumb'],
])('%s is shown no bar', (_, screen, terminal) => {
  vi.stubEnv('TERM', terminal);
  const progress = createProgress(screen, title);
  progress.update({ stage: 'sources', done: 1, total: 4 });
  progress.stop();
  expect(screen.raw).toBe(`${title}\n`);
});
