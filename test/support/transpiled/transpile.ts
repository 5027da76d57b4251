import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const folders = ['src', 'scripts', 'test/support'];

/**
 * Transpiles the program once for all processes that tests start: with tsx, which does it for each
 * anew, a start takes twice the time. Gives what to call when the tests are over.
 */
export async function setup(): Promise<() => void> {
  const cache = mkdtempSync(join(tmpdir(), 'wenbao-transpiled-'));
  await build({
    entryPoints: folders.flatMap(sourcesBelow),
    outdir: cache,
    outbase: '.',
    outExtension: { '.js': '.ts.js' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  process.env.WENBAO_TRANSPILED = cache;
  process.env.WENBAO_LOADER = join(process.cwd(), 'test/support/transpiled/loader.mjs');
  return () => rmSync(cache, { recursive: true, force: true });
}

function sourcesBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}
