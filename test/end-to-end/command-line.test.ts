import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { variableNames } from '../../src/config/variables.ts';
import { linesOf, withoutSpace } from '../corpus/samples.ts';

interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const answerSchema = z.object({
  id: z.union([z.string(), z.number()]).nullable(),
  status: z.enum(['answered', 'abstained', 'failed']),
  answer: z.string(),
  citations: z.array(
    z.object({
      marker: z.number(),
      headline: z.string().nullable(),
      source: z.string(),
      lines: z.tuple([z.number(), z.number()]),
      quote: z.string(),
    }),
  ),
  reason: z.string().optional(),
  elapsedMs: z.number(),
});

const passagesSchema = z.object({
  id: z.union([z.string(), z.number()]).nullable(),
  passages: z.array(
    z.strictObject({
      articleId: z.string(),
      documentId: z.string(),
      headline: z.string().nullable(),
      date: z.string().nullable(),
      quote: z.string().min(1),
      lines: z.tuple([z.number(), z.number()]),
      score: z.number(),
    }),
  ),
  reason: z.string().optional(),
});

const articleSchema = z.object({
  source: z.string(),
  headline: z.string().nullable(),
  byline: z.string().nullable(),
  date: z.string().nullable(),
  datePrecision: z.enum(['day', 'month', 'year']).nullable(),
  kind: z.enum(['news', 'feature', 'interview', 'photo']),
  lines: z.tuple([z.number(), z.number()]),
  body: z.string().min(1),
});

const bridgeStory = '本报讯（记者张三）青河大桥昨日通车，全长3.6公里，总投资12.5亿元。';
const teaStory = '本报讯（记者李四）云岭镇新种茶树2300亩，带动480户农户增收。';
/** Documents that tell the same but for a name and a figure. */
const alike = ['甲', '乙', '丙'].map((name, index) => ({
  id: name,
  text: `本报讯（记者张三）${name}县今年新建公路${(index + 2) * 11}公里。`,
}));
const examples = [
  { question: '玖龙纸业项目建成后预计年利润多少？', facts: ['约36亿元'] },
  { question: '2024年上半年监利新增规上工业企业多少家？', facts: ['18家'] },
  { question: '湖北一半天制药2022年研发投入多少？', facts: ['1.8亿元'] },
  { question: '监利市铝业行业协会第二届理事会就职典礼是哪天举行的？', facts: ['9月9日'] },
  {
    question: '西城街道环保巡查实行哪“三单”？',
    facts: ['问题交办单', '整改督办单', '销号反馈单'],
  },
];

let folder = '';
let archive = '';
let firstBuild: Outcome;
let secondBuild: Outcome;
let contents: readonly (readonly string[])[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-'));
  archive = join(folder, 'archive');
  firstBuild = await run('embed');
  const before = await contentsOf(archive);
  secondBuild = await run('embed');
  contents = [before, await contentsOf(archive)];
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.concurrent('npm run embed', () => {
  it('builds the archive and reports it on standard error', () => {
    expect(firstBuild).toMatchObject({ exitCode: 0, stdout: '' });
    expect(firstBuild.stderr).toContain('档案里有 5 个版面、43 篇报道');
    expect(firstBuild.stderr).toContain('新读或重读 5 个文件');
  });

  it('changes nothing and embeds nothing when it runs again', () => {
    expect(secondBuild).toMatchObject({ exitCode: 0, stdout: '' });
    expect(secondBuild.stderr).toContain(
      '新读或重读 0 个文件，未变 5 个，移除 0 个，计算 0 个向量',
    );
    const [before, after] = contents;
    expect(after).toEqual(before);
  });

  it('prints every article with --dry-run --jsonl, and writes nothing', async () => {
    const nowhere = join(folder, 'nowhere');
    const { exitCode, stdout, stderr } = await run('embed', ['--dry-run', '--jsonl'], {
      env: { ARCHIVE_DIR: nowhere },
    });
    const counted = '共 5 个版面、43 篇报道；跳过 0 处。\n';
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: counted });
    const articles = toObjects(stdout).map((article) => articleSchema.parse(article));
    expect(articles).toHaveLength(43);
    expect(new Set(articles.map(({ source }) => source)).size).toBe(5);
    expect(articles.every(({ date }) => date !== null)).toBe(true);
    await expect(stat(nowhere)).rejects.toThrow('ENOENT');
  });

  it('says in one line what to do where there are no pages', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    const { exitCode, stdout, stderr } = await run('ask', ['问'], {
      env: { SEEDS_PATH: empty, ARCHIVE_DIR: join(empty, 'archive') },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^\S+ 里没有报纸版面。请放入 .*\n$/u);
  });

  it('names a page that cannot be read, and builds the rest', async () => {
    const pages = await mkdtemp(join(folder, 'pages-'));
    await writeFile(join(pages, 'bridge.txt'), bridgeStory);
    await writeFile(join(pages, 'noise.txt'), Buffer.alloc(9));
    const { exitCode, stderr } = await run('embed', ['--source', pages], {
      env: { ARCHIVE_DIR: join(folder, 'small') },
    });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('跳过 noise.txt：是二进制文件，不是文本');
    expect(stderr).toContain('档案里有 1 个版面、1 篇报道');
  });
});

describe.concurrent('npm start -- with a question', () => {
  it('prints the cited answer on standard output and ends with 0', async () => {
    const { exitCode, stdout, stderr } = await run('ask', ['玖龙纸业项目建成后预计年利润多少？']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/约36亿元[^\n]*\[1\]/u);
    expect(stdout).toMatch(
      /\n\n\[1\] 《[^》]*工业强市[^》]*》，.*2022年7月，001_\w+\.txt 第\d+—\d+行\n/u,
    );
  });

  it('ends with 1 where the archive does not say', async () => {
    const { exitCode, stdout, stderr } = await run('ask', ['荆州古城墙有多长？']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/^档案里没有/u);
  });

  it('explains the answer below its sources with --explain', async () => {
    const question = '玖龙纸业项目建成后预计年利润多少？';
    const { exitCode, stdout, stderr } = await run('ask', ['--explain', question]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [answer = '', explained = ''] = stdout.split(`\n\n问题      ${question}\n`);
    expect(answer).toMatch(/约36亿元[^\n]*\[1\].*\n\n\[1\] 《/su);
    expect(explained).toMatch(/^类型 {6}数字\n检索词 {4}玖.*\n段落 {6}\d+ 段/su);
    expect(explained).toMatch(/\n✓ +1 +\d+ .*\n核对 .*\n作答 {6}内置阅读器\n用时 .*\n$/su);
  });

  it.each([
    ['ask', '--verbsoe'],
    ['embed', '--sources'],
  ])('ends with 2 and one line for an unknown flag of %s', async (script, flag) => {
    const { exitCode, stdout, stderr } = await run(script, [flag, 'x']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`^不认识这个选项：${flag}。用法见 [^\\n]* --help。\\n$`, 'u'),
    );
  });

  it('ends with 2 and one line for a setting that cannot be meant', async () => {
    const { exitCode, stderr } = await run('ask', ['问'], { env: { LOG_LEVEL: 'loud' } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^LOG_LEVEL 的值不对：[^\n]+\n$/u);
  });

  it('builds the archive first where there is none', async () => {
    const pages = await mkdtemp(join(folder, 'pages-'));
    await writeFile(join(pages, 'bridge.txt'), bridgeStory);
    const env = { SEEDS_PATH: pages, ARCHIVE_DIR: join(folder, 'fresh') };
    const { exitCode, stdout, stderr } = await run('ask', ['青河大桥全长多少公里？'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('3.6公里');
    expect(stderr).toMatch(
      /^第一次使用，正在建立档案，请稍候。\n档案里有 1 个版面、1 篇报道，用时 [\d.]+ 秒。\n$/u,
    );
  });
});

describe.concurrent('npm start -- --json', () => {
  it('writes one object on one line, and ends like the answer in text', async () => {
    const { exitCode, stdout, stderr } = await run('ask', ['--json', '荆州古城墙有多长？']);
    expect({ exitCode, stderr, lines: toObjects(stdout).length }).toEqual({
      exitCode: 1,
      stderr: '',
      lines: 1,
    });
    expect(answerSchema.parse(JSON.parse(stdout))).toMatchObject({ id: null, status: 'abstained' });
  });

  it('takes the whole of a pipe for the question', async () => {
    const { exitCode, stdout } = await run('ask', ['--json'], {
      input: `${examples[0]?.question}\n`,
    });
    expect(exitCode).toBe(0);
    expect(answerSchema.parse(JSON.parse(stdout)).answer).toContain('约36亿元');
  });
});

describe.concurrent('npm start without a terminal', () => {
  const question = '玖龙纸业项目建成后预计年利润多少？';

  it('answers one question a line, plainly, and ends with the worst outcome', async () => {
    const input = `${question}\r\n\n荆州古城墙有多长？\n`;
    const { exitCode, stdout, stderr } = await run('ask', [], { input });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(
      /^[^\n]*约36亿元[^\n]*\[1\]\n.*\n\n\[1\] 《[^\n]*行\n\n档案里没有[^\n]*\n查了[^\n]*\n$/su,
    );
    expect(stdout).not.toMatch(/[\u001b\r]|问报>/u);
  });

  it('leaves out sources and markers with --no-sources', async () => {
    const { exitCode, stdout } = await run('ask', ['--no-sources'], { input: question });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('约36亿元');
    expect(stdout).not.toMatch(/\[\d|\n\n/u);
  });

  it('goes on after a command, which is none there, and ends with 2', async () => {
    const { exitCode, stdout, stderr } = await run('ask', [], { input: `/help\n${question}\n` });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('约36亿元');
    expect(stderr).toBe('命令只在终端里可用：/help。这里每行写一个问题。\n');
  });

  it.each([[[]], [['--json']]])('ends with 2 where nothing is read: %j', async (args) => {
    const { exitCode, stdout, stderr } = await run('ask', args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^没有读到问题。[^\n]+\n$/u);
  });

  it.each([
    ['a question', [question], ''],
    ['lines', [], `${question}\n`.repeat(3)],
    ['JSON', ['--json', question], ''],
  ])('ends without a word where nobody reads the answer to %s', async (_, args, input) => {
    const { exitCode, stderr } = await run('ask', args, { input, isUnread: true });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe.concurrent('npm start with flags that ask for no answer', () => {
  const nowhere = { env: { ARCHIVE_DIR: '/dev/null/none', SEEDS_PATH: '/dev/null/none' } };

  it('prints the version of the package', async () => {
    const described: unknown = JSON.parse(await readFile('package.json', 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(described);
    expect(await run('ask', ['--version'], nowhere)).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it('prints help with examples', async () => {
    const { exitCode, stdout, stderr } = await run('ask', ['--help'], nowhere);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^用法：.*\n例子：\n.*退出码：[^\n]+\n$/su);
  });
});

describe.concurrent('npm start -- --jsonl', () => {
  it('answers the examples with quotations that stand in the lines that they name', async () => {
    const requests = examples.map(({ question }, index) => ({ id: `q${index}`, question }));
    const { outcome, answers } = await askLines(requests);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(answers.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
    for (const [index, { facts }] of examples.entries()) {
      const answer = answers[index];
      for (const fact of facts) expect(answer?.answer).toContain(fact);
      expect(answer?.citations.length).toBeGreaterThan(0);
      for (const { source, lines, quote } of answer?.citations ?? []) {
        const raw = await readFile(join('seeds', source), 'utf8');
        expect(withoutSpace(linesOf(raw, lines))).toContain(withoutSpace(quote));
      }
    }
  });

  it('goes on after a faulty line, in order, and ends with the worst outcome', async () => {
    const { outcome, answers } = await askLines([
      { id: 1, question: '荆州古城墙有多长？' },
      '{"id": "cut"',
      '',
      { id: 'no question' },
      { question: '没有编号？' },
      { id: 'bad documents', question: '问什么？', documents: [{ id: 'a' }] },
      { id: 'last', question: '玖龙纸业项目建成后预计年利润多少？' },
    ]);
    expect(outcome).toMatchObject({ exitCode: 2, stderr: '' });
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      [1, 'abstained'],
      [null, 'failed'],
      ['no question', 'failed'],
      [null, 'failed'],
      ['bad documents', 'failed'],
      ['last', 'answered'],
    ]);
    for (const { status, reason, answer, citations } of answers) {
      if (status === 'failed') expect({ answer, citations }).toEqual({ answer: '', citations: [] });
      if (status !== 'answered') expect(reason).toMatch(/。$/u);
    }
  });

  it('takes the documents that come with a question for the whole archive, and never mixes two', async () => {
    const documents = [
      { id: 'bridge', text: bridgeStory, title: '青河大桥通车', date: '2024-08-12' },
      { id: 'tea', text: teaStory },
    ];
    const { outcome, answers } = await askLines([
      { id: 'both', question: '青河大桥全长多少公里？', documents },
      { id: 'tea', question: '云岭镇新种茶树多少亩？', documents },
      { id: 'seeds', question: '玖龙纸业项目建成后预计年利润多少？', documents },
      { id: 'other', question: '青河大桥全长多少公里？', documents: documents.slice(1) },
      { id: 'none', question: '青河大桥全长多少公里？' },
      { id: 'empty', question: '青河大桥全长多少公里？', documents: [] },
      ...alike.map(({ id }) => ({
        id,
        question: `${id}县今年新建公路多少公里？`,
        documents: alike,
      })),
    ]);
    expect(outcome.exitCode).toBe(1);
    expect(answers.slice(0, 6).map(({ id, status }) => [id, status])).toEqual([
      ['both', 'answered'],
      ['tea', 'answered'],
      ['seeds', 'abstained'],
      ['other', 'abstained'],
      ['none', 'abstained'],
      ['empty', 'abstained'],
    ]);
    expect(answers[0]).toMatchObject({
      answer: expect.stringContaining('3.6公里'),
      citations: [{ source: 'bridge', headline: '青河大桥通车', lines: [1, 1] }],
    });
    expect(answers[1]?.citations.map(({ source }) => source)).toEqual(['tea']);
    for (const [index, { id, text }] of alike.entries()) {
      const [citation, ...others] = answers[6 + index]?.citations ?? [];
      expect({ source: citation?.source, others }).toEqual({ source: id, others: [] });
      expect(text).toContain(citation?.quote);
      expect(answers[6 + index]?.answer).toContain(citation?.quote);
    }
  });
});

describe.concurrent('npm start -- --retrieve', () => {
  it('gives passages that stand in the lines that they name, and goes on after a faulty line', async () => {
    const lines = [...examples.map(({ question }, id) => JSON.stringify({ id, question })), '{'];
    const outcome = await run('ask', ['--jsonl', '--retrieve', '3'], { input: lines.join('\n') });
    expect(outcome).toMatchObject({ exitCode: 2, stderr: '' });
    const results = toObjects(outcome.stdout).map((result) => passagesSchema.parse(result));
    expect(results.map(({ id }) => id)).toEqual([...examples.keys(), null]);
    for (const [index, { facts }] of examples.entries()) {
      const { passages } = results[index] ?? { passages: [] };
      const scores = passages.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(passages).toHaveLength(3);
      for (const { documentId, lines: place, quote } of passages) {
        const raw = await readFile(join('seeds', documentId), 'utf8');
        expect(withoutSpace(linesOf(raw, place))).toContain(withoutSpace(quote));
      }
      const quotes = passages.map(({ quote }) => quote).join('\n');
      for (const fact of facts) expect(quotes).toContain(fact);
    }
    expect(results.at(-1)).toMatchObject({ passages: [], reason: expect.stringMatching(/。$/u) });
  });

  it.each([
    ['0', ['--jsonl', '--retrieve', '0'], '--retrieve 应是 1 到 100 的整数，不是“0”。'],
    ['101', ['--jsonl', '--retrieve', '101'], '--retrieve 应是 1 到 100 的整数，不是“101”。'],
    ['no --jsonl', ['--retrieve', '5', '问'], '--retrieve 要与 --jsonl 同用。'],
    [
      '--explain',
      ['--jsonl', '--retrieve', '5', '--explain'],
      '--retrieve 不作答，没有可以说明的回答。',
    ],
  ])('ends with 2 and one line for %s', async (_, args, complaint) => {
    const { exitCode, stdout, stderr } = await run('ask', args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(`${complaint}用法见 npm start -- --help。\n`);
  });
});

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Whether standard output is closed before anything is written to it. */
  readonly isUnread?: boolean;
}

/** Runs a script as its npm command does, away from the developer's own settings. */
function run(script: string, args: readonly string[] = [], options: RunOptions = {}) {
  const unset = Object.fromEntries(variableNames.map((name) => [name, '']));
  const env = { ...process.env, ...unset, ARCHIVE_DIR: archive, ...options.env };
  const child = spawn(
    process.execPath,
    ['--import', typescriptLoader, `scripts/${script}.ts`, ...args],
    {
      env,
    },
  );
  if (options.isUnread) child.stdout.destroy();
  child.stdin.end(options.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

async function askLines(requests: readonly (object | string)[]) {
  const lines = requests.map((request) =>
    typeof request === 'string' ? request : JSON.stringify(request),
  );
  const outcome = await run('ask', ['--jsonl'], { input: `${lines.join('\n')}\n` });
  return {
    outcome,
    answers: toObjects(outcome.stdout).map((answer) => answerSchema.parse(answer)),
  };
}

function toObjects(jsonLines: string): unknown[] {
  return jsonLines
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

/** The files of a folder with their sizes and the time of their last change. */
async function contentsOf(path: string): Promise<string[]> {
  const names = await readdir(path);
  const described = names.sort().map(async (name) => {
    const { size, mtimeMs } = await stat(join(path, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return Promise.all(described);
}
