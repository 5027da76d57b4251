import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { cacheOf, makerOf, manifestPathOf, nameOf, stampOf } from './manifest.mjs';
import { ownSources } from './own-sources.mjs';
import { besideBundle, nativePackages } from './packages.mjs';

/** @typedef {import('./manifest.mjs').Program} Program */

/** What says which packages are installed, and how sources are to be read. */
const projectFiles = [
  'package.json',
  'package-lock.json',
  join('node_modules', '.package-lock.json'),
  'tsconfig.json',
];
const launcherFiles = ['bundle.mjs', 'manifest.mjs', 'own-sources.mjs', 'packages.mjs'];

/** A running program may still load parts of an older bundle, or be about to make one. */
const keptBundles = 8;
const alwaysKeptMs = 60_000;

/** Packages in CommonJS ask for what belongs to Node by `require`. */
const requireForPackages =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Bundles a program and gives the absolute path of the file to run. Several processes may do so at
 * once, each gets its own; one that is killed leaves nothing that is taken for a bundle.
 * @param {Program} program
 * @returns {Promise<string>} rejects where nothing can be written, and for faulty sources
 */
export async function makeBundle(program) {
  const folder = join(cacheOf(program), `${nameOf(program)}-${randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  const bundle = join(folder, `${nameOf(program)}.mjs`);
  try {
    const stamps = stampsOf(program.root, filesThatAlwaysMatter(program.root));
    const { metafile } = await runEsbuild(program, folder, stamps);
    const outputs = Object.keys(metafile.outputs).map((path) => resolve(program.root, path));
    Object.assign(stamps, stampsOf(program.root, outputs));
    const manifest = { maker: makerOf(program), bundle: relative(program.root, bundle), stamps };
    const draft = join(folder, 'manifest.json');
    writeFileSync(draft, JSON.stringify(manifest));
    renameSync(draft, manifestPathOf(program));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  removeOldBundles(program);
  return bundle;
}

/** @param {string} root */
function filesThatAlwaysMatter(root) {
  return [
    ...projectFiles.map((name) => join(root, name)),
    ...launcherFiles.map((name) => fileURLToPath(new URL(name, import.meta.url))),
  ];
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {Record<string, string>}
 */
function stampsOf(root, paths) {
  return Object.fromEntries(paths.map((path) => [relative(root, path), stampOf(path)]));
}

/**
 * Writes the bundle into a folder; the stamps of the project's files are put into `stamps`.
 * @param {Program} program
 * @param {string} folder
 * @param {Record<string, string>} stamps
 */
async function runEsbuild({ root, entry }, folder, stamps) {
  const options = bundleOptions(root, stamps);
  try {
    return await build({ ...options, entryPoints: [entry], outdir: folder, minify: true });
  } finally {
    await stop();
  }
}

/**
 * How programs of a project are bundled, whichever they are; see `runEsbuild` for `stamps`.
 * @param {string} root
 * @param {Record<string, string>} stamps
 * @returns {import('esbuild').BuildOptions & { readonly metafile: true }}
 */
export function bundleOptions(root, stamps) {
  return {
    absWorkingDir: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: nativePackages,
    plugins: [besideBundle, ownSources(root, stamps)],
    banner: { js: requireForPackages },
    // Errors and LangChain's runnables are told apart by the names of their classes.
    keepNames: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
  };
}

/**
 * Also those that a killed process left unfinished. That none can be removed harms nobody.
 * @param {Program} program
 */
function removeOldBundles(program) {
  const cache = cacheOf(program);
  try {
    const bundles = readdirSync(cache, { withFileTypes: true })
      .filter((item) => item.isDirectory() && item.name.startsWith(`${nameOf(program)}-`))
      .map(({ name }) => join(cache, name))
      .map((path) => ({ path, madeMs: statSync(path).mtimeMs }))
      .sort((one, other) => other.madeMs - one.madeMs);
    for (const { path, madeMs } of bundles.slice(keptBundles))
      if (madeMs < Date.now() - alwaysKeptMs) rmSync(path, { recursive: true });
  } catch {}
}
