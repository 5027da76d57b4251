import { expect, test } from 'vitest';
import { answerText } from '../../src/answering/answer.ts';
import { quoted, story, told } from './reader/asking.ts';

test('a marker that a page prints is not taken for one of the answer’s own', async () => {
  const lotus = story('荷花节开幕', '河口村荷花节8月10日开幕，展期持续7天[2]，由村委会主办[3]。');
  const answer = await told('河口村荷花节展期持续几天？', lotus);
  expect(answerText(answer)).toContain('持续7天［2］');
  expect(answerText(answer).match(/\[\d\]/gu)).toEqual(answer.statements.map(() => '[1]'));
  expect(quoted(answer)).toContain('持续7天[2]');
});
