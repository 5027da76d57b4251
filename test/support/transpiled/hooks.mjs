import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = process.env.WENBAO_TRANSPILED ?? '';

/**
 * Gives a TypeScript file of this project as it was bundled or transpiled before the tests.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const name = relative(root, fileURLToPath(url));
  const bundle = join(cache, 'bundled', `${name}.mjs`);
  const source = existsSync(bundle)
    ? `export * from ${JSON.stringify(pathToFileURL(bundle).href)};`
    : await readFile(join(cache, 'transpiled', `${name}.js`), 'utf8');
  return { format: 'module', shortCircuit: true, source };
}
