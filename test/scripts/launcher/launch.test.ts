import { existsSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeBundle } from '../../../scripts/launcher/bundle.mjs';
import { freshBundle } from '../../../scripts/launcher/manifest.mjs';
import { TinyProgram } from './tiny-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const greeted = { exitCode: 0, stdout: '早上好 青川\n', stderr: '' };

describe.concurrent('the launcher', () => {
  it('runs a program with its arguments, and makes its bundle only once', async () => {
    const tiny = new TinyProgram(folder);
    expect(await tiny.run('青川')).toEqual(greeted);
    const made = tiny.bundleFolders();
    expect(made).toHaveLength(1);
    expect(await tiny.run('青川')).toEqual(greeted);
    expect(tiny.bundleFolders()).toEqual(made);
  });

  it('runs what was bundled, and not the sources', async () => {
    const tiny = new TinyProgram(folder);
    await tiny.run();
    // Only a stamp of the same size and time hides the change.
    const at = new Date(1_700_000_000_000);
    const source = join(tiny.program.root, 'src/word.ts');
    utimesSync(source, at, at);
    await tiny.run();
    tiny.write('src/word.ts', "export const word: string = '晚上好';\n");
    utimesSync(source, at, at);
    expect(await tiny.run('青川')).toEqual(greeted);
  });

  it('takes up a changed source at once', async () => {
    const tiny = new TinyProgram(folder);
    await tiny.run();
    tiny.write('src/word.ts', "export const word: string = '晚上好';\n");
    expect(await tiny.run('青川')).toEqual({ ...greeted, stdout: '晚上好 青川\n' });
  });

  it('makes the bundle anew when other packages are installed', async () => {
    const tiny = new TinyProgram(folder);
    await tiny.run();
    tiny.write('package-lock.json', '{}');
    expect(freshBundle(tiny.program)).toBeUndefined();
    expect(await tiny.run('青川')).toEqual(greeted);
    expect(freshBundle(tiny.program)).toBe(tiny.currentBundle());
  });

  it('lets several processes make the bundle at once', async () => {
    const tiny = new TinyProgram(folder);
    const runs = await Promise.all(['', '', ''].map(() => tiny.run('青川')));
    expect(runs).toEqual([greeted, greeted, greeted]);
    expect(freshBundle(tiny.program)).toBe(tiny.currentBundle());
  });

  it.each<[string, (tiny: TinyProgram) => void]>([
    ['is cut short', (tiny) => truncateSync(tiny.currentBundle(), 100)],
    ['is missing', (tiny) => rmSync(tiny.currentBundle())],
    ['has lost its folder', (tiny) => rmSync(dirname(tiny.currentBundle()), { recursive: true })],
    ['has an empty manifest', (tiny) => truncateSync(join(tiny.cache, 'greet.json'), 0)],
    ['has a manifest of other JSON', (tiny) => writeFileSync(join(tiny.cache, 'greet.json'), '{}')],
  ])('makes a bundle anew that %s', async (_damage, inflict) => {
    const tiny = new TinyProgram(folder);
    await tiny.run();
    inflict(tiny);
    expect(await tiny.run('青川')).toEqual(greeted);
    expect(freshBundle(tiny.program)).toBe(tiny.currentBundle());
  });

  it('runs the sources where no bundle can be written', async () => {
    const tiny = new TinyProgram(folder);
    tiny.blockCache();
    expect(await tiny.run('青川')).toEqual(greeted);
  });

  it('shows what is wrong with sources that cannot be bundled, and leaves nothing behind', async () => {
    const tiny = new TinyProgram(folder);
    tiny.write('src/word.ts', 'export const word = ;\n');
    const { exitCode, stdout, stderr } = await tiny.run();
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('word.ts');
    expect(tiny.bundleFolders()).toEqual([]);
  });

  it('gives each source its own address, by which it finds the files beside it', async () => {
    const tiny = new TinyProgram(folder);
    tiny.write('src/word.ts', 'export const word: string = import.meta.url;\n');
    const address = pathToFileURL(join(tiny.program.root, 'src/word.ts')).href;
    expect(await tiny.run()).toEqual({ exitCode: 0, stdout: `${address}\n`, stderr: '' });
  });

  it('names the lines of the sources in a stack trace, when Node is asked to', async () => {
    const tiny = new TinyProgram(folder);
    tiny.write('src/word.ts', "\nexport const word: string = '';\nthrow new Error('坏了');\n");
    const { stderr } = await tiny.runWith({ NODE_OPTIONS: '--enable-source-maps' });
    expect(stderr).toContain('src/word.ts:3:7');
  });
});

it('of old bundles only some are kept, and the newest is among them', async () => {
  const tiny = new TinyProgram(folder);
  const made = [];
  for (let count = 0; count < 10; count++) {
    made.push(await makeBundle(tiny.program));
    const madeAt = new Date(1_700_000_000_000 + count * 1000);
    utimesSync(dirname(made.at(-1) ?? ''), madeAt, madeAt);
  }
  expect(made.map((bundle) => existsSync(bundle))).toEqual([false, false, ...Array(8).fill(true)]);
  expect(await tiny.run('青川')).toEqual(greeted);
});
