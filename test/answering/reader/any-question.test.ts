import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChain } from '../../../src/answering/chain.ts';
import { archiveOf, bridge, tea } from '../bridge.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '青河大桥',
    '云岭镇',
    '茶树',
    '谁',
    '多少',
    '是什么',
    '为什么',
    '的',
    '吗',
    '哪两个',
    '“',
    '”',
  ),
  fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '*',
    '+',
    '?',
    '\\',
    '|',
    '^',
    '$',
    '-',
    '/',
    '.',
    'A4-4',
  ),
  fc.string({ maxLength: 3, unit: 'binary' }),
);

it('whatever is typed gets an answer or a refusal', async () => {
  const chain = createChain(await archiveOf(bridge, tea));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
      const { answer } = await chain.invoke(pieces.join(''));
      expect(['answered', 'abstained']).toContain(answer.status);
    }),
    { numRuns: 150 },
  );
});
