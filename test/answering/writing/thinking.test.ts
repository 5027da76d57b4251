import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ThinkingFilter } from '../../../src/answering/writing/thinking.ts';

it('what a model thinks aloud before its answer is left out, in whatever pieces it comes', () => {
  const texts = fc.constantFrom(
    ['<think>先看片段。</think>答案。', '答案。'],
    ['\n<think>\n1 < 2\n</think>\n\n答案。', '\n\n答案。'],
    ['<think></think>答案。', '答案。'],
    ['<think>没有想完', ''],
    ['答案<think>。', '答案<think>。'],
    ['<b>答案。', '<b>答案。'],
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 12 }), ([text = '', expected], length) => {
      const filter = new ThinkingFilter();
      const pieces = text.match(new RegExp(`.{1,${length}}`, 'gsu')) ?? [];
      expect(pieces.map((piece) => filter.take(piece)).join('')).toBe(expected);
    }),
  );
});
