import module from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshBundle } from './manifest.mjs';

/** @typedef {import('./manifest.mjs').Program} Program */

/**
 * Runs a TypeScript program: from its bundle, which is made where there is none that fits; from its
 * sources, a second or two later, where none can be made.
 * @param {Program} program
 */
export async function launch(program) {
  try {
    const bundle = freshBundle(program) ?? (await newBundle(program));
    if (bundle === undefined) await runSources(program);
    else await runBundle(bundle);
  } catch (error) {
    // Only now, for to look at the packages before would take time at each start.
    const { loadComplaint, startComplaint } = await import('./installed.mjs');
    const complaint = startComplaint(program.root) ?? loadComplaint(error);
    if (!complaint) throw error;
    const { name, detail, remedy } = complaint;
    process.stderr.write(`${name}：${detail}${remedy}\n`);
    process.exitCode = 2;
  }
}

/**
 * @param {Program} program
 * @returns {Promise<string | undefined>}
 */
async function newBundle(program) {
  try {
    const { makeBundle } = await import('./bundle.mjs');
    return await makeBundle(program);
  } catch {
    // A folder that cannot be written to is no fault, and faulty sources show themselves when run.
    return undefined;
  }
}

/** @param {string} bundle */
async function runBundle(bundle) {
  // Since Node 22 the compiled code can be kept; beside the bundle it is removed with it.
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
    module.enableCompileCache(dirname(bundle));
  await import(pathToFileURL(bundle).href);
}

/**
 * Runs a program from its sources, without writing anything into the project.
 * @param {Program} program
 */
export async function runSources({ root, entry }) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(join(root, entry)).href);
}
