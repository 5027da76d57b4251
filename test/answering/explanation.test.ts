import { describe, expect, it } from 'vitest';
import { explain } from '../../src/answering/explanation.ts';
import { retrieveFor } from '../../src/answering/retrieve.ts';
import { archiveOf, bridge, tea } from './bridge.ts';

describe('an explanation', () => {
  it('hands on how the archive found each passage', async () => {
    const retrieved = await retrieveFor('青河大桥全长多少公里？', await archiveOf(bridge, tea));
    const answer = { status: 'abstained', reason: '没有。' } as const;
    const made = { answer, answeredBy: 'reader', heldBack: [], steps: [] } as const;
    const { passages } = explain(retrieved, made);
    expect(passages.map(({ headline }) => headline)).toEqual([bridge.headline, tea.headline]);
    for (const [index, { found, score }] of retrieved.passages.entries()) {
      expect(passages[index]).toMatchObject({ ...found, score });
    }
    expect(passages[0]).toMatchObject({ termRank: 1, vectorRank: 1 });
    expect(passages[1]).not.toHaveProperty('termRank');
  });
});
