import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { WriterLock } from '../../src/archive/writer-lock.ts';
import { temporaryFolder } from '../support/indexed.ts';

const holdLock = `
  import { WriterLock } from './src/archive/writer-lock.ts';
  WriterLock.acquire(process.argv[1]);
  process.stdout.write('held');
  setInterval(() => {}, 1000);
`;

describe('the right to write an archive', () => {
  it('is held by one at a time, and given back', async () => {
    const folder = await temporaryFolder();
    const lock = WriterLock.acquire(folder);
    expect(() => WriterLock.acquire(folder)).toThrow(`进程 ${process.pid}`);
    lock.release();
    WriterLock.acquire(folder).release();
  });

  it.each([1, 99, 512, 4_096])(
    'is given also where %i strange bytes stand in its file',
    async (length) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'writer.lock'), Buffer.alloc(length, 'strange'));
      const lock = WriterLock.acquire(folder);
      expect(() => WriterLock.acquire(folder)).toThrow(`进程 ${process.pid}`);
      lock.release();
    },
  );

  it('is not kept by one that could not say who holds it', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'writer.json'));
    expect(() => WriterLock.acquire(folder)).toThrow();
    await rmdir(join(folder, 'writer.json'));
    WriterLock.acquire(folder).release();
  });

  it('is refused while another process holds it, and free once that was killed', async () => {
    const folder = await temporaryFolder();
    const holder = spawn(
      process.execPath,
      ['--import', typescriptLoader, '--input-type=module', '--eval', holdLock, folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    expect(() => WriterLock.acquire(folder)).toThrow(`进程 ${holder.pid}`);
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
    WriterLock.acquire(folder).release();
  });
});
