import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Check, failing, ok } from './check.ts';

/** Packages with compiled code, and what for. */
const nativePackages = {
  'better-sqlite3': 'SQLite，带全文检索 FTS5',
  'hnswlib-node': '向量图',
  '@node-rs/jieba': '中文分词',
};
export type NativePackage = keyof typeof nativePackages;

const names: readonly NativePackage[] = ['better-sqlite3', 'hnswlib-node', '@node-rs/jieba'];
/** Loading takes a tenth of a second. */
const trialMs = 20_000;

/** What came of loading a package. */
export interface NativeTrial {
  readonly name: NativePackage;
  readonly check: Check;
}

/** Loads each package with compiled code in a process of its own, and lets it do something. */
export async function tryNativePackages(root: string): Promise<readonly NativeTrial[]> {
  return Promise.all(names.map(async (name) => ({ name, check: await tryNative(root, name) })));
}

async function tryNative(root: string, name: NativePackage): Promise<Check> {
  const program = fileURLToPath(new URL('try-native.mjs', import.meta.url));
  const { isSound, told } = await new Promise<{ isSound: boolean; told: string }>((resolve) => {
    execFile(process.execPath, [program, root, name], { timeout: trialMs }, (failure, stdout) =>
      resolve({ isSound: !failure, told: stdout }),
    );
  });
  const purpose = nativePackages[name];
  if (isSound) return ok(name, `能用（${purpose}）。`);
  return failing(name, `${faultOf(told)}（${purpose}）。`, remedyOf(name, told));
}

function faultOf(told: string): string {
  if (told === 'other-node') return '是为别的 Node 版本编译的';
  if (told === 'fts5') return '里面没有 FTS5';
  return told === 'MODULE_NOT_FOUND' ? '没有安装完整' : '装不上，文件可能坏了';
}

/** jieba comes compiled, in a package of its own for each system. */
function remedyOf(name: NativePackage, told: string): string {
  const isCompiledHere = name !== '@node-rs/jieba' && told !== 'MODULE_NOT_FOUND';
  return isCompiledHere ? `请运行 npm rebuild ${name}；若还不行，npm ci。` : '请运行 npm ci。';
}
