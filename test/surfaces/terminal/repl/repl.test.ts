import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import { runRepl } from '../../../../src/surfaces/terminal/repl/repl.ts';
import type { ReplParts } from '../../../../src/surfaces/terminal/repl/repl-parts.ts';
import { emptyBrowser } from '../../../support/repl-desk.ts';
import { answered, citation, ScriptedAssistant } from '../../../support/scripted-assistant.ts';
import { asTerminal, Screen } from '../streams.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const enter = '\r';

const script = {
  '年利润多少？': { answer: answered('约36亿元。', citation({ headline: '标题' })) },
  '那税收呢？': { answer: answered('18亿元。', citation()), question: '年税收多少？' },
  坏问题: new WenbaoError('model', '模型没有回应。', '请稍后再试。'),
  慢问题: 'wait',
  长问题: { progress: [answered('第一句。', citation())], fails: 'wait' },
  '第一行\n第二行': { answer: answered('两行都看到了。') },
} as const;

const banner = '档案里有3篇报道。';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-repl-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// A terminal's colours are tested with the look; here they would only hide the text.
beforeEach(() => vi.stubEnv('NO_COLOR', '1'));
afterEach(() => vi.unstubAllEnvs());

describe('the REPL', () => {
  test('shows banner, prompt and answer, and leaves with Ctrl-D', async () => {
    const { screen, input, done } = setUp();
    await screen.shows('问报> ');
    input.write(`年利润多少？${enter}`);
    await screen.shows('第105—112行\n\n问报> ');
    input.write(ctrlD);
    await done;
    expect(screen.text.split('\n')).toEqual([
      banner,
      '输入问题即可；/help 看命令，Ctrl-D 离开。',
      '',
      '问报> 年利润多少？',
      '约36亿元。[1]',
      '',
      '[1] 《标题》，003.txt 第105—112行',
      '',
      '问报> ',
      '',
    ]);
  });

  test('shows example questions on first use alone', async () => {
    const exampleQuestions = async () => ['大桥全长多少？', '谁是镇长？'];
    const first = setUp({ isFirstUse: true, exampleQuestions });
    await first.screen.shows('可以这样问：\n  大桥全长多少？\n  谁是镇长？\n\n问报> ');
    await first.leave();
    const used = join(folder, 'used');
    const second = setUp({ exampleQuestions, historyFile: used });
    await second.screen.shows('可以这样问：');
    second.input.write(`年利润多少？${enter}`);
    await second.leave();
    const third = setUp({ exampleQuestions, historyFile: used });
    await third.screen.shows('问报> ');
    await third.leave();
    expect(third.screen.text).not.toContain('可以这样问');
  });

  test('goes on without example questions where they cannot be found', async () => {
    const exampleQuestions = () => Promise.reject(new Error('busy'));
    const { screen, leave } = setUp({ isFirstUse: true, exampleQuestions });
    await screen.shows('离开。\n\n问报> ');
    await leave();
  });

  test('tells how a follow-up was understood, and shows sources and explanation when asked', async () => {
    const { screen, input, leave } = setUp();
    input.write(`/sources${enter}那税收呢？${enter}/sources${enter}/explain${enter}`);
    await screen.shows('这一句没有查档案，没有可说明的。');
    expect(screen.text).toContain('还没有可以列出出处的回答。');
    expect(screen.text).toContain('（按这个问题回答：年税收多少？）');
    expect(screen.text).toContain('    预计年利润约36亿元');
    await leave();
  });

  test('suggests the command that was probably meant', async () => {
    const { screen, input, leave } = setUp();
    input.write(`/sorces${enter}／帮助${enter}`);
    await screen.shows('没有命令 /sorces。是否想用 /sources？');
    await screen.shows('/save');
    await leave();
  });

  test('runs no command that was given more than it takes', async () => {
    const { screen, input, assistant, leave } = setUp();
    input.write(`/new 年利润多少？${enter}`);
    await screen.shows('/new 后面不用写什么；要提问，请另起一行。');
    await leave();
    expect(assistant.forgotten).toEqual([]);
  });

  test('tells a failure in one sentence and goes on', async () => {
    const { screen, input, leave } = setUp();
    input.write(`坏问题${enter}年利润多少？${enter}`);
    await screen.shows('模型没有回应。请稍后再试。\n');
    await screen.shows('约36亿元。');
    await leave();
  });

  test('cancels a running answer with Ctrl-C, leaves standing what was written, and goes on', async () => {
    const { screen, input, leave } = setUp();
    input.write(`长问题${enter}`);
    await screen.shows('第一句。[1]\n');
    input.write(ctrlC);
    await screen.shows('第一句。[1]\n\n已取消。\n问报> ');
    await leave();
  });

  test('says on the first Ctrl-C how to leave, and leaves on the second', async () => {
    const { screen, input, done } = setUp();
    await screen.shows('问报> ');
    input.write(ctrlC);
    await screen.shows('再按一次 Ctrl-C 离开，也可输入 /quit。\n问报> ');
    input.write(ctrlC);
    await done;
  });

  test('cancels the running answer when the person leaves', async () => {
    const { input, done, assistant } = setUp();
    input.write(`慢问题${enter}`);
    await vi.waitFor(() => expect(assistant.asked).toHaveLength(1));
    input.write(ctrlD);
    await done;
  });

  test('takes several lines for one question', async () => {
    const { screen, input, leave } = setUp();
    input.write(`"""第一行${enter}第二行"""${enter}`);
    await screen.shows('两行都看到了。');
    await leave();
  });

  test('lets the reader alone answer after /model 关', async () => {
    const { screen, input, assistant, leave } = setUp({ chatModel: 'openai:large' });
    input.write(`/model 关${enter}年利润多少？${enter}/model 开${enter}那税收呢？${enter}`);
    await screen.shows('18亿元。');
    await leave();
    expect(assistant.asked.map(({ withoutModel }) => withoutModel)).toEqual([true, false]);
  });

  test('forgets the conversation and its answers with /new', async () => {
    const { screen, input, assistant, leave } = setUp();
    input.write(`年利润多少？${enter}/new${enter}/sources${enter}/open 1${enter}`);
    await screen.shows('还没有可以打开的报道');
    expect(screen.text).toContain('还没有可以列出出处的回答。');
    expect(assistant.forgotten).toEqual(['terminal']);
    await leave();
  });

  test('hands the test set the signal of Ctrl-C, and whether the model is to answer', async () => {
    const evaluate: ReplParts['evaluate'] = ({ signal, withoutModel }) =>
      new Promise((_, reject) => {
        screen.write(`测试集 ${withoutModel}\n`);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const { screen, input, leave } = setUp({ evaluate, chatModel: 'openai:large' });
    input.write(`/model 关${enter}/eval${enter}`);
    await screen.shows('测试集 true\n');
    input.write(ctrlC);
    await screen.shows('已取消。\n问报> ');
    await leave();
  });

  test('keeps what was typed in the history', async () => {
    const historyFile = join(folder, 'history');
    const { screen, input, leave } = setUp({ historyFile });
    input.write(`年利润多少？${enter}年利润多少？${enter}/new${enter}`);
    await screen.shows('已开始新的对话。');
    await leave();
    expect(readFileSync(historyFile, 'utf8')).toBe('年利润多少？\n/new\n/quit\n');
  });
});

/** Both streams on one screen, as a person has them. */
function setUp(parts: Partial<ReplParts> = {}) {
  const assistant = new ScriptedAssistant(script);
  const [input, screen] = [asTerminal(new PassThrough()), asTerminal(new Screen())];
  const done = runRepl({
    assistant,
    browser: emptyBrowser,
    input,
    output: screen,
    errors: screen,
    banner,
    isFirstUse: false,
    explains: false,
    chatModel: undefined,
    historyFile: join(folder, 'nowhere', 'kept', 'by', 'nobody'),
    pager: 'cat',
    exampleQuestions: async () => [],
    evaluate: async () => '',
    ...parts,
  });
  const leave = async () => {
    input.write(`/quit${enter}`);
    await done;
  };
  return { assistant, input, screen, done, leave };
}
