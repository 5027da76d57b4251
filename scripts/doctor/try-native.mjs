import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is done with each package, so that its compiled code is loaded and runs. */
const trials = {
  'better-sqlite3': useDatabase,
  'hnswlib-node': useGraph,
  '@node-rs/jieba': useSegmenter,
};

/**
 * In a process of its own, for compiled code that is damaged ends its process.
 * @param {string} root the project that a package is loaded for
 * @param {string} name
 */
function tryPackage(root, name) {
  const trial = Object.entries(trials).find(([known]) => known === name)?.[1];
  trial?.(createRequire(join(root, 'package.json'))(name));
}

/** @param {typeof import('better-sqlite3')} Database */
function useDatabase(Database) {
  const database = new Database(':memory:');
  database.exec('CREATE VIRTUAL TABLE words USING fts5(word)');
  database.close();
}

/** @param {typeof import('hnswlib-node')} hnswlib */
function useGraph({ HierarchicalNSW }) {
  const graph = new HierarchicalNSW('cosine', 2);
  graph.initIndex(1);
  graph.addPoint([1, 0], 1);
}

/** @param {typeof import('@node-rs/jieba')} jieba */
function useSegmenter({ Jieba }) {
  new Jieba().cut('报纸');
}

const [, , root = '', name = ''] = process.argv;
try {
  tryPackage(root, name);
} catch (error) {
  const isFts = error instanceof Error && error.message.includes('fts5');
  process.stdout.write(isFts ? 'fts5' : codeOf(error));
  process.exitCode = 1;
}

/** @param {unknown} error */
function codeOf(error) {
  if (!(error instanceof Error)) return '';
  // The bindings of better-sqlite3 are looked for in many places, which its message lists.
  if (/NODE_MODULE_VERSION/u.test(error.message)) return 'other-node';
  return 'code' in error ? String(error.code) : error.name;
}
