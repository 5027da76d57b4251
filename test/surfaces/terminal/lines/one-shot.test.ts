import { expect, test } from 'vitest';
import { WenbaoError } from '../../../../src/errors.ts';
import { answerOnce } from '../../../../src/surfaces/terminal/lines/one-shot.ts';
import { answered, citation, ScriptedAssistant } from '../../../support/scripted-assistant.ts';
import { asTerminal, Screen } from '../streams.ts';

const begun = answered('投资12亿元。', citation());
const whole = {
  ...begun,
  statements: [...begun.statements, { text: '年利润约36亿元。', markers: [1] }],
};
const assistant = new ScriptedAssistant({
  答: { answer: answered('约36亿元。', citation()), notice: '模型没有回应，改用摘句。' },
  不知: { answer: { status: 'abstained', reason: '档案里没有。' } },
  坏: new WenbaoError('archive', '档案坏了。', '请运行 npm run embed。'),
  慢: 'wait',
  渐: { answer: whole, progress: [begun, whole], notice: '模型有1句话没有通过核对：1句略去。' },
  断: { progress: [begun], fails: 'wait' },
  失: { progress: [begun], fails: new WenbaoError('archive', '档案坏了。', '请重建。') },
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

test('answerOnce writes sentences as they come, and remarks between two lines', async () => {
  const both = new Screen();
  expect(await answerOnce(assistant, '渐', { output: both, errors: both })).toBe(0);
  expect(both.raw).toBe(
    [
      '投资12亿元。[1]',
      '年利润约36亿元。[1]',
      '模型有1句话没有通过核对：1句略去。',
      '',
      '[1] （无标题），003.txt 第105—112行',
      '',
    ].join('\n'),
  );
});

test('answerOnce leaves standing what was written before it was cancelled, or failed', async () => {
  const [output, errors] = [new Screen(), new Screen()];
  const signal = AbortSignal.timeout(20);
  expect(await answerOnce(assistant, '断', { output, errors, signal })).toBe(2);
  expect([output.raw, errors.raw]).toEqual(['投资12亿元。[1]\n', '已取消。\n']);
  expect(await answerOnce(assistant, '失', { output, errors })).toBe(2);
  expect(errors.raw).toBe('已取消。\n档案坏了。请重建。\n');
});

test('answerOnce explains below the sources where that is wanted', async () => {
  const output = new Screen();
  await answerOnce(assistant, '答', { output, errors: new Screen(), explains: true });
  expect(output.raw).toBe(
    '约36亿元。[1]\n\n[1] （无标题），003.txt 第105—112行\n\n这一句没有查档案，没有可说明的。\n',
  );
});
