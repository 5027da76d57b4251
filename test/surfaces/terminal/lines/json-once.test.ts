import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import { runJsonLines } from '../../../../src/surfaces/terminal/lines/json-lines.ts';
import {
  answerAsJson,
  type JsonOnceParts,
} from '../../../../src/surfaces/terminal/lines/json-once.ts';
import { answered, citation, ScriptedAssistant } from '../../../support/scripted-assistant.ts';
import { Screen } from '../streams.ts';

const assistant = new ScriptedAssistant({
  答: { answer: answered('约36亿元。', citation({ headline: '标\u2028题' })) },
  '两行\n一问': { answer: answered('好。') },
  不知: { answer: { status: 'abstained', reason: '档案里没有。' } },
  坏: new WenbaoError('archive', '档案坏了。', '请重建。'),
  慢: 'wait',
});
const ask: JsonOnceParts['ask'] = (question, options) => assistant.ask(question, options);

describe('answerAsJson', () => {
  test('gives on one line what JSON lines give, without an id', async () => {
    const { code, line } = await run({ question: '答' });
    const [output, input] = [new Screen(), new PassThrough()];
    input.end('{"id":1,"question":"答"}');
    await runJsonLines({ ask, input, output });
    expect({ code, line }).toEqual({ code: 0, line: output.raw.replace('"id":1', '"id":null') });
  });

  test.each([
    ['不知', 1, { status: 'abstained', reason: '档案里没有。' }],
    ['坏', 2, { status: 'failed', question: null, reason: '档案坏了。请重建。' }],
  ])('tells of %s by its exit code, %i, and by its status', async (question, code, known) => {
    const outcome = await run({ question });
    expect({ code: outcome.code, result: JSON.parse(outcome.line) }).toEqual({
      code,
      result: expect.objectContaining({ id: null, ...known }),
    });
  });

  test('takes all of the input for the question where none is given', async () => {
    expect(JSON.parse((await run({}, '\ufeff两行\r\n一问\n\n')).line)).toMatchObject({
      status: 'answered',
      question: '两行\n一问',
    });
  });

  test('leaves the input alone where a question is given', async () => {
    expect(JSON.parse((await run({ question: '答' }, '不知')).line)).toMatchObject({
      question: '答',
    });
  });

  test.each(['', ' \n'])('says where nothing was read: %j', async (text) => {
    await expect(run({}, text)).rejects.toThrow('没有读到问题。');
  });

  test('explains the answer where that is wanted', async () => {
    const { line } = await run({ question: '答', explains: true });
    expect(JSON.parse(line)).toMatchObject({ explanation: null });
  });

  test('gives a failed result where it is interrupted', async () => {
    const controller = new AbortController();
    const done = run({ question: '慢', signal: controller.signal });
    controller.abort(new WenbaoError('usage', '已中断。', '可以再问一次。'));
    const { code, line } = await done;
    expect({ code, result: JSON.parse(line) }).toMatchObject({
      code: 2,
      result: { status: 'failed', reason: '已中断。可以再问一次。' },
    });
  });
});

async function run(options: Partial<JsonOnceParts>, text = '') {
  const [input, output] = [new PassThrough(), new Screen()];
  input.end(text);
  const code = await answerAsJson({ ask, input, output, ...options });
  return { code, line: output.raw };
}
