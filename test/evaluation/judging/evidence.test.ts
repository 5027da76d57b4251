import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GivenAnswer, GivenCitation } from '../../../src/evaluation/answers/given-answer.ts';
import { isMeant } from '../../../src/evaluation/answers/meant-article.ts';
import type { SourceArticle } from '../../../src/evaluation/answers/source-article.ts';
import { gatherEvidence } from '../../../src/evaluation/judging/evidence.ts';
import { sampleCase } from '../samples.ts';

const bridge: SourceArticle = {
  id: 'a.txt#1',
  headline: '青河大桥 建成通车',
  source: 'a.txt',
  text: '青河大桥 建成通车\n大桥全长３.6公里。\n总投资12.5亿元。',
};
const tea: SourceArticle = { id: 'b.txt#1', source: 'b.txt', text: '云岭镇新种茶树\n共2300亩。' };
const reprint: SourceArticle = { ...bridge, id: 'c.txt#1', source: 'c.txt' };

const named = sampleCase({ facts: [['3.6公里']], articles: ['青河大桥建成通车'] });

function given(citations: readonly Partial<GivenCitation>[]): GivenAnswer {
  return {
    status: 'answered',
    text: '',
    statements: [],
    citations: citations.map((citation) => ({ marker: 1, quote: '', ...citation })),
  };
}

async function* archive(...articles: SourceArticle[]) {
  yield* articles;
}

function gather(citations: readonly Partial<GivenCitation>[], ...articles: SourceArticle[]) {
  return gatherEvidence(archive(...articles), [{ testCase: named, given: given(citations) }]);
}

async function citedIds(citation: Partial<GivenCitation>): Promise<string[]> {
  const evidence = await gather([citation], bridge, tea, reprint);
  return evidence.cited({ marker: 2, quote: '', ...citation }).map(({ id }) => id);
}

describe('the evidence for a run', () => {
  test('knows every article that a case names', async () => {
    const evidence = await gather([], bridge, tea, reprint);
    expect([...evidence.named(named)]).toEqual(['a.txt#1', 'c.txt#1']);
    expect([...evidence.named(sampleCase({ refuse: true }))]).toEqual([]);
    expect(evidence.unknownNames).toEqual([]);
  });

  test('tells of names that no article has, though one may mention them', async () => {
    const mention = { ...tea, text: `${tea.text}${'茶'.repeat(200)}青河大桥建成通车` };
    const evidence = await gather([], mention);
    expect(evidence.unknownNames).toEqual(['青河大桥建成通车']);
    expect([...evidence.named(named)]).toEqual([]);
  });

  test.each<[string, Partial<GivenCitation>, string[]]>([
    ['an id is that article', { articleId: 'c.txt#1', headline: '别的' }, ['c.txt#1']],
    ['an unknown id is none', { articleId: 'x.txt#1', quote: '总投资12.5亿元。' }, []],
    ['a headline is all of that headline', { headline: '青河大桥建成' }, ['a.txt#1', 'c.txt#1']],
    ['a file is all of that file', { source: 'c.txt' }, ['c.txt#1']],
    ['both are those of both', { source: 'a.txt', headline: '青河大桥' }, ['a.txt#1']],
    ['another headline is none', { headline: '青山大桥', quote: '总投资12.5亿元' }, []],
    ['a quotation alone is all that hold it', { quote: '共 2300 亩' }, ['b.txt#1']],
    ['an opening stands for a missing headline', { headline: '云岭镇新种' }, ['b.txt#1']],
    ['nothing at all is nothing', {}, []],
  ])('what is cited by %s', async (_, citation, ids) => {
    expect(await citedIds(citation)).toEqual(ids);
  });

  test('is the same for a citation as what it may mean, whatever others cite', async () => {
    const all = [bridge, tea, reprint];
    const citation = fc.record(
      {
        articleId: fc.constantFrom('a.txt#1', 'x.txt#1'),
        source: fc.constantFrom('a.txt', 'b.txt', 'x.txt'),
        headline: fc.constantFrom('青河大桥', '云岭镇新种茶树', '3.6公里', '大桥建成', '别的'),
        quote: fc.constantFrom('共2300亩', '青河大桥', '总投资12.5亿元', ''),
      },
      { requiredKeys: ['quote'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(citation), async (citations) => {
        const evidence = await gather(citations, ...all);
        for (const each of citations.map((one) => ({ marker: 1, ...one }))) {
          expect(evidence.cited(each)).toEqual(all.filter((one) => isMeant(each, one)));
        }
      }),
    );
  });

  test.each<[string, string, string[]]>([
    ['an id', 'c.txt#1', ['c.txt#1']],
    ['a headline, with all that have it', '青河大桥建成 通车', ['a.txt#1', 'c.txt#1']],
    ['no part of a headline', '青河大桥', []],
    ['nothing for an article without a headline', '云岭镇新种茶树', []],
  ])('finds what an entry of a ranking means by %s', async (_, entry, ids) => {
    const asked = [{ testCase: named, given: { ...given([]), ranking: [entry] } }];
    const evidence = await gatherEvidence(archive(bridge, tea, reprint), asked);
    expect(evidence.ranked(entry)).toEqual(ids);
    expect(evidence.articles.map(({ id }) => id)).toEqual(['a.txt#1', 'c.txt#1']);
  });

  test('keeps what is named or cited, and nothing else', async () => {
    const evidence = await gather([{ articleId: 'b.txt#1' }], bridge, tea, {
      ...tea,
      id: 'd.txt#1',
    });
    expect(evidence.articles.map(({ id }) => id)).toEqual(['a.txt#1', 'b.txt#1']);
  });

  test('has the same digest for the same articles in any order, and another for others', async () => {
    const digest = async (...articles: SourceArticle[]) => (await gather([], ...articles)).sha256;
    expect(await digest(bridge, tea)).toBe(await digest(tea, bridge));
    expect(await digest(bridge, { ...tea, text: `${tea.text}！` })).not.toBe(
      await digest(bridge, tea),
    );
  });
});
