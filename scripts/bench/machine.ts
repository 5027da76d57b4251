import { cpus, loadavg, totalmem } from 'node:os';
import { shortCommit } from '../../src/evaluation/records/run-name.ts';
import { programHere } from '../evaluation/repository.ts';

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
  const { commit, isChanged } = programHere();
  if (commit === undefined) return 'unknown';
  return isChanged ? `${shortCommit(commit)} + changes` : shortCommit(commit);
}
