import { expect, test } from 'vitest';
import { WenbaoError } from '../../../src/errors.ts';
import { answerOnce } from '../../../src/surfaces/terminal/one-shot.ts';
import { answered, citation, ScriptedAssistant } from '../../support/scripted-assistant.ts';
import { asTerminal, Screen } from './streams.ts';

const assistant = new ScriptedAssistant({
  答: { answer: answered('约36亿元。', citation()), notice: '模型没有回应，改用摘句。' },
  不知: { answer: { status: 'abstained', reason: '档案里没有。' } },
  坏: new WenbaoError('archive', '档案坏了。', '请运行 npm run embed。'),
  慢: 'wait',
});

test.each([
  ['答', 0, '约36亿元。[1]\n\n[1] （无标题），003.txt 第105—112行\n', '模型没有回应，改用摘句。\n'],
  ['不知', 1, '档案里没有。\n', ''],
  ['坏', 2, '', '档案坏了。请运行 npm run embed。\n'],
])('answerOnce: %s gives exit code %i', async (question, code, shown, remarks) => {
  const [output, errors] = [new Screen(), new Screen()];
  expect(await answerOnce(assistant, question, { output, errors })).toBe(code);
  expect([output.raw, errors.raw]).toEqual([shown, remarks]);
});

test('answerOnce says that it was cancelled', async () => {
  const [output, errors] = [new Screen(), new Screen()];
  const signal = AbortSignal.timeout(5);
  expect(await answerOnce(assistant, '慢', { output, errors, signal })).toBe(2);
  expect([output.raw, errors.raw]).toEqual(['', '已取消。\n']);
});

test('answerOnce wraps for a terminal', async () => {
  const output = Object.assign(asTerminal(new Screen()), { columns: 24 });
  await answerOnce(assistant, '答', { output, errors: new Screen() });
  expect(output.text).toBe('约36亿元。[1]\n\n[1] （无标题），003.txt\n    第105—112行\n');
});
