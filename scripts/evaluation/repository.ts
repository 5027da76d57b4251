import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '../../src/evaluation/records/run-record.ts';
import { packageVersion } from '../../src/surfaces/terminal/package-version.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Which state of the program this is; no commit outside a repository. */
export function programHere(): RunRecord['program'] {
  const version = packageVersion(import.meta.url);
  const commit = commitOf('HEAD');
  const changes = commit === undefined ? undefined : git('status', '--porcelain');
  return {
    version,
    node: process.version,
    ...(commit === undefined ? {} : { commit }),
    ...(changes === undefined ? {} : { isChanged: changes !== '' }),
  };
}

/** The full hash of the commit that a revision names; undefined where it names none. */
export function commitOf(revision: string): string | undefined {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
}

/** Without optional locks, for others may be working in the same tree. */
function git(...commands: string[]): string | undefined {
  try {
    return execFileSync('git', ['--no-optional-locks', ...commands], {
      cwd: projectFolder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
