import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { describeError, WenbaoError } from '../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-errors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = createRequire(import.meta.url);

/** What loading gives up with. */
function failureOf(path: string): unknown {
  try {
    load(path);
  } catch (error) {
    return error;
  }
  throw new Error('It was loaded.');
}

it('tells of an error of this program what is wrong and what to do', () => {
  const error = new WenbaoError('source', '找不到 pages。', '请检查路径。');
  expect(describeError(error)).toBe('找不到 pages。请检查路径。');
});

it('names the doctor and the detail of an error that nobody expected', () => {
  expect(describeError(new Error('坏了'))).toMatch(/^程序内部出错：坏了。.*npm run doctor/u);
  expect(describeError('坏了')).toMatch(/^程序内部出错：坏了。/u);
});

it.each<[string, () => unknown]>([
  ['is not there', () => failureOf('no-such-package-anywhere')],
  [
    'holds compiled code that is damaged',
    () => {
      const path = join(folder, 'damaged.node');
      writeFileSync(path, 'no compiled code');
      return failureOf(path);
    },
  ],
  [
    'has lost its compiled code',
    () => new Error(`Could not locate the bindings file. Tried:\n → ${folder}/build/addon.node`),
  ],
])(
  'says of a package that %s how to install it again, and no path of the machine',
  (_, failing) => {
    const told = describeError(failing());
    expect(told).toMatch(/^程序包缺失或损坏。.*npm ci.*npm run doctor/u);
    expect(told).not.toMatch(/[/\\]|\n/u);
  },
);
