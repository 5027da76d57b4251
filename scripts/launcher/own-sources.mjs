import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stampOf } from './manifest.mjs';

/**
 * Reads the project's own files for a bundle, and puts the stamp of each into `stamps`. Each keeps
 * its own address as `import.meta.url`, for it may have files beside it that are read at run time.
 * @param {string} root
 * @param {Record<string, string>} stamps
 * @returns {import('esbuild').Plugin}
 */
export function ownSources(root, stamps) {
  return {
    name: 'own-sources',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
        const name = relative(root, path);
        if (name.startsWith('..') || name.split(sep).includes('node_modules')) return undefined;
        // Before it is read: a change during the reading must be seen by the next start.
        stamps[name] = stampOf(path);
        const address = JSON.stringify(pathToFileURL(path).href);
        const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', () => address);
        return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' };
      });
    },
  };
}
