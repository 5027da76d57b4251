import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/archive/database.ts';
import { Manifest } from '../../src/archive/manifest.ts';
import { createSchema } from '../../src/archive/schema.ts';
import { builtinSettings } from '../support/indexed.ts';

describe('a manifest', () => {
  it.each(['dimensions', 'generation'] as const)('with a damaged %s is refused', (key) => {
    const database = openDatabase(':memory:');
    createSchema(database);
    const manifest = new Manifest(database);
    manifest.initialize(builtinSettings);
    expect(manifest[key]).toBeGreaterThanOrEqual(0);
    const change = database.prepare('UPDATE manifest SET value = ? WHERE key = ?');
    for (const damaged of ['x', '1.5', '99999999999999999999']) {
      change.run(damaged, key);
      expect(() => manifest[key], damaged).toThrow('已损坏');
    }
    database.close();
  });
});
