import { existsSync, readFileSync } from 'node:fs';

/** The version of the package that a module belongs to; empty where that cannot be told. */
export function packageVersion(moduleUrl: string): string {
  let folder = new URL('.', moduleUrl);
  while (!existsSync(new URL('package.json', folder))) {
    const above = new URL('..', folder);
    if (above.href === folder.href) return '';
    folder = above;
  }
  const described: unknown = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const isKnown = typeof described === 'object' && described !== null && 'version' in described;
  return isKnown ? String(described.version) : '';
}
