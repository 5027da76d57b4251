import { describe, expect, it } from 'vitest';
import { parseLockFile, withNeeds } from '../../../scripts/bench/packages/lock-file.ts';

const lock = parseLockFile(
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { harbour: '1.0.0' }, devDependencies: { crane: '2.0.0' } },
      'node_modules/harbour': { license: 'MIT', dependencies: { rope: '^1', '@sea/salt': '^1' } },
      'node_modules/rope': { license: 'ISC', optionalDependencies: { tar: '^1', lost: '^1' } },
      'node_modules/@sea/salt': { license: 'MIT', dependencies: { rope: '^2' } },
      'node_modules/@sea/salt/node_modules/rope': { dependencies: { harbour: '^1' } },
      'node_modules/tar': { license: '0BSD', optional: true, peerDependencies: { crane: '^2' } },
      'node_modules/crane': { license: 'MIT', dev: true },
    },
  }),
);

function paths(name: string): string[] {
  return withNeeds(lock, name)
    .map(({ path }) => path)
    .toSorted();
}

describe('a lock file', () => {
  it('names the packages of the project, those for development last', () => {
    expect(lock.direct).toEqual(['harbour', 'crane']);
  });

  it('tells of each package its licence and who needs it', () => {
    expect(lock.byPath.get('node_modules/@sea/salt')).toMatchObject({
      name: '@sea/salt',
      licence: 'MIT',
      isDevelopment: false,
    });
    expect(lock.byPath.get('node_modules/@sea/salt/node_modules/rope')?.licence).toBe('unknown');
    expect(lock.byPath.get('node_modules/crane')?.isDevelopment).toBe(true);
  });

  it('is refused when it is none', () => {
    expect(() => parseLockFile('{"packages": []}')).toThrow();
    expect(() => parseLockFile('{')).toThrow();
  });
});

describe('what a package brings', () => {
  it('is found in the nearest folder above, each once, though two need each other', () => {
    expect(paths('harbour')).toEqual([
      'node_modules/@sea/salt',
      'node_modules/@sea/salt/node_modules/rope',
      'node_modules/crane',
      'node_modules/harbour',
      'node_modules/rope',
      'node_modules/tar',
    ]);
    expect(paths('crane')).toEqual(['node_modules/crane']);
    expect(paths('nothing')).toEqual([]);
  });
});
