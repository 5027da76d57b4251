import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** What a benchmark ran on, in lines of English. */
export function describeMachine(): string[] {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return [
    `machine: ${first?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${memory} memory, ${process.platform}`,
    `Node ${process.version}`,
    `load average at the start: ${loadavg()[0]?.toFixed(1) ?? 'unknown'}; other work on the machine makes times longer`,
    `commit: ${describeCommit()}`,
  ];
}

function describeCommit(): string {
  try {
    const commit = git('rev-parse', '--short', 'HEAD');
    return git('status', '--porcelain') === '' ? commit : `${commit} + changes`;
  } catch {
    return 'unknown';
  }
}

/** Without optional locks, for others may be working in the same tree. */
function git(...args: string[]): string {
  const all = ['--no-optional-locks', ...args];
  return execFileSync('git', all, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
