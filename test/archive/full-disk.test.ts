import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { temporaryFolder } from '../support/indexed.ts';

/** In a namespace of its own a test may mount a small disk, if it may make one. */
const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

// Skipped where the machine does not let a test make a small disk (Linux, as root).
describe.skipIf(!mayMount)('on a full disk, and on one that cannot be written', () => {
  test('builds fail with what to do, questions are answered, and with space all is well', async () => {
    const results = await runOnSmallDisk();
    const full = expect.stringMatching(/^archive: .*写不进去，磁盘已满。请腾出空间后再试。$/u);
    expect(results).toMatchObject({
      'first build': 'done',
      'update with 0 KiB': full,
      'rebuild with 0 KiB': full,
      'question with 0 KiB': '青河大桥昨日通车，全长3.6公里。',
      'start with 0 KiB': expect.stringMatching(
        /磁盘已满。请腾出空间后再试。现在用已有的档案回答。$/u,
      ),
      'update with 64 KiB': full,
      'rebuild with 64 KiB': full,
      'question with 64 KiB': '青河大桥昨日通车，全长3.6公里。',
      'rebuild with 512 KiB': full,
      'update with space': 'done',
      'rebuild with space': 'done',
      'question with space': '青河大桥昨日通车，全长4.2公里。',
      'update where nothing can be written': expect.stringMatching(
        /^archive: .*不能写入。请检查档案文件夹的权限，或用 ARCHIVE_DIR 指定别处。$/u,
      ),
      'question where nothing can be written': '青河大桥昨日通车，全长4.2公里。',
      'start where nothing can be written': 'no warning',
      left: expect.stringMatching(/^archive-\d+\.sqlite graph-[0-9a-f]+\.hnsw writer\.lock$/u),
    });
    expect(outcomesOfGraph(results)).toEqual([
      ...Array.from({ length: 12 }, () => 'no space left for the graph, 0 files'),
      '0 bytes more, 1 files',
    ]);
  });
});

async function runOnSmallDisk(): Promise<Record<string, string>> {
  const folder = await temporaryFolder();
  const [disk, sources] = [join(folder, 'disk'), join(folder, 'sources')];
  await mkdir(disk);
  const program = ['--import', typescriptLoader, 'test/support/full-disk.ts', disk, sources];
  const script = 'mount -t tmpfs -o size=4m tmpfs "$1" && shift && exec "$@"';
  const { stdout, stderr } = spawnSync(
    'unshare',
    ['-m', 'sh', '-c', script, 'sh', disk, process.execPath, ...program],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return z.record(z.string(), z.string()).parse(JSON.parse(stdout));
}

function outcomesOfGraph(results: Readonly<Record<string, string>>): string[] {
  return Object.entries(results)
    .filter(([what]) => what.startsWith('graph'))
    .map(([, outcome]) => outcome);
}
