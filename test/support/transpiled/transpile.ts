import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../../scripts/launcher/bundle.mjs';

const folders = ['src', 'scripts', 'test/support'];

/** The programs that tests start. */
const programs = [
  ...['ask', 'bot', 'doctor', 'embed', 'evaluate', 'feedback', 'train-embedding'],
  ...['torture/examiner', 'torture/reader', 'torture/writer', 'evaluation/worker'],
].map((name) => `scripts/${name}.ts`);
const programsOfTests = ['test/support/echo-entries.ts', 'test/support/full-disk.ts'];

/**
 * Bundles the programs that tests start, and transpiles all the rest, once for all processes: with
 * tsx, which does it for each anew, a start takes thrice the time. Gives what to call when the tests are over.
 */
export async function setup(): Promise<() => void> {
  const root = process.cwd();
  // Beside the packages, for those that are not in the bundle are found from there.
  const cache = mkdtempSync(join(root, 'node_modules', '.wenbao-tests-'));
  await build({
    entryPoints: folders.flatMap(sourcesBelow),
    outdir: join(cache, 'transpiled'),
    outbase: '.',
    outExtension: { '.js': '.ts.js' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  await build({
    ...bundleOptions(root, {}),
    entryPoints: [...programs, ...programsOfTests],
    outdir: join(cache, 'bundled'),
    outbase: '.',
    outExtension: { '.js': '.ts.mjs' },
  });
  process.env.WENBAO_TRANSPILED = cache;
  process.env.WENBAO_LOADER = join(root, 'test/support/transpiled/loader.mjs');
  return () => rmSync(cache, { recursive: true, force: true });
}

function sourcesBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}
