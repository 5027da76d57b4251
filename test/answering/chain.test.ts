import { describe, expect, it } from 'vitest';
import { createChain } from '../../src/answering/chain.ts';
import { archiveOf, bridge, tea } from './bridge.ts';

const question = '青河大桥全长多少公里？';
const readersAnswer = '青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。';
/** First in few words, then the sentence that proves it. */
const readersStatements = [
  { text: expect.stringMatching(/^3\.6公里/u), markers: [1], isShort: true },
  { text: readersAnswer, markers: [1] },
];

describe('a chain without a model', () => {
  it('the reader answers with the sentence that holds what is asked', async () => {
    const { archive, retriever } = await archiveOf(bridge, tea);
    const { answer, notice } = await createChain({ archive, retriever }).invoke(question);
    expect(answer).toMatchObject({
      status: 'answered',
      statements: readersStatements,
      citations: [{ quote: readersAnswer, articleId: bridge.id, source: bridge.source }],
    });
    expect(notice).toBeUndefined();
  });

  it('the reader abstains where the archive holds nothing of the kind', async () => {
    const { archive, retriever } = await archiveOf(bridge, tea);
    const { answer } = await createChain({ archive, retriever }).invoke('南山机场何时通航？');
    expect(answer.status).toBe('abstained');
  });

  it('the same question always gets the same answer', async () => {
    const { archive, retriever } = await archiveOf(bridge, tea);
    const chain = createChain({ archive, retriever });
    const { answer } = await chain.invoke(question);
    expect((await chain.invoke(question)).answer).toEqual(answer);
  });

  it('an empty archive abstains', async () => {
    const { archive, retriever } = await archiveOf();
    const { answer } = await createChain({ archive, retriever }).invoke(question);
    expect(answer).toMatchObject({ status: 'abstained' });
  });

  it('streams its answer whole, with how it came about', async () => {
    const { archive, retriever } = await archiveOf(bridge, tea);
    const chain = createChain({ archive, retriever });
    const results = [];
    for await (const result of await chain.stream(question)) results.push(result);
    expect(results).toHaveLength(1);
    expect(results[0]?.explanation).toMatchObject({
      kind: 'figure',
      answeredBy: 'reader',
      passages: [
        { headline: bridge.headline, date: '2024-08-12', lines: [2, 2], isQuoted: true },
        { headline: tea.headline, isQuoted: false },
      ],
      steps: [{ name: 'retrieve' }, { name: 'read' }],
    });
  });
});
