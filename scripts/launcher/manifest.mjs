import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * A TypeScript program that is run from a bundle.
 * @typedef {object} Program
 * @property {string} root the absolute path of its project; bundles are kept in its node_modules
 * @property {string} entry the file that it begins with, from the root, such as `scripts/ask.ts`
 */

/**
 * What a bundle was made of and by. It names the only bundle that is run; what else lies beside it
 * is old, or not finished. Paths are from the root.
 * @typedef {object} Manifest
 * @property {string} maker
 * @property {string} bundle the file to run
 * @property {Readonly<Record<string, string>>} stamps of all files that it was made of or consists of
 */

/** @param {Program} program */
export function cacheOf({ root }) {
  return join(root, 'node_modules', '.cache', 'wenbao');
}

/** @param {Program} program */
export function nameOf({ entry }) {
  return basename(entry, '.ts');
}

/** @param {Program} program */
export function manifestPathOf(program) {
  return join(cacheOf(program), `${nameOf(program)}.json`);
}

/**
 * What a bundle must have been made by to be run: it holds paths of the project.
 * @param {Program} program
 */
export function makerOf({ root }) {
  return `${process.version} ${process.platform}-${process.arch} ${root}`;
}

/**
 * Says of a file whether it is the same as before, without reading it.
 * @param {string} path
 */
export function stampOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeMs}` : 'none';
}

/**
 * The absolute path of the program's bundle; nothing where there is none, where it is damaged, or
 * where a file that it was made of has changed. Takes some milliseconds.
 * @param {Program} program
 * @returns {string | undefined}
 */
export function freshBundle(program) {
  try {
    const { maker, bundle, stamps } = readManifest(program);
    const files = Object.entries(stamps);
    const isFresh =
      maker === makerOf(program) &&
      files.every(([path, stamp]) => stampOf(join(program.root, path)) === stamp);
    return isFresh ? join(program.root, bundle) : undefined;
  } catch {
    // Whatever cannot be read is made anew.
    return undefined;
  }
}

/**
 * @param {Program} program
 * @returns {Manifest}
 */
function readManifest(program) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(manifestPathOf(program), 'utf8'));
  if (!isManifest(manifest)) throw new Error('This is no manifest.');
  return manifest;
}

/**
 * By hand, for loading zod would take longer than all the rest of the launcher.
 * @param {unknown} value
 * @returns {value is Manifest}
 */
function isManifest(value) {
  if (typeof value !== 'object' || value === null) return false;
  if (!('maker' in value && 'bundle' in value && 'stamps' in value)) return false;
  const { bundle, stamps } = value;
  return (
    typeof bundle === 'string' && typeof stamps === 'object' && stamps !== null && bundle in stamps
  );
}
