import { statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The address of a source file; nothing where there is no such file. */
export type AddressOf = (source: string) => string | undefined;

/**
 * Finds the files that an archive names as its sources, by their paths relative to the folder of
 * pages, or by the name of the one file that was read. Only what is inside is found, whatever the
 * archive says; each name is looked up once.
 */
export function fileAddresses(place: string): AddressOf {
  const known = new Map<string, string | undefined>();
  return (source) => {
    if (!known.has(source)) known.set(source, addressIn(resolve(place), source));
    return known.get(source);
  };
}

function addressIn(place: string, source: string): string | undefined {
  try {
    const isFolder = statSync(place).isDirectory();
    if (!isFolder && source !== basename(place)) return undefined;
    const folder = isFolder ? place : dirname(place);
    const path = resolve(folder, source);
    const isFile = isInside(folder, path) && statSync(path).isFile();
    return isFile ? pathToFileURL(path).href : undefined;
  } catch {
    // It is gone, may not be seen, or no file can have such a name.
    return undefined;
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
