import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { WenbaoError } from '../../errors.ts';
import { chineseMessages, describeFirstIssue } from '../input/first-issue.ts';
import { numberedName, runName } from './run-name.ts';
import { type RunRecord, runFormat, runRecordSchema } from './run-record.ts';

export const runExtension = '.json';

/**
 * Saves a run under its name in a folder, which is made where there is none. What is there already
 * stays: a second run of that name gets a number. Whenever the program dies, a file of such a name is
 * whole.
 * @returns the path of the file
 * @throws WenbaoError where it cannot be written
 */
export function saveRun(folder: string, run: RunRecord): string {
  const name = runName(run);
  try {
    mkdirSync(folder, { recursive: true });
    for (let number = 1; ; number++) {
      const path = join(folder, `${numberedName(name, number)}${runExtension}`);
      if (writeNew(path, `${JSON.stringify(run)}\n`)) return path;
    }
  } catch (cause) {
    const remedy = '请检查文件夹的权限和磁盘空间。';
    throw new WenbaoError('source', `评测结果存不进 ${folder}。`, remedy, { cause });
  }
}

/**
 * Writes beside the path and renames. The file beside it is made only where there is none, so that of
 * several programs one alone goes on to look whether the path is free.
 * @returns false where the path is taken, or is being written to
 */
function writeNew(path: string, text: string): boolean {
  const beside = `${path}.new`;
  if (existsSync(path) || !isWritten(beside, text)) return false;
  const isFree = !existsSync(path);
  if (isFree) renameSync(beside, path);
  else rmSync(beside, { force: true });
  return isFree;
}

function isWritten(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    rmSync(path, { force: true });
    throw error;
  }
}

/**
 * Reads a saved run.
 * @throws WenbaoError for a file that is missing, no run, one of another format, or damaged
 */
export function readRun(path: string): RunRecord {
  const value = parseJson(readText(path), path);
  checkFormat(value, path);
  const parsed = runRecordSchema.safeParse(value, { error: chineseMessages });
  if (parsed.success) return parsed.data;
  throw runError(path, `内容不对（${describeFirstIssue(parsed.error)}）`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw runError(path, unreadable.get(codeOf(cause)) ?? '读不了', cause);
  }
}

const unreadable = new Map([
  ['ENOENT', '不存在'],
  ['EISDIR', '是文件夹，不是文件'],
  ['EACCES', '没有读取权限'],
  ['ERR_FS_FILE_TOO_LARGE', '太大，读不了'],
  ['ERR_STRING_TOO_LONG', '太大，读不了'],
]);

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw runError(path, '不是有效的 JSON，可能已损坏', cause);
  }
}

const formatSchema = z.object({ format: z.number() });

function checkFormat(value: unknown, path: string): void {
  const { data } = formatSchema.safeParse(value);
  if (!data) throw runError(path, '不是存下的评测结果');
  if (data.format === runFormat) return;
  throw runError(path, `是第 ${data.format} 版格式，本程序只读第 ${runFormat} 版`);
}

function runError(path: string, problem: string, cause?: unknown): WenbaoError {
  const message = `评测结果 ${basename(path)} ${problem}。`;
  return new WenbaoError('source', message, '请另选一个，或用 npm run eval 重做。', { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
