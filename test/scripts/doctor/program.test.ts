import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '../../../scripts/doctor/examine.ts';
import { examineElsewhere } from '../../../scripts/doctor/groups/elsewhere.ts';
import { examineProgram } from '../../../scripts/doctor/groups/program.ts';
import { loadComplaint, startComplaint } from '../../../scripts/launcher/installed.mjs';
import { typescriptLoader } from '../../../scripts/typescript-loader.ts';
import { temporaryFolder } from '../../support/indexed.ts';
import { newsroomConfig } from '../../support/newsroom.ts';
import { surroundingsWith, told } from './surroundings.ts';

/** A project of these files, each with its text or, as JSON, its content. */
async function projectWith(files: Readonly<Record<string, unknown>>): Promise<string> {
  const root = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(
      join(root, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return root;
}

const described = { engines: { node: '>=20' }, dependencies: { alpha: '1.0.0' } };

describe('the packages', () => {
  test('that are not installed at all are told before anything is loaded', async () => {
    const root = await projectWith({ 'package.json': described });
    expect(startComplaint(root)).toEqual({
      name: '程序包',
      detail: '还没有安装。',
      remedy: '请运行 npm ci。',
    });
  });

  test('of which one is missing are told by its name', async () => {
    const root = await projectWith({ 'package.json': described, 'node_modules/beta/x': '' });
    expect(startComplaint(root)?.detail).toBe('缺少 alpha。');
  });

  test.each([
    "Cannot find package 'alpha' imported from /project/scripts/greet.ts",
    "Cannot find module '/project/node_modules/alpha/index.js'",
    'The package "@esbuild/linux-x64" could not be found, and is needed by esbuild.',
  ])('that are not there whole are told when a program does not load: %s', (message) => {
    const { name, detail, remedy } = loadComplaint(new Error(message)) ?? {};
    expect(`${name}：${detail}${remedy}`).toMatch(
      /^程序包：有缺失或损坏。.*npm ci.*npm run doctor/u,
    );
  });

  test('are not blamed for a fault of the sources', () => {
    const message = "Cannot find module '/project/src/word.ts' imported from /project/greet.ts";
    expect(loadComplaint(new Error(message))).toBeUndefined();
  });

  test('want a Node that is new enough', async () => {
    const root = await projectWith({ 'package.json': described });
    expect(startComplaint(root, '18.20.1')?.detail).toBe('现在是 18.20.1，要 20 以上。');
    expect(startComplaint(process.cwd(), '20.0.0')).toBeUndefined();
  });

  test.each<[string, Readonly<Record<string, object>>, string]>([
    ['are as they should be', { alpha: { version: '1.0.0' } }, 'ok 与 package-lock.json 一致。'],
    ['are of another version', { alpha: { version: '1.0.1' } }, 'warning .*不一致：alpha。'],
    ['are more', { alpha: { version: '1.0.0' }, beta: { version: '1' } }, 'warning .*：beta。'],
    ['are fewer', {}, 'warning 缺少 alpha。 请运行 npm ci。'],
  ])('are compared with the lock file where they %s', async (_, installed, sentence) => {
    const placed = (packages: object) => ({
      packages: Object.fromEntries(
        Object.entries(packages).map(([name, about]) => [`node_modules/${name}`, about]),
      ),
    });
    const wanted = { alpha: { version: '1.0.0' }, tests: { version: '2', dev: true } };
    const root = await projectWith({
      'package.json': described,
      'package-lock.json': placed(wanted),
      'node_modules/.package-lock.json': placed(installed),
      'node_modules/alpha/package.json': {},
    });
    const surroundings = await surroundingsWith({}, { root });
    expect(told(examineProgram(surroundings, []), '程序包')).toMatch(new RegExp(sentence, 'u'));
  });

  test('with compiled code are tried, also such that end their process', async () => {
    const root = await projectWith({
      'package.json': described,
      'node_modules/better-sqlite3/index.js': 'process.kill(process.pid, "SIGSEGV");',
      'node_modules/@node-rs/jieba/index.js':
        'throw new Error("compiled against NODE_MODULE_VERSION 93, this Node wants 115");',
    });
    const groups = examine(await surroundingsWith({}, { root, isOffline: true }));
    const [checks = [], , , archive] = await Promise.all(groups.map((group) => group.checks));
    expect(told(checks, 'better-sqlite3')).toMatch(/^error 装不上.*npm rebuild better-sqlite3/u);
    expect(told(checks, 'hnswlib-node')).toMatch(/^error 没有安装完整.* 请运行 npm ci。$/u);
    expect(told(checks, '@node-rs/jieba')).toMatch(/^error 是为别的 Node 版本编译的/u);
    expect(archive).toEqual([
      { name: '档案', state: 'warning', detail: '没有查：要等 better-sqlite3 修好，见上面。' },
    ]);
  });

  test('of a cache that cannot be written only make the start slower', async () => {
    const surroundings = await surroundingsWith({}, { mayWrite: () => false });
    expect(told(examineProgram(surroundings, []), '启动缓存')).toMatch(/^warning .*慢/u);
  });
});

describe('what is kept elsewhere', () => {
  test('is the history of the terminal, which need not be kept', async () => {
    const at = async (HISTORY_FILE: string) =>
      told(examineElsewhere(await surroundingsWith({ HISTORY_FILE })), '输入历史');
    expect(await at('kept/history')).toMatch(/^ok .*可以写/u);
    expect(await at('/dev/null')).toBe('ok 不保存。');
    expect(await at('.')).toMatch(/^warning .*这里却是文件夹。.*HISTORY_FILE/u);
  });
});

describe('npm run doctor', () => {
  test('tells of everything, calls nobody offline, and ends with 0 where all is well', async () => {
    const { seedsPath, archiveDirectory } = await newsroomConfig();
    const variables = { SEEDS_PATH: seedsPath, ARCHIVE_DIR: archiveDirectory };
    const { exitCode, stdout, stderr } = await run(
      [join(process.cwd(), 'scripts/doctor.ts'), '--offline'],
      variables,
    );
    expect(stderr).toBe('');
    expect(stdout.match(/^\S.*$/gmu)?.slice(0, 8)).toEqual([
      '程序',
      '配置',
      '版面',
      '档案',
      '嵌入',
      '语言模型',
      'Telegram',
      '其他',
    ]);
    expect(stdout).not.toMatch(/✗|\u001b/u);
    expect(exitCode).toBe(0);
  });

  test('ends with 1 in a project without packages, and says what to run', async () => {
    const root = await projectWith({ 'package.json': described });
    for (const name of ['doctor.mjs', 'start.mjs', 'launcher'])
      cpSync(join('scripts', name), join(root, 'scripts', name), { recursive: true });
    const [text, json, start] = await Promise.all([
      run([join(root, 'scripts/doctor.mjs')]),
      run([join(root, 'scripts/doctor.mjs'), '--json']),
      run([join(root, 'scripts/start.mjs')]),
    ]);
    expect(text.exitCode).toBe(1);
    expect(text.stdout).toContain('✗ 不行  程序包：还没有安装。请运行 npm ci。');
    expect(JSON.parse(json.stdout)).toMatchObject({ checks: [{ state: 'error' }] });
    expect(start).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: '程序包：还没有安装。请运行 npm ci。\n',
    });
  });
});

interface Run {
  readonly exitCode: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** In a folder of its own, for this one may have settings. */
async function run(program: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Run> {
  const cwd = await temporaryFolder();
  const loading = program[0]?.endsWith('.ts') ? ['--import', typescriptLoader] : [];
  const env = { ...process.env, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [...loading, ...program], { env, cwd }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? (error.code ?? null) : 0, stdout, stderr }),
    );
  });
}
