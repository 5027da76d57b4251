import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WenbaoProvider from '../../docs/promptfoo/provider.mjs';
import { typescriptLoader } from '../../scripts/typescript-loader.ts';
import { variableNames } from '../../src/config/variables.ts';

let folder = '';
const providers: WenbaoProvider[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-promptfoo-'));
});
afterAll(async () => {
  for (const provider of providers) provider.cleanup();
  await rm(folder, { recursive: true, force: true });
});

describe.concurrent('the provider for promptfoo', () => {
  it('asks the program, turn by turn, and tells promptfoo what it answered', async () => {
    const provider = await realProvider();
    const bridge = { vars: { id: 'b-1', conversation: 'bridge' } };
    const first = await provider.callApi('青河大桥全长多少公里？', bridge);
    expect(first).toMatchObject({
      output: expect.stringMatching(/3\.6公里.*\[1\]/u),
      latencyMs: expect.any(Number),
      metadata: {
        status: 'answered',
        confidence: expect.stringMatching(/^(确定|较可能)$/u),
        citations: [{ marker: 1, source: 'bridge.txt', quote: expect.stringContaining('3.6公里') }],
      },
    });
    const [second, again, other] = await Promise.all([
      provider.callApi('总投资呢？', bridge),
      provider.callApi('总投资呢？', { ...bridge, repeatIndex: 1 }),
      provider.callApi('云岭镇有多少茶树？', { vars: { id: 'b-2' } }),
    ]);
    expect(second).toMatchObject({ output: expect.stringContaining('12.5亿元') });
    expect(second.metadata?.question).toContain('青河大桥');
    expect(again.metadata?.question).toBe('总投资呢？');
    expect(other).toMatchObject({ metadata: { status: 'abstained', citations: [] } });
    expect(second.tokenUsage).toBeUndefined();
  });

  it('tells the tokens and the cost of a model', async () => {
    const usage = { promptTokens: 120, completionTokens: 30, cost: 0.002 };
    const provider = stub(`answer(line, { usage: ${JSON.stringify(usage)} });`);
    expect(await provider.callApi('问')).toMatchObject({
      output: '答问',
      tokenUsage: { total: 150, prompt: 120, completion: 30 },
      cost: 0.002,
    });
  });

  it('gives each of many questions at once its own answer, in whatever order they come', async () => {
    const provider = stub(
      'lines.push(line); if (lines.length === 3) lines.reverse().forEach(answer);',
    );
    const asked = ['甲', '乙', '丙'].map((each) =>
      provider.callApi(each, { vars: { id: 'same' } }),
    );
    expect((await Promise.all(asked)).map(({ output }) => output)).toEqual([
      '答甲',
      '答乙',
      '答丙',
    ]);
  });

  it('reads answers that come in pieces, with line separators of Unicode in them', async () => {
    const provider = stub(`
      const bytes = Buffer.from(JSON.stringify({ ...base, id: line.id, answer: '一\\u2028二' }) + '\\n');
      bytes.forEach((byte, at) => setTimeout(() => process.stdout.write(bytes.subarray(at, at + 1)), at / 10));
    `);
    expect((await provider.callApi('问')).output).toBe('一\u2028二');
  });

  it.each([
    [
      'a failure with its reason',
      "answer(line, { status: 'failed', reason: '档案坏了。' });",
      '档案坏了。',
    ],
    [
      'a line that is no JSON',
      "console.log('Segmentation fault');",
      '问报写出的一行不是回答：Segmentation fault',
    ],
    [
      'a line that names no question',
      'console.log(\'{"id":null}\');',
      '问报写出的一行不是回答：{"id":null}',
    ],
    ['an answer without its fields', 'answer(line, { statements: 1 });', '问报写出的不是回答：'],
  ])('gives %s as the error of that question alone', async (_, reaction, error) => {
    const provider = stub(`if (line.question === '好') answer(line); else { ${reaction} }`);
    const [bad, good] = await Promise.all([provider.callApi('坏'), provider.callApi('好')]);
    expect(bad.error).toContain(error);
    expect(good).toMatchObject({ output: '答好' });
  });

  it('gives an error to all that waited when the process dies, and starts another', async () => {
    const provider = stub(
      "if (line.question === '好') answer(line); else { console.error('out of memory'); process.exit(7); }",
    );
    expect(await provider.callApi('好')).toMatchObject({ output: '答好' });
    const [bad, behind] = await Promise.all([provider.callApi('坏'), provider.callApi('好')]);
    expect([bad, behind]).toEqual(Array(2).fill({ error: '问报已退出（7）：out of memory' }));
    expect(await provider.callApi('好')).toMatchObject({ output: '答好' });
  });

  it('gives up what takes too long, and what promptfoo no longer wants', async () => {
    const slow = stub('', { timeoutMs: 50 });
    expect(await slow.callApi('问')).toEqual({ error: '等了 50 毫秒没有回答' });
    const controller = new AbortController();
    const unwanted = stub('').callApi('问', {}, { abortSignal: controller.signal });
    controller.abort();
    expect(await unwanted).toEqual({ error: '已取消' });
  });

  it('says that the program cannot be started, and what is wrong with its configuration', async () => {
    const provider = new WenbaoProvider({ config: { command: [join(folder, 'none')] } });
    expect((await provider.callApi('问')).error).toMatch(/^启动不了问报：.*ENOENT/u);
    expect(() => new WenbaoProvider({ config: { timeout: 1 } })).toThrow(
      /^provider\.mjs 的 config 有误：.*"timeout"/u,
    );
  });

  it('does not keep promptfoo alive', async () => {
    const url = new URL('../../docs/promptfoo/provider.mjs', import.meta.url);
    const script = join(folder, 'evaluate.mjs');
    await writeFile(
      script,
      `import Provider from ${JSON.stringify(url.href)};
       const provider = new Provider({ config: ${JSON.stringify(stubConfig('answer(line);'))} });
       console.log((await provider.callApi('问')).output);`,
    );
    const ended = new Promise((resolve) => {
      execFile(process.execPath, [script], { timeout: 5000 }, (error, stdout) =>
        resolve({ error, stdout }),
      );
    });
    expect(await ended).toEqual({ error: null, stdout: '答问\n' });
  });
});

/** Over an archive of its own, away from the developer's settings. */
async function realProvider(): Promise<WenbaoProvider> {
  const pages = await mkdtemp(join(folder, 'pages-'));
  const story = '本报讯（记者张三）青河大桥昨日通车，全长3.6公里，总投资12.5亿元。';
  await writeFile(join(pages, 'bridge.txt'), story);
  const unset = Object.fromEntries(variableNames.map((name) => [name, '']));
  return started({
    command: [process.execPath, '--import', typescriptLoader, 'scripts/ask.ts', '--jsonl'],
    env: { ...unset, SEEDS_PATH: pages, ARCHIVE_DIR: join(folder, 'archive') },
  });
}

/** A program that does this with each line that it reads. */
function stub(reaction: string, config: object = {}): WenbaoProvider {
  return started({ ...stubConfig(reaction), ...config });
}

function stubConfig(reaction: string) {
  const program = `
    const base = {
      status: 'answered', question: '', short: null, confidence: null, statements: [],
      citations: [], notice: null, usage: null, elapsedMs: 1,
    };
    const lines = [];
    const answer = (line, more) => console.log(JSON.stringify(
      { ...base, id: line.id, answer: '答' + line.question, ...(typeof more === 'object' && more) },
    ));
    require('node:readline').createInterface({ input: process.stdin }).on('line', (text) => {
      const line = JSON.parse(text);
      ${reaction}
    });`;
  return { command: [process.execPath, '-e', program] };
}

function started(config: object): WenbaoProvider {
  const provider = new WenbaoProvider({ config });
  providers.push(provider);
  return provider;
}
