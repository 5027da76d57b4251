import { describe, expect, test } from 'vitest';
import type { GivenAnswer, GivenCitation } from '../../../src/evaluation/answers/given-answer.ts';
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
  test('knows every article that holds the text by which a case names it', async () => {
    const evidence = await gather([], bridge, tea, reprint);
    expect([...evidence.named(named)]).toEqual(['a.txt#1', 'c.txt#1']);
    expect([...evidence.named(sampleCase({ refuse: true }))]).toEqual([]);
    expect(evidence.unknownNames).toEqual([]);
  });

  test('tells of texts that no article holds', async () => {
    const evidence = await gather([], tea);
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
