import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from '../../src/evaluation/reports/table.ts';
import {
  type LockedPackage,
  type LockFile,
  parseLockFile,
  withNeeds,
} from './packages/lock-file.ts';

/**
 * Prints how much is installed: for each package that the project names its licence, how many packages it
 * brings and their size on this machine, those that others bring too counted each time; and the size of all.
 */
export async function benchPackages(): Promise<void> {
  const lock = parseLockFile(readFileSync('package-lock.json', 'utf8'));
  const sizes = new Sizes();
  const rows = lock.direct.map((name) => rowOf(name, lock, sizes));
  const all = [...lock.byPath.values()].filter(({ path }) => existsSync(path));
  const header = ['package', 'licence', 'with it', 'MB alone', 'MB with it'];
  process.stdout.write(`${formatTable([header, ...rows])}\n\n`);
  const needed = all.filter(({ isDevelopment }) => !isDevelopment);
  process.stdout.write(`${totalOf('all', all, sizes)}\n`);
  process.stdout.write(`${totalOf('without those for development', needed, sizes)}\n`);
}

function rowOf(name: string, lock: LockFile, sizes: Sizes): string[] {
  const installed = withNeeds(lock, name).filter(({ path }) => existsSync(path));
  const [own] = installed;
  const alone = own ? megabytes(sizes.of(own)) : '–';
  const others = Math.max(0, installed.length - 1);
  return [name, own?.licence ?? '–', `${others}`, alone, megabytes(sizes.sum(installed))];
}

function totalOf(what: string, packages: readonly LockedPackage[], sizes: Sizes): string {
  return `${what}: ${packages.length} packages, ${megabytes(sizes.sum(packages))} MB`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** The bytes of installed packages' files, each looked up once. */
class Sizes {
  readonly #known = new Map<string, number>();

  of({ path }: LockedPackage): number {
    const bytes = this.#known.get(path) ?? bytesIn(path);
    this.#known.set(path, bytes);
    return bytes;
  }

  sum(packages: readonly LockedPackage[]): number {
    return packages.reduce((total, each) => total + this.of(each), 0);
  }
}

/** Without the packages that are installed within it. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((total, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? total : total + bytesIn(path);
    return entry.isFile() ? total + statSync(path).size : total;
  }, 0);
}
