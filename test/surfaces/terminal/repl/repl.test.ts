import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import { runRepl } from '../../../../src/surfaces/terminal/repl/repl.ts';
import { answered, citation, ScriptedAssistant } from '../../../support/scripted-assistant.ts';
import { asTerminal, Screen } from '../streams.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';

const script = {
  '年利润多少？': { answer: answered('约36亿元。', citation({ headline: '标题' })) },
  '那税收呢？': { answer: answered('18亿元。', citation()), question: '年税收多少？' },
  坏问题: new WenbaoError('model', '模型没有回应。', '请稍后再试。'),
  '两行合成 一问': { answer: answered('好。') },
  慢问题: 'wait',
  长问题: { progress: [answered('第一句。', citation())], fails: 'wait' },
  坏在半路: {
    progress: [answered('第一句。', citation())],
    fails: new WenbaoError('archive', '档案坏了。', '请重建。'),
  },
} as const;

describe('runRepl on a pipe', () => {
  test('answers line by line, undecorated, with everything else on the error stream', async () => {
    const { output, errors, input, assistant } = setUp();
    const done = runRepl({ assistant, input, output, errors, banner: '你好' });
    input.end(
      '年利润多少？\n\n那税收呢？\n坏问题\n/sorces\n/what\n/sources\n/new\n/sources\n/quit\n慢问题\n',
    );
    await done;
    expect(output.raw).toBe(
      [
        '约36亿元。[1]',
        '',
        '[1] 《标题》，003.txt 第105—112行',
        '',
        '18亿元。[1]',
        '',
        '[1] （无标题），003.txt 第105—112行',
        '',
        '[1] （无标题），003.txt 第105—112行',
        '    预计年利润约36亿元',
        '',
        '',
      ].join('\n'),
    );
    expect(errors.raw).toBe(
      [
        '（按这个问题回答：年税收多少？）',
        '模型没有回应。请稍后再试。',
        '没有命令 /sorces。是否想用 /sources？',
        '没有命令 /what。可用命令见 /help。',
        '已开始新的对话。',
        '还没有可以列出出处的回答。',
        '',
      ].join('\n'),
    );
    expect(assistant.asked.map(({ session }) => session)).toEqual([
      'terminal',
      'terminal',
      'terminal',
    ]);
    expect(assistant.forgotten).toEqual(['terminal']);
  });

  test('keeps the part of an answer that broke off apart from the next one', async () => {
    const { output, errors, input, assistant } = setUp();
    const done = runRepl({ assistant, input, output, errors });
    input.end('坏在半路\n年利润多少？\n');
    await done;
    expect(output.raw).toMatch(/^第一句。\[1\]\n\n约36亿元。\[1\]\n\n/u);
    expect(errors.raw).toBe('档案坏了。请重建。\n');
  });

  test('explains the last answer when asked to, and each one where that is wanted', async () => {
    const nothing = '这一句没有查档案，没有可说明的。\n\n';
    const answer = '约36亿元。[1]\n\n[1] 《标题》，003.txt 第105—112行\n\n';
    const asked = await transcript('/explain\n年利润多少？\n/explain\n/new\n/explain\n');
    expect(asked).toEqual([
      answer + nothing,
      '还没有可以说明的回答。\n已开始新的对话。\n还没有可以说明的回答。\n',
    ]);
    expect(await transcript('年利润多少？\n', true)).toEqual([answer + nothing, '']);
  });

  test('ends with the input, also without a last line break', async () => {
    const { output, errors, input, assistant } = setUp();
    const done = runRepl({ assistant, input, output, errors });
    input.end('年利润多少？');
    await done;
    expect(output.raw).toContain('约36亿元。');
  });
});

describe('runRepl on a terminal', () => {
  // A terminal's colours are tested with the look; here they would only hide the text.
  beforeEach(() => vi.stubEnv('NO_COLOR', '1'));
  afterEach(() => vi.unstubAllEnvs());

  test('shows banner, prompt and answer, and leaves with Ctrl-D', async () => {
    const { screen, input, done } = setUpTerminal();
    await screen.shows('问报> ');
    input.write('年利润多少？\r');
    await screen.shows('第105—112行\n\n问报> ');
    input.write(ctrlD);
    await done;
    expect(lines(screen)).toEqual([
      '档案里有3篇报道。',
      '问报> 年利润多少？',
      '约36亿元。[1]',
      '',
      '[1] 《标题》，003.txt 第105—112行',
      '',
      '问报> ',
      '',
    ]);
  });

  test('wraps what it says at the width of the screen', async () => {
    const { screen, input, done } = setUpTerminal(36);
    input.write('/help\r');
    await screen.shows(
      '\n直接输入问题即可，回答中的 [1] 指向\n下面的出处。回答时按 Ctrl-C 取消。\n/sources',
    );
    input.write('/quit\r');
    await done;
  });

  test('cancels a running answer with Ctrl-C and goes on', async () => {
    const { screen, input, done, assistant } = setUpTerminal();
    input.write('慢问题\r');
    await vi.waitFor(() => expect(assistant.asked).toHaveLength(1));
    input.write(ctrlC);
    await screen.shows('已取消。\n问报> ');
    input.write('/quit\r');
    await done;
  });

  test('leaves standing what was written of an answer that Ctrl-C cancels', async () => {
    const { screen, input, done } = setUpTerminal();
    input.write('长问题\r');
    await screen.shows('第一句。[1]\n');
    input.write(ctrlC);
    await screen.shows('第一句。[1]\n\n已取消。\n问报> ');
    input.write('/quit\r');
    await done;
  });

  test('says on the first Ctrl-C how to leave, and leaves on the second', async () => {
    const { screen, input, done } = setUpTerminal();
    await screen.shows('问报> ');
    input.write(ctrlC);
    await screen.shows('再按一次 Ctrl-C 离开，也可输入 /quit。\n问报> ');
    input.write(ctrlC);
    await done;
  });

  test('clears a begun line with Ctrl-C', async () => {
    const { screen, input, done, assistant } = setUpTerminal();
    input.write('年利');
    await screen.shows('年利');
    input.write(ctrlC);
    input.write('年利润多少？\r');
    await screen.shows('约36亿元。');
    input.write('/quit\r');
    await done;
    expect(assistant.asked.map(({ question }) => question)).toEqual(['年利润多少？']);
  });

  test('cancels the running answer when the user leaves', async () => {
    const { input, done, assistant } = setUpTerminal();
    input.write('慢问题\r');
    await vi.waitFor(() => expect(assistant.asked).toHaveLength(1));
    input.write(ctrlD);
    await done;
  });

  test('takes pasted lines for one question', async () => {
    const { screen, input, done } = setUpTerminal();
    input.write('\u001b[200~两行合成\r一问\u001b[20');
    input.write('1~');
    input.write('\r');
    await screen.shows('好。');
    input.write('/quit\r');
    await done;
    expect(screen.raw).toContain('\u001b[?2004h');
    expect(screen.raw).toContain('\u001b[?2004l');
  });
});

function setUp() {
  const assistant = new ScriptedAssistant(script);
  return { assistant, input: new PassThrough(), output: new Screen(), errors: new Screen() };
}

/** What is written to both streams in all. */
async function transcript(typed: string, explains?: boolean) {
  const { output, errors, input, assistant } = setUp();
  const done = runRepl({ assistant, input, output, errors, ...(explains && { explains }) });
  input.end(typed);
  await done;
  return [output.raw, errors.raw];
}

/** Both streams on one screen, as a person has them. */
function setUpTerminal(columns = 80) {
  const assistant = new ScriptedAssistant(script);
  const [input, screen] = [asTerminal(new PassThrough()), asTerminal(new Screen())];
  Object.assign(screen, { columns });
  const banner = '档案里有3篇报道。';
  const done = runRepl({ assistant, input, output: screen, errors: screen, banner });
  return { assistant, input, screen, done };
}

function lines(screen: Screen): string[] {
  return screen.text.split('\n');
}
