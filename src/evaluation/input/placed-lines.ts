// src/evaluation/input: lines of files that people wrote, each with its place.

import { readFileSync } from 'node:fs';
import { WenbaoError } from '../../errors.ts';

/** What stands on the lines of a file, as complaints call it. */
export type LineMeaning = '测试题' | '回答';

/** Where a line stands, for people. */
export interface Place {
  /** The file as it was named. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface PlacedLine extends Place {
  readonly text: string;
}

/** What `npm run` writes above the output of a script, also where that goes into a file. */
const npmBanner = /^> /u;

/** What a file holds, and what it is called. */
export interface NamedText {
  readonly path: string;
  readonly content: string;
}

/** Reads a file, or standard input for `-`. @throws WenbaoError where it cannot be read */
export function readNamedText(path: string, meaning: LineMeaning): NamedText {
  if (path === '-') return { path: '标准输入', content: readText(0, `标准输入里的${meaning}`) };
  return { path, content: readText(path, `${meaning}文件 ${path}`) };
}

/** The lines of a file that say something, without white space around them. */
export function toLines({ content, path }: NamedText): PlacedLine[] {
  return content
    .split('\n')
    .map((line, index) => ({ path, line: index + 1, text: line.trim() }))
    .filter(({ text }) => text !== '' && !npmBanner.test(text));
}

function readText(file: string | 0, name: string): string {
  const bytes = readBytes(file, name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WenbaoError('source', `${name}不是 UTF-8 文字。`, '请另存为 UTF-8。', { cause });
  }
}

function readBytes(file: string | 0, name: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new WenbaoError('source', `读不了${name}。`, '请检查路径和读取权限。', { cause });
  }
}

/** The value of a line. @throws WenbaoError naming the line where it is not JSON */
export function parseJsonLine(line: PlacedLine, meaning: LineMeaning): unknown {
  try {
    return JSON.parse(line.text);
  } catch {
    throw lineError(meaning, line, '不是有效的 JSON');
  }
}

/** A place as it is named to people. */
export function formatPlace({ path, line }: Place): string {
  return `${path} 第 ${line} 行`;
}

/** That a line is wrong, where, and why; the reason in Chinese, without a full stop. */
export function lineError(meaning: LineMeaning, place: Place, reason: string): WenbaoError {
  const message = `${meaning}有误：${formatPlace(place)}（${reason}）。`;
  return new WenbaoError('source', message, '请改正后再运行。');
}
