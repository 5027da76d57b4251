import type { RunRecord } from './run-record.ts';

const shortCommitLength = 7;
const longestSystem = 40;

/** Time, system and commit are separated by `_`, which none of them contains. */
const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z_([^_]+)_([^_]+)(?:_\d{2,})?$/u;

/** The parts of a name that runs are looked up by. */
interface NameParts {
  readonly system: string;
  /** Its first characters, and `-changed` where files differed from it. */
  readonly commit: string;
}

/**
 * The name of a run's file, without extension: when it began in UTC, the system, the commit. Sorted
 * by name, runs are sorted by time. Safe as a file name whatever the system is called.
 * @throws RangeError where the run's time is none
 */
export function runName({ startedAt, program, settings }: RunRecord): string {
  const second = new Date(startedAt).toISOString().replace(/\.\d+Z$/u, 'Z');
  return [second.replaceAll(':', '-'), systemPart(settings.system), commitPart(program)].join('_');
}

/** The name of the n-th run that would have the same one. */
export function numberedName(name: string, number: number): string {
  return number === 1 ? name : `${name}_${`${number}`.padStart(2, '0')}`;
}

/** What a name says; nothing of a file that was named otherwise. */
export function namePartsOf(name: string): NameParts | undefined {
  const [, system, commit] = pattern.exec(name) ?? [];
  return system === undefined || commit === undefined ? undefined : { system, commit };
}

/** A system as it stands in names. */
export function systemPart(system: string): string {
  const words = system.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^[.-]+/u, '');
  const cut = [...words].slice(0, longestSystem).join('');
  return cut.replace(/[.-]+$/u, '') || 'system';
}

/** The beginning of a commit as it stands in names. */
export function shortCommit(commit: string): string {
  return commit.replace(/[^0-9a-f]/gu, '').slice(0, shortCommitLength);
}

function commitPart({ commit = '', isChanged }: RunRecord['program']): string {
  return `${shortCommit(commit) || 'no-commit'}${isChanged ? '-changed' : ''}`;
}
