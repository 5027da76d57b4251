import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileAddresses } from '../../../../src/surfaces/terminal/text/file-addresses.ts';

let home = '';
let pages = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'wenbao-addresses-'));
  pages = join(home, '版 面;1');
  mkdirSync(join(pages, '2024'), { recursive: true });
  for (const path of ['甲.txt', '2024/乙.jsonl']) writeFileSync(join(pages, path), '字');
  writeFileSync(join(home, 'secret.txt'), '字');
  writeFileSync(`${pages}x.txt`, '字');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the address of a source', () => {
  test('is that of its file, percent-encoded', () => {
    const addressOf = fileAddresses(pages);
    expect(addressOf('甲.txt')).toBe(pathToFileURL(join(pages, '甲.txt')).href);
    expect(addressOf('2024/乙.jsonl')).toMatch(/^file:\/\/[!-~]+\/2024\/%E4%B9%99\.jsonl$/u);
  });

  test.each([
    ['is not there', '丙.txt'],
    ['is a folder', '2024'],
    ['is the folder of pages', ''],
    ['is above the folder', '../secret.txt'],
    ['is above by a detour', '2024/../../secret.txt'],
    ['is beside the folder under a name that begins like it', '../版 面;1x.txt'],
    ['is anywhere', '/etc/hostname'],
    ['cannot be', '甲.txt\u0000'],
  ])('is not given where it %s', (_, source) => {
    expect(fileAddresses(pages)(source)).toBeUndefined();
  });

  test('is that of the one file that was read, and of no file beside it', () => {
    const addressOf = fileAddresses(join(pages, '甲.txt'));
    expect(addressOf('甲.txt')).toBe(pathToFileURL(join(pages, '甲.txt')).href);
    expect(addressOf('2024/乙.jsonl')).toBeUndefined();
  });

  test('is looked up once', () => {
    const path = join(pages, '丁.txt');
    writeFileSync(path, '字');
    const addressOf = fileAddresses(pages);
    const found = addressOf('丁.txt');
    rmSync(path);
    expect([found, addressOf('丁.txt')]).toEqual([pathToFileURL(path).href, found]);
    expect(fileAddresses(pages)('丁.txt')).toBeUndefined();
  });

  test('is not given where the pages are gone', () => {
    expect(fileAddresses(join(home, 'gone'))('甲.txt')).toBeUndefined();
  });
});
