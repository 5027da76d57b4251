import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  /** The path of a saved run that is passed over, such as the one just made. */
  readonly except?: string;
}

/**
 * The saved run that a user means: the path of one; `last` for the newest; the name of one in the
 * folder, or an unambiguous beginning of it; or else a revision, of which the newest run is taken,
 * one of unchanged files first.
 * @throws WenbaoError saying what there is where none is meant or several are, or the file is no run
 */
export function findRun(folder: string, ref: string, { commitOf, except }: FindOptions): SavedRun {
  if (isFile(ref)) return readSaved(ref);
  const names = namesIn(folder, except);
  if (ref === 'last') return readSaved(pathOf(folder, newest(names)));
  const named = nameMeant(names, ref);
  if (named !== undefined) return readSaved(pathOf(folder, named));
  const commit = commitOf(ref);
  if (commit === undefined) throw notFound(`找不到评测结果 ${ref}`, names);
  const found = runOfCommit(folder, names, commit);
  if (!found) throw notFound(`提交 ${shortCommit(commit)} 没有存下的评测结果`, names);
  return found;
}

/** Of older runs a page does not need to know. */
const mostLookedAt = 20;

/**
 * The newest saved run of the same system over the same part of the same files, whose content may
 * have changed since. Files that cannot be read, and all but the newest twenty of the system, are
 * passed over.
 */
export function newestLike(
  folder: string,
  settings: RunSettings,
  { except }: Pick<FindOptions, 'except'> = {},
): SavedRun | undefined {
  const system = systemPart(settings.system);
  const names = namesIn(folder, except).filter((name) => namePartsOf(name)?.system === system);
  const scope = scopeOf(settings);
  for (const name of names.slice(0, mostLookedAt)) {
    const saved = readIfSound(pathOf(folder, name));
    if (saved && isDeepStrictEqual(scopeOf(saved.run.settings), scope)) return saved;
  }
  return undefined;
}

function scopeOf({ system, files, filter, limit }: RunSettings) {
  return { system, files: files.map(({ path }) => path).sort(), filter, limit };
}

/** Names without extension: runs under a name of this program, newest first, then other files. */
function namesIn(folder: string, except: string | undefined): string[] {
  const names = entriesOf(folder)
    .filter((entry) => entry.endsWith(runExtension))
    .map((entry) => entry.slice(0, -runExtension.length))
    .filter((name) => except === undefined || resolve(except) !== resolve(pathOf(folder, name)));
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

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function newest(names: readonly string[]): string {
  const name = names.find((candidate) => namePartsOf(candidate) !== undefined);
  if (name === undefined) throw notFound('还没有存下的评测结果', names);
  return name;
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
): SavedRun | undefined {
  const candidates = names
    .filter((name) => namePartsOf(name)?.commit.startsWith(shortCommit(commit)))
    .flatMap((name) => readIfSound(pathOf(folder, name)) ?? [])
    .filter(({ run }) => run.program.commit === commit);
  return candidates.find(({ run }) => !run.program.isChanged) ?? candidates[0];
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
