import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { WenbaoError } from '../../errors.ts';
import { readRun, runExtension } from './run-file.ts';
import { namePartsOf, shortCommit, systemPart } from './run-name.ts';
import type { RunRecord, RunSettings } from './run-record.ts';

/** A run, and the file that it was read from. */
export interface SavedRun {
  readonly path: string;
  readonly run: RunRecord;
}

export interface FindOptions {
  /** The full hash of what a revision control system knows by a name; nothing where it is none. */
  readonly commitOf: (ref: string) => string | undefined;
  /** Which part of which files is to be compared: of several runs that may be meant, one of it is. */
  readonly part?: TestPart;
}

/** Which questions were asked. */
export type TestPart = Pick<RunSettings, 'files' | 'filter' | 'limit'>;

/**
 * The saved run that a user means: the path of one; `last` for the newest; the name of one in the
 * folder, or an unambiguous beginning of it; or else a revision, of which the newest run is taken,
 * one of unchanged files first. Where several may be meant, it is one of the same part of the test set,
 * if there is any.
 * @throws WenbaoError saying what there is where none is meant or several are, or the file is no run
 */
export function findRun(folder: string, ref: string, { commitOf, part }: FindOptions): SavedRun {
  if (isFile(ref)) return readSaved(ref);
  const names = namesIn(folder);
  if (ref === 'last') return lastRun(folder, names, part);
  const named = nameMeant(names, ref);
  if (named !== undefined) return readSaved(pathOf(folder, named));
  const commit = commitOf(ref);
  if (commit === undefined) throw notFound(`找不到评测结果或提交 ${ref}`, names);
  const found = runOfCommit(folder, names, commit, part);
  if (!found) throw notFound(`提交 ${shortCommit(commit)} 没有存下的评测结果`, names);
  return found;
}

/** A run of another kind is not looked for among all there ever were. */
const mostLookedAt = 20;

/**
 * The newest saved run of the same system over the same part of the same files, whose content may
 * have changed since. Files that cannot be read, and all but the newest twenty of the system, are
 * passed over.
 */
export function newestLike(folder: string, settings: RunSettings): SavedRun | undefined {
  const system = systemPart(settings.system);
  const names = namesIn(folder).filter((name) => namePartsOf(name)?.system === system);
  return newestOf(
    folder,
    names,
    (run) => run.settings.system === settings.system && isSamePart(run.settings, settings),
  );
}

function isSamePart(one: TestPart, other: TestPart): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

function comparable({ files, filter, limit }: TestPart) {
  return { files: files.map(({ path }) => path).sort(), filter, limit };
}

/** Names without extension: runs under a name of this program, newest first, then other files. */
function namesIn(folder: string): string[] {
  const names = entriesOf(folder)
    .filter((entry) => entry.endsWith(runExtension))
    .map((entry) => entry.slice(0, -runExtension.length));
  const [ours, others] = [true, false].map((isOurs) =>
    names.filter((name) => (namePartsOf(name) !== undefined) === isOurs).sort(),
  );
  return [...(ours ?? []).reverse(), ...(others ?? [])];
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What cannot be looked at, such as a name that is too long, is none. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The newest of the part that is asked, else the newest of all. */
function lastRun(folder: string, names: readonly string[], part: TestPart | undefined): SavedRun {
  const ours = names.filter((name) => namePartsOf(name) !== undefined);
  const [newest] = ours;
  if (newest === undefined) throw notFound('还没有存下的评测结果', names);
  const like = part && newestOf(folder, ours, ({ settings }) => isSamePart(settings, part));
  return like ?? readSaved(pathOf(folder, newest));
}

/** Files that cannot be read, and all but the newest twenty, are passed over. */
function newestOf(
  folder: string,
  names: readonly string[],
  isWanted: (run: RunRecord) => boolean,
): SavedRun | undefined {
  for (const name of names.slice(0, mostLookedAt)) {
    const saved = readIfSound(pathOf(folder, name));
    if (saved && isWanted(saved.run)) return saved;
  }
  return undefined;
}

function nameMeant(names: readonly string[], ref: string): string | undefined {
  const meant = ref.endsWith(runExtension) ? ref.slice(0, -runExtension.length) : ref;
  if (names.includes(meant)) return meant;
  const beginning = names.filter((name) => meant !== '' && name.startsWith(meant));
  if (beginning.length > 1) throw ambiguous(ref, beginning);
  return beginning[0];
}

/** Files that cannot be read are passed over: their names are those of the commit, not of the user. */
function runOfCommit(
  folder: string,
  names: readonly string[],
  commit: string,
  part: TestPart | undefined,
): SavedRun | undefined {
  const candidates = names
    .filter((name) => namePartsOf(name)?.commit.startsWith(shortCommit(commit)))
    .flatMap((name) => readIfSound(pathOf(folder, name)) ?? [])
    .filter(({ run }) => run.program.commit === commit);
  const alike = candidates.filter(({ run }) => part && isSamePart(run.settings, part));
  const preferred = alike.length > 0 ? alike : candidates;
  return preferred.find(({ run }) => !run.program.isChanged) ?? preferred[0];
}

function pathOf(folder: string, name: string): string {
  return join(folder, `${name}${runExtension}`);
}

function readSaved(path: string): SavedRun {
  return { path, run: readRun(path) };
}

function readIfSound(path: string): SavedRun | undefined {
  try {
    return readSaved(path);
  } catch (error) {
    if (error instanceof WenbaoError) return undefined;
    throw error;
  }
}

function ambiguous(ref: string, names: readonly string[]): WenbaoError {
  const problem = `以 ${ref} 开头的评测结果有 ${names.length} 个。`;
  return new WenbaoError('usage', problem, `请写全名称：${listed(names)}。`);
}

function notFound(problem: string, names: readonly string[]): WenbaoError {
  const remedy = '可用 npm run eval 做一次。';
  const available = names.length > 0 ? `现有 ${listed(names)}；` : '';
  return new WenbaoError('usage', `${problem}。`, `${available}${remedy}`);
}

const mostNamed = 3;

function listed(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join('、');
  return names.length > mostNamed ? `${named} 等 ${names.length} 个` : named;
}
