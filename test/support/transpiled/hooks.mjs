import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = process.env.WENBAO_TRANSPILED ?? '';

/**
 * Gives a TypeScript file of this project as it was transpiled before the tests.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const path = join(cache, `${relative(root, fileURLToPath(url))}.js`);
  return { format: 'module', shortCircuit: true, source: await readFile(path, 'utf8') };
}
