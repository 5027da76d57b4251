import { describe, expect, test } from 'vitest';
import type { GivenAnswer } from '../../../src/evaluation/answers/given-answer.ts';
import { parsePeerAnswers } from '../../../src/evaluation/answers/peer-answers.ts';
import type { SourceArticle } from '../../../src/evaluation/answers/source-article.ts';
import { gatherEvidence } from '../../../src/evaluation/judging/evidence.ts';
import { judge } from '../../../src/evaluation/judging/judge.ts';
import { sampleCase } from '../samples.ts';

const bridge: SourceArticle = {
  id: 'a.txt#1',
  headline: '青河大桥通车',
  date: '2023-05-04',
  source: 'a.txt',
  text: '青河大桥通车\n大桥全长3.6公里。',
};
const reprint: SourceArticle = { ...bridge, id: 'c.txt#1', source: 'c.txt' };
const tea: SourceArticle = {
  id: 'b.txt#1',
  headline: '茶园添新树',
  source: 'b.txt',
  text: '茶园添新树\n共2300亩。',
};

const testCase = sampleCase({ facts: [['3.6公里']], articles: ['青河大桥通车'] });

/** What is judged of answers to one question, each as a line of another system's. */
async function judgedPeers(lines: readonly object[], archive = [tea, bridge]) {
  const asked = lines
    .map((line) => only({ id: '1', answer: '大桥全长3.6公里。[1]', ...line }))
    .map((given) => ({ testCase, given }));
  const evidence = await gatherEvidence(toStream(archive), asked);
  return asked.map((each) => judge(each, evidence));
}

async function valuesOfPeer(line: object, archive = [tea, bridge]) {
  const [judged] = await judgedPeers([line], archive);
  return judged?.values ?? {};
}

function only(line: object): GivenAnswer {
  const content = JSON.stringify(line);
  const [given] = parsePeerAnswers({ path: 'a.jsonl', content }).values();
  if (!given) throw new Error('nothing was read');
  return given;
}

async function* toStream(articles: readonly SourceArticle[]) {
  yield* articles;
}

describe('the ranking of another system', () => {
  test('is known by headlines as well as by ids', async () => {
    const byId = await valuesOfPeer({ ranking: ['b.txt#1', 'a.txt#1'] });
    const byHeadline = await valuesOfPeer({ ranking: ['茶园添新树', '青河大桥 通车'] });
    expect(byHeadline).toEqual(byId);
    expect(byHeadline).toMatchObject({
      'recall-at-1': 0,
      'recall-at-5': 1,
      'reciprocal-rank': 0.5,
    });
  });

  test('keeps the places of what the archive does not have', async () => {
    const values = await valuesOfPeer({ ranking: ['别的', 7, '青河大桥通车'] });
    expect(values['reciprocal-rank']).toBe(1 / 3);
  });

  test('counts articles of one headline once where it gives that, each where it gives ids', async () => {
    const archive = [bridge, tea, reprint];
    const first = (ranking: readonly string[]) => valuesOfPeer({ ranking }, archive);
    expect(await first(['青河大桥通车'])).toMatchObject({ 'recall-at-1': 1, 'ndcg-at-10': 1 });
    expect(await first(['a.txt#1'])).toMatchObject({ 'recall-at-1': 0.5 });
    expect(await first(['a.txt#1', 'c.txt#1'])).toMatchObject({ 'recall-at-5': 1 });
    expect(await first(['a.txt#1', '青河大桥通车'])).toMatchObject({
      'recall-at-1': 0.5,
      'recall-at-5': 1,
    });
  });
});

describe('a blank title of a citation', () => {
  test.each(['', ' \n', '\u200b'])('is no title: %j', async (title) => {
    const [right, wrong] = await judgedPeers([
      { citations: [{ quote: '大桥全长3.6公里', title }] },
      { citations: [{ quote: '共2300亩', title, source: '', articleId: '' }] },
    ]);
    expect(right?.fault).toBeUndefined();
    expect(right?.values['quotation-exactness']).toBe(1);
    expect(wrong?.fault).toBe('出处不在所列文章之内');
    expect(wrong?.values['quotation-exactness']).toBe(1);
  });
});

describe('the values of an answer', () => {
  test('have its tokens, of prompt and completion, and its cost', async () => {
    const usage = { promptTokens: 90, completionTokens: 7, cost: 0.02 };
    expect(await valuesOfPeer({ usage })).toMatchObject({ tokens: 97, cost: 0.02 });
  });

  test('have how sure it was only where it was, and answered', async () => {
    const unsure = await valuesOfPeer({});
    const refused = await valuesOfPeer({ refused: true, confidence: 'certain' });
    const certain = await valuesOfPeer({ confidence: 'certain' });
    expect([unsure, refused, certain].map((values) => 'certain-right' in values)).toEqual([
      false,
      false,
      true,
    ]);
    expect([unsure, refused, certain].map((values) => 'likely-right' in values)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('have a wrong period where its fault is the year, by all that tells a year', async () => {
    const ofYear = sampleCase({ facts: [['3.6公里']], period: '2023' });
    const years = [
      '二〇二二年大桥全长3.6公里。',
      '2021至2025年大桥全长3.6公里。',
      '大桥全长3.6公里。',
    ];
    const asked = years.map((answer) => ({
      testCase: ofYear,
      given: only({ id: '1', answer, citations: [{ quote: '大桥全长', date: '2022-01' }] }),
    }));
    const evidence = await gatherEvidence(toStream([bridge]), asked);
    const judged = asked.map((each) => judge(each, evidence));
    expect(judged.map(({ fault }) => fault)).toEqual(['年份不对', undefined, '年份不对']);
    expect(judged.map(({ values }) => values['wrong-period'])).toEqual([1, 0, 1]);
  });
});
