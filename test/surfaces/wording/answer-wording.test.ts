import { expect, test } from 'vitest';
import { assuranceLine, shortAnswer } from '../../../src/surfaces/wording/answer-wording.ts';

test.each([
  [{ confidence: 'certain' }, '可信度：确定'],
  [{ confidence: 'likely' }, '可信度：较可能，请看原文'],
  [{ remark: '两处口径可能不同。' }, '注意：两处口径可能不同。'],
  [
    { confidence: 'likely', remark: '两处口径可能不同。' },
    '可信度：较可能，请看原文。注意：两处口径可能不同。',
  ],
  [{}, undefined],
] as const)('assuranceLine says of %j: %s', (given, expected) => {
  expect(assuranceLine(given)).toBe(expected);
});

test('shortAnswer joins what stands in bold', () => {
  const statements = [
    { text: '36亿元', markers: [1], isShort: true },
    { text: '38亿元', markers: [2], isShort: true },
    { text: '预计年利润约36亿元。', markers: [1] },
  ];
  expect(shortAnswer(statements)).toBe('36亿元；38亿元');
  expect(shortAnswer(statements.slice(2))).toBeUndefined();
});
