import { packageVersion } from '../../../src/surfaces/terminal/package-version.ts';
import { leastNode, listed, packageFaults } from '../../launcher/installed.mjs';
import { cacheOf } from '../../launcher/manifest.mjs';
import { type Check, ok, warning } from '../check.ts';
import type { NativeTrial } from '../native-packages.ts';
import type { Surroundings } from '../surroundings.ts';
import { folderFault } from '../writable.ts';

/** The program itself, and what it runs on. A Node that is too old does not come so far. */
export function examineProgram(
  surroundings: Surroundings,
  trials: readonly NativeTrial[],
): readonly Check[] {
  const { root } = surroundings;
  const { versions, platform, arch } = process;
  return [
    ok('问报', `版本 ${packageVersion(import.meta.url)}。`),
    ok('Node', `${versions.node}（要 ${leastNode(root)} 以上）。`),
    ok('系统', `${platform} ${arch}${libraryOfC()}。`),
    installedPackages(root),
    ...trials.map(({ check }) => check),
    launcherCache(surroundings),
  ];
}

/** Which library of C a Linux has, for compiled packages are made for one of them. */
function libraryOfC(): string {
  if (process.platform !== 'linux') return '';
  const report: unknown = process.report.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return '';
  const { header } = report;
  const isGlibc = typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header;
  return isGlibc ? `，glibc ${header.glibcVersionRuntime}` : '，musl';
}

function installedPackages(root: string): Check {
  const name = '程序包';
  const remedy = '请运行 npm ci。';
  const faults = packageFaults(root);
  if (!faults) return ok(name, '都在（不是由 npm 按 package-lock.json 装的，没有比对版本）。');
  const { missing, different } = faults;
  if (missing.length > 0) return warning(name, `缺少 ${listed(missing)}。`, remedy);
  if (different.length === 0) return ok(name, '与 package-lock.json 一致。');
  return warning(name, `与 package-lock.json 不一致：${listed(different)}。`, remedy);
}

function launcherCache(surroundings: Surroundings): Check {
  const name = '启动缓存';
  const { root } = surroundings;
  const fault = folderFault(cacheOf({ root, entry: '' }), surroundings);
  if (!fault) return ok(name, '可以写。');
  const remedy = '请检查 node_modules 的权限；不改也能用。';
  return warning(name, `${fault}每次启动会慢一两秒。`, remedy);
}
