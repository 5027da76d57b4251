import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WenbaoError } from '../../src/errors.ts';
import { type Case, parseCases } from '../../src/evaluation/cases/cases.ts';
import { type NamedText, readNamedText } from '../../src/evaluation/input/placed-lines.ts';
import type { RunSettings } from '../../src/evaluation/records/run-record.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const casesFolder = 'test/qa';

/** The cases that an evaluation is about, and where they are from. */
export interface TestSet {
  readonly cases: readonly Case[];
  readonly files: RunSettings['files'];
  /** Whether it is the project's own, as a whole. */
  readonly isOfProject: boolean;
}

/**
 * The cases of some files, of standard input for `-`; without any, of all that the project has.
 * @throws WenbaoError where there are none, or one of them is wrong
 */
export function readTestSet(files: readonly string[] = []): TestSet {
  const isOfProject = files.length === 0;
  const paths = isOfProject ? filesOfProject() : files;
  const texts = paths.map((path) => readNamedText(path, '测试题'));
  const cases = parseCases(texts);
  if (cases.length === 0) throw noCases(texts.map(({ path }) => path).join('、'));
  return { cases, files: texts.map(toDigestedFile), isOfProject };
}

/** The file of thresholds for the whole of the project's test set. */
export function thresholdsOfProject(): string {
  return fromHere('thresholds.json');
}

function toDigestedFile({ path, content }: NamedText) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  // Runs are compared wherever they were made: from other folders, on other systems.
  return { path: relative(projectFolder, path).replaceAll('\\', '/'), sha256 };
}

function filesOfProject(): string[] {
  const names = namesIn(join(projectFolder, casesFolder)).filter((name) => name.endsWith('.jsonl'));
  if (names.length > 0) return names.sort().map(fromHere);
  const message = `这里没有测试集（${casesFolder} 里的 .jsonl 文件）。`;
  throw new WenbaoError('source', message, '请用 npm run eval -- 文件 指定。');
}

/** A file of the test set as seen from the working directory, for messages. */
function fromHere(name: string): string {
  return relative('', join(projectFolder, casesFolder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function noCases(where: string): WenbaoError {
  return new WenbaoError('source', `${where} 里一道题也没有。`, '请换一个测试集文件。');
}
