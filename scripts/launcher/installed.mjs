import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What keeps a program from being started at all, for people.
 * @typedef {object} Complaint
 * @property {string} name what it is about
 * @property {string} detail
 * @property {string} remedy
 */

/**
 * What of the lock file's packages is not there, or in another version, by their names.
 * @typedef {object} PackageFaults
 * @property {readonly string[]} missing
 * @property {readonly string[]} different of another version, or not in the lock file
 */

/** @typedef {Readonly<Record<string, unknown>>} Json */

/**
 * Why nothing of a project can be run: a Node that is too old, or packages that are not installed.
 * @param {string} root the absolute path of the project
 * @param {string} [nodeVersion] the running one unless told
 * @returns {Complaint | undefined}
 */
export function startComplaint(root, nodeVersion = process.versions.node) {
  const least = leastNode(root);
  if (Number.parseInt(nodeVersion, 10) < least) {
    const detail = `现在是 ${nodeVersion}，要 ${least} 以上。`;
    return { name: 'Node', detail, remedy: '请从 nodejs.org 安装新版本，再运行 npm ci。' };
  }
  const absent = Object.keys(objectIn(readJson(join(root, 'package.json')), 'dependencies')).filter(
    (name) => !existsSync(join(root, 'node_modules', name, 'package.json')),
  );
  if (absent.length === 0) return undefined;
  const isBare = !existsSync(join(root, 'node_modules'));
  const detail = isBare ? '还没有安装。' : `缺少 ${listed(absent)}。`;
  return { name: '程序包', detail, remedy: '请运行 npm ci。' };
}

/** What Node and esbuild say of a package that is there, but not whole. */
const packageFault =
  /^Cannot find package|[\\/]node_modules[\\/]|needed by esbuild|installed esbuild for another/u;

/**
 * Why a program could not be loaded, where that is the fault of a package.
 * @param {unknown} error
 * @returns {Complaint | undefined}
 */
export function loadComplaint(error) {
  if (!(error instanceof Error && packageFault.test(error.message))) return undefined;
  const remedy = '请运行 npm ci；若还不行，请运行 npm run doctor。';
  return { name: '程序包', detail: '有缺失或损坏。', remedy };
}

/**
 * The oldest major version of Node that a project wants.
 * @param {string} root
 */
export function leastNode(root) {
  const { node } = objectIn(readJson(join(root, 'package.json')), 'engines');
  return Number(/\d+/u.exec(typeof node === 'string' ? node : '')?.[0] ?? 0);
}

/**
 * Compares what npm installed with what the lock file says. Packages for other systems and for
 * development may be absent. Nothing can be told without both files, as of another package manager.
 * @param {string} root
 * @returns {PackageFaults | undefined}
 */
export function packageFaults(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return undefined;
  const missing = Object.entries(wanted).filter(
    ([path, about]) => path !== '' && !isThere(root, path, installed) && !mayBeAbsent(about),
  );
  const different = Object.entries(installed).filter(
    ([path, about]) => versionOf(wanted[path]) !== versionOf(about),
  );
  return { missing: namesOf(missing), different: namesOf(different) };
}

/**
 * Some of many names, and how many they are.
 * @param {readonly string[]} names
 * @param {number} [most]
 */
export function listed(names, most = 3) {
  const shown = names.slice(0, most).join('、');
  return names.length > most ? `${shown} 等 ${names.length} 个` : shown;
}

/**
 * @param {string} root
 * @param {string} path
 * @param {Json} installed
 */
function isThere(root, path, installed) {
  return path in installed && existsSync(join(root, path));
}

/** @param {unknown} about */
function mayBeAbsent(about) {
  const { optional, devOptional, dev } = toObject(about);
  return optional === true || devOptional === true || dev === true;
}

/** @param {unknown} about */
function versionOf(about) {
  return toObject(about).version;
}

const modulesFolder = 'node_modules/';

/** @param {readonly [path: string, about: unknown][]} entries */
function namesOf(entries) {
  return entries.map(([path]) =>
    path.slice(path.lastIndexOf(modulesFolder) + modulesFolder.length),
  );
}

/**
 * @param {string} path
 * @returns {Json | undefined}
 */
function packagesIn(path) {
  return existsSync(path) ? objectIn(readJson(path), 'packages') : undefined;
}

/**
 * @param {Json} value
 * @param {string} name
 */
function objectIn(value, name) {
  return toObject(value[name]);
}

/**
 * The object of a file; an empty one where it holds something else.
 * @param {string} path
 */
function readJson(path) {
  try {
    return toObject(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {Json}
 */
function toObject(value) {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
