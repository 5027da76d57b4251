import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const coverageSchema = z.object({ result: z.array(z.object({ url: z.string() })) });
const sourceMapSchema = z.object({ sources: z.array(z.string()) });

/**
 * The JavaScript and TypeScript files that a process of Node loads, by their paths from the working
 * folder; of a bundle those that it was made of. Rejects when the process fails.
 */
export async function loadedFiles(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-loaded-'));
  try {
    // Node writes down there, when it ends, which scripts were loaded.
    const options = { env: { ...env, NODE_V8_COVERAGE: folder } };
    await promisify(execFile)(process.execPath, args, options);
    const scripts = readdirSync(folder).flatMap((name) => scriptsIn(join(folder, name)));
    return [...new Set(scripts.flatMap(sourcesOf))].map((path) => relative('.', path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function scriptsIn(coverage: string): string[] {
  const { result } = coverageSchema.parse(JSON.parse(readFileSync(coverage, 'utf8')));
  const addresses = result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  return addresses.map((url) => fileURLToPath(url));
}

function sourcesOf(script: string): string[] {
  const path = `${script}.map`;
  if (!script.includes(join('.cache', 'wenbao')) || !existsSync(path)) return [script];
  const { sources } = sourceMapSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return sources.map((source) => resolve(dirname(script), source));
}
