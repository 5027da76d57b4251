import { z } from 'zod';

/** A package as `package-lock.json` tells of it. */
export interface LockedPackage {
  /** From the project's root: `node_modules/zod`, `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly licence: string;
  /** Whether it is left out by `npm ci --omit=dev`. */
  readonly isDevelopment: boolean;
  /** Whether only some platforms have it. */
  readonly isOptional: boolean;
  /** The names of what it needs, of which optional ones and peers may not be installed. */
  readonly needs: readonly string[];
}

/** What the lock file holds. */
export interface LockFile {
  /** The names in `package.json`, those for development after the others. */
  readonly direct: readonly string[];
  readonly byPath: ReadonlyMap<string, LockedPackage>;
}

const namesSchema = z.record(z.string(), z.string()).default({});
const entrySchema = z.object({
  license: z.string().default('unknown'),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  dependencies: namesSchema,
  optionalDependencies: namesSchema,
  peerDependencies: namesSchema,
});
const lockSchema = z.object({
  packages: z
    .looseObject({ '': z.object({ dependencies: namesSchema, devDependencies: namesSchema }) })
    .catchall(z.unknown()),
});

/** Reads a lock file of version 2 or 3; throws a `ZodError` or `SyntaxError` for anything else. */
export function parseLockFile(text: string): LockFile {
  const { packages } = lockSchema.parse(JSON.parse(text));
  const { '': root, ...others } = packages;
  const locked = Object.entries(others).map(([path, entry]) => toPackage(path, entry));
  return {
    direct: [...Object.keys(root.dependencies), ...Object.keys(root.devDependencies)],
    byPath: new Map(locked.map((each) => [each.path, each])),
  };
}

function toPackage(path: string, entry: unknown): LockedPackage {
  const { license, dev, optional, ...needed } = entrySchema.parse(entry);
  return {
    path,
    name: path.slice(path.lastIndexOf(folder) + folder.length),
    licence: license,
    isDevelopment: dev,
    isOptional: optional,
    needs: Object.values(needed).flatMap(Object.keys),
  };
}

const folder = 'node_modules/';

/** A package with all that it needs, each once, found as Node finds them. */
export function withNeeds({ byPath }: LockFile, name: string): readonly LockedPackage[] {
  const found = new Set<LockedPackage>();
  const add = (locked: LockedPackage | undefined) => {
    if (!locked || found.has(locked)) return;
    found.add(locked);
    for (const needed of locked.needs) add(resolveFrom(byPath, locked.path, needed));
  };
  add(byPath.get(`${folder}${name}`));
  return [...found];
}

/** The one in the nearest `node_modules` from here up. */
function resolveFrom(
  byPath: LockFile['byPath'],
  path: string,
  name: string,
): LockedPackage | undefined {
  const found = byPath.get(`${path}/${folder}${name}`);
  if (found) return found;
  const above = path.lastIndexOf(`/${folder}`);
  return above < 0
    ? byPath.get(`${folder}${name}`)
    : resolveFrom(byPath, path.slice(0, above), name);
}
