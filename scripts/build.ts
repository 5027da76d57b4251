import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the program reads beside its own files; paths are the same in `src` and in what is built. */
const assets = ['embedding/builtin/weights.bin'];

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } });
process.exitCode = build(values.out);

/** Makes the library anew in a folder, JavaScript with declarations; gives the compiler's exit code. */
function build(out: string): number {
  rmSync(out, { recursive: true, force: true });
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const options = ['--project', join(root, 'tsconfig.build.json'), '--outDir', out];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
  if (status !== 0) return status ?? 1;
  for (const asset of assets) copyFileSync(join(root, 'src', asset), join(out, asset));
  return 0;
}
