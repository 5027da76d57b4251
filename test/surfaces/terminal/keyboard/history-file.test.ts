import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHistory } from '../../../../src/surfaces/terminal/keyboard/history-file.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-history-'));
  path = join(folder, 'history');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openHistory', () => {
  test('keeps entries in a file for the user alone', () => {
    const history = openHistory(path);
    expect(history.entries).toEqual([]);
    for (const entry of ['甲', '甲', '乙\n  第二行', '甲']) history.add(entry);
    expect(readFileSync(path, 'utf8')).toBe('甲\n乙 第二行\n甲\n');
    expect(modeOf(path)).toBe(0o600);
    expect(openHistory(path).entries).toEqual(['乙 第二行', '甲']);
  });

  test('does not add again what the last run ended with', () => {
    writeFileSync(path, '甲\n');
    openHistory(path).add('甲');
    expect(readFileSync(path, 'utf8')).toBe('甲\n');
  });

  test('narrows a file that others could read', () => {
    writeFileSync(path, '甲\n');
    chmodSync(path, 0o644);
    openHistory(path);
    expect(modeOf(path)).toBe(0o600);
  });

  test('passes over lines that are not what was typed', () => {
    const bad = ['\u001b[31m红', '铃\u0007', '', '   ', '长'.repeat(1_001), '反\u202e向'];
    writeFileSync(path, `甲\n${bad.join('\n')}\n乙👨‍👩‍👧\n`);
    appendFileSync(path, Buffer.from([0xff, 0xfe, 0x0a]));
    expect(openHistory(path).entries).toEqual(['甲', '乙👨‍👩‍👧']);
  });

  test('does not keep what it would pass over', () => {
    const history = openHistory(path);
    for (const entry of ['\u001b[31m红', '长'.repeat(1_001), ' \n ']) history.add(entry);
    expect(existsSync(path)).toBe(false);
  });

  test('adds behind what other programs have added, also behind a line that was cut off', () => {
    const [one, other] = [openHistory(path), openHistory(path)];
    one.add('甲');
    other.add('乙');
    appendFileSync(path, '半');
    one.add('丙');
    expect(readFileSync(path, 'utf8')).toBe('甲\n乙\n半\n丙\n');
  });

  test('gives the newest 600, and shortens a file of more than 1,200 lines', () => {
    const lines = Array.from({ length: 1_201 }, (_, at) => `第${at}问`);
    writeFileSync(path, `${lines.slice(0, 1_200).join('\n')}\n`);
    expect(openHistory(path).entries).toEqual(lines.slice(600, 1_200));
    expect(linesOf(path)).toHaveLength(1_200);
    openHistory(path).add('第1200问');
    expect(openHistory(path).entries).toEqual(lines.slice(601));
    expect(linesOf(path)).toEqual(lines.slice(601));
    expect(modeOf(path)).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['history']);
  });

  test('has no history in a folder, behind a link, at a pipe or nowhere, and does not fail', () => {
    writeFileSync(join(folder, 'other'), '别人的\n');
    symlinkSync(join(folder, 'other'), join(folder, 'link'));
    mkdirSync(join(folder, 'folder'));
    for (const name of ['link', 'folder', 'other/below', '\0', 'x'.repeat(5_000)]) {
      const history = openHistory(join(folder, name));
      history.add('甲');
      expect(history.entries).toEqual([]);
    }
    openHistory('').add('甲');
    openHistory('/dev/null').add('甲');
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('别人的\n');
    expect(readdirSync(folder).sort()).toEqual(['folder', 'link', 'other']);
  });
});

function modeOf(file: string): number {
  return statSync(file).mode & 0o777;
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}
