import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import {
  type AnswerLinesParts,
  answerLines,
} from '../../../../src/surfaces/terminal/lines/answer-lines.ts';
import { answered, citation, ScriptedAssistant } from '../../../support/scripted-assistant.ts';
import { Screen } from '../streams.ts';

const script = {
  '年利润多少？': { answer: answered('约36亿元。', citation({ headline: '标题' })) },
  '那税收呢？': { answer: answered('18亿元。', citation()), question: '年税收多少？' },
  '没有的？': { answer: { status: 'abstained', reason: '档案里没有。' } },
  坏问题: new WenbaoError('model', '模型没有回应。', '请稍后再试。'),
  坏在半路: {
    progress: [answered('第一句。', citation())],
    fails: new WenbaoError('archive', '档案坏了。', '请重建。'),
  },
} as const;
const profit = '约36亿元。[1]\n\n[1] 《标题》，003.txt 第105—112行\n';

describe('answerLines', () => {
  test('answers each line plainly, with an empty line between answers and nothing else', async () => {
    const { code, shown, said, assistant } = await run('年利润多少？\n\n  \n那税收呢？\n');
    expect(shown).toBe(`${profit}\n18亿元。[1]\n\n[1] （无标题），003.txt 第105—112行\n`);
    expect({ code, said }).toEqual({ code: 0, said: '（按这个问题回答：年税收多少？）\n' });
    expect(new Set(assistant.asked.map(({ session }) => session))).toEqual(new Set(['terminal']));
  });

  test.each([
    ['all are answered', '年利润多少？', 0],
    ['one is not in the archive', '没有的？\n年利润多少？', 1],
    ['one fails', '没有的？\n坏问题\n年利润多少？', 2],
  ])('ends with the worst outcome: %s', async (_, text, code) => {
    expect((await run(text)).code).toBe(code);
  });

  test('goes on after a failure, and says it apart from the answers', async () => {
    const { shown, said } = await run('坏问题\n坏在半路\n年利润多少？');
    expect(shown).toBe(`第一句。[1]\n\n${profit}`);
    expect(said).toBe('模型没有回应。请稍后再试。\n档案坏了。请重建。\n');
  });

  test('asks no command, and says so', async () => {
    const { code, shown, said, assistant } = await run('/sources\u001b[2J\n年利润多少？\n/quit');
    expect({ code, shown }).toEqual({ code: 2, shown: profit });
    expect(said).toBe(
      '命令只在终端里可用：/sources。这里每行写一个问题。\n命令只在终端里可用：/quit。这里每行写一个问题。\n',
    );
    expect(assistant.asked).toHaveLength(1);
  });

  test('reads questions in GB18030, and says of a line that is no text that it is none', async () => {
    // 年利润多少？ in GB18030, in pieces that cut a character.
    const bytes = Buffer.from('c4eac0fbc8f3b6e0c9d9a3bf0aff00fe810a', 'hex');
    const pieces = [bytes.subarray(0, 3), bytes.subarray(3)];
    const { code, shown, said } = await runOn(Readable.from(pieces));
    expect({ code, shown }).toEqual({ code: 2, shown: profit });
    expect(said).toBe('有一行不是 UTF-8 或 GB18030 的文字。请把问题另存为 UTF-8。\n');
  });

  test('explains each answer, or leaves out its sources, where that is wanted', async () => {
    const line = '年利润多少？\n';
    expect((await run(line, { explains: true })).shown).toBe(
      `${profit}\n这一句没有查档案，没有可说明的。\n`,
    );
    expect((await run(line, { showsSources: false })).shown).toBe('约36亿元。\n');
  });

  test.each([
    ['a byte order mark and CRLF', '\ufeff年利润多少？\r\n'],
    ['no last line break', '年利润多少？'],
    ['spaces around it', '\t年利润多少？  \n'],
  ])('reads a question with %s', async (_, text) => {
    expect(await run(text)).toMatchObject({ code: 0, shown: profit });
  });

  test('takes bytes that are no text, or no end of them, for questions like others', async () => {
    const { code, said } = await run(Buffer.from([0xff, 0xfe, 0x0a, 0xe5]));
    expect(code).toBe(2);
    expect(said.split('\n').filter(Boolean)).toHaveLength(2);
    const long = '字'.repeat(500_000);
    expect((await run(`${long}\n`)).assistant.asked).toEqual([
      { question: long, session: 'terminal' },
    ]);
  });

  test('takes an input that breaks off for one that ends', async () => {
    const input = Readable.from(
      (function* () {
        yield '年利润多少？';
        throw new Error('ECONNRESET');
      })(),
    );
    expect(await runOn(input)).toMatchObject({ code: 0, shown: profit });
  });

  test.each(['', '\n \r\n'])('says where nothing was read: %j', async (text) => {
    await expect(run(text)).rejects.toThrow('没有读到问题。');
  });

  test('waits for a slow reader', async () => {
    const waiting: (() => void)[] = [];
    const output = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => void waiting.push(done),
    });
    const assistant = new ScriptedAssistant(script);
    const input = Readable.from(['年利润多少？\n'.repeat(3)]);
    const done = answerLines({ assistant, input, output, errors: new Screen() });
    await expect.poll(() => waiting.length).toBe(1);
    expect(assistant.asked).toHaveLength(1);
    const timer = setInterval(() => waiting.shift()?.());
    expect(await done).toBe(0);
    clearInterval(timer);
    expect(assistant.asked).toHaveLength(3);
  });

  test('ends quietly when nobody reads any more', async () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const output = new Writable({ write: (_chunk, _encoding, done) => done(gone) });
    const assistant = new ScriptedAssistant(script);
    const input = Readable.from(['年利润多少？\n'.repeat(3)]);
    expect(await answerLines({ assistant, input, output, errors: new Screen() })).toBe(0);
    expect(assistant.asked).toHaveLength(1);
  });
});

function run(text: string | Buffer, options: Partial<AnswerLinesParts> = {}) {
  const input = new PassThrough();
  input.end(text);
  return runOn(input, options);
}

async function runOn(input: Readable, options: Partial<AnswerLinesParts> = {}) {
  const assistant = new ScriptedAssistant(script);
  const [output, errors] = [new Screen(), new Screen()];
  const code = await answerLines({ assistant, input, output, errors, ...options });
  return { code, shown: output.raw, said: errors.raw, assistant };
}
