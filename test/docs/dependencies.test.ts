import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseLockFile } from '../../scripts/bench/packages/lock-file.ts';

const lock = parseLockFile(readFileSync('package-lock.json', 'utf8'));
const page = readFileSync('docs/dependencies.md', 'utf8');

/** Licences that ask for no more than a notice. */
const permissive = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'PSF-2.0', 'Python-2.0'],
  ...['MIT OR Apache-2.0', 'MIT AND Apache-2.0', '(MIT OR WTFPL)'],
  '(BSD-2-Clause OR MIT OR Apache-2.0)',
];
/** Changes to such a package would have to be published; it is not handed on with the program. */
const forDevelopmentAlone = ['MPL-2.0'];

/** The rows of the page's tables below a heading, cell by cell. */
function rowsBelow(heading: string): string[][] {
  const [, below = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = below.split('\n## ');
  const lines = section.split('\n').filter((line) => /^\| (?!---|package )/u.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const namesSchema = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: namesSchema, devDependencies: namesSchema })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe('docs/dependencies.md', () => {
  it.each([
    ['Of the program', manifest.dependencies],
    ['For development', manifest.devDependencies],
  ])('says below “%s” of each package why it is there, and names no other', (heading, named) => {
    const rows = rowsBelow(heading);
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(named).toSorted());
    for (const [, , why = ''] of rows) expect(why.length).toBeGreaterThan(3);
  });

  it('gives each the licence that it has', () => {
    for (const [name = '', licence] of [
      ...rowsBelow('Of the program'),
      ...rowsBelow('For development'),
    ])
      expect([name, lock.byPath.get(`node_modules/${name}`)?.licence]).toEqual([name, licence]);
  });
});

describe('every package of the lock file', () => {
  it('has a licence that goes with MIT', () => {
    const others = [...lock.byPath.values()].filter(
      ({ licence, isDevelopment }) =>
        !permissive.includes(licence) && !(isDevelopment && forDevelopmentAlone.includes(licence)),
    );
    expect(others.map(({ path, licence }) => `${path}: ${licence}`)).toEqual([]);
    expect(lock.byPath.size).toBeGreaterThan(100);
  });
});
