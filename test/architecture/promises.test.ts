import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => join('src', name))
  .filter((path) => dirname(path) !== 'src');
const folders = [...new Set(files.map((path) => dirname(path)))].toSorted();

function firstLine(path: string): string {
  return readFileSync(path, 'utf8').split('\n', 1)[0] ?? '';
}

describe('each folder of src', () => {
  it.each(folders)(
    '%s says in one line, at the head of its main file, what it promises',
    (folder) => {
      const heads = files
        .filter((path) => dirname(path) === folder)
        .map(firstLine)
        .filter((line) => line.startsWith('// src/'));
      expect(heads).toHaveLength(1);
      expect(heads[0]).toMatch(new RegExp(`^// ${folder}: .{10,}\\.$`, 'u'));
      expect(heads[0]?.length).toBeLessThanOrEqual(120);
    },
  );
});
