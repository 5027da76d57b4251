import { describe, expect, it } from 'vitest';
import { askSystems } from '../../../../scripts/bench/retrieval/ask-systems.ts';
import { parseSetNames } from '../../../../scripts/bench/retrieval/question-set.ts';
import { readSet } from '../../../../scripts/bench/retrieval/sets.ts';
import { foundOf, questionOf } from './samples.ts';

describe('parseSetNames', () => {
  it.each([
    ['news,wiki,seeds,paraphrases', ['news', 'wiki', 'seeds', 'paraphrases']],
    [' seeds, news,seeds', ['news', 'seeds']],
  ])('reads %s', (typed, names) => {
    expect(parseSetNames(typed)).toEqual(names);
  });

  it.each(['', 'seed', 'seeds,', 'all'])('refuses "%s"', (typed) => {
    expect(parseSetNames(typed)).toBeUndefined();
  });
});

describe('the sets over the seeds', () => {
  it('know the articles that answer each question', async () => {
    const set = await readSet('seeds');
    expect(set).toMatchObject({ unit: 'article', leftOut: 0 });
    expect(set?.questions.length).toBeGreaterThan(250);
    const profit = set?.questions.find(({ question }) => question.includes('规上工业总产值'));
    expect([...(profit?.relevant ?? [])]).toContainEqual(
      expect.stringMatching(/^000_\w+\.txt#\d/u),
    );
  });

  it('have the sentences and the kind of each paraphrase', async () => {
    const set = await readSet('paraphrases');
    expect(set).toMatchObject({ kinds: ['paraphrase', 'slip', 'cut'], leftOut: 0 });
    for (const { kind, evidence } of set?.questions ?? []) {
      expect(['paraphrase', 'slip', 'cut']).toContain(kind);
      expect(evidence?.length).toBeGreaterThan(0);
    }
  });

  it('are cut to questions from all over', async () => {
    const [all, some] = [await readSet('seeds'), await readSet('seeds', 10)];
    expect(some?.questions).toHaveLength(10);
    expect(some?.questions[0]).toEqual(all?.questions[0]);
    expect(some?.questions[1]).not.toEqual(all?.questions[1]);
  });
});

describe('askSystems', () => {
  it('counts a system that fails as one that found nothing, and goes on', async () => {
    const done: number[] = [];
    const systems = {
      'BM25 (jieba)': async () => foundOf(['a']),
      'vectors alone': async () => foundOf(['b']),
      whole: async (question: string) => {
        if (question === '坏') throw new Error('broken');
        return foundOf(['c']);
      },
    };
    const questions = [questionOf({ question: '坏' }), questionOf({ id: 'two' })];
    const outcomes = await askSystems(systems, questions, (count) => done.push(count));
    expect(outcomes.map(({ found }) => found.whole.documents)).toEqual([[], ['c']]);
    expect(outcomes[0]?.found['vectors alone'].documents).toEqual(['b']);
    expect(outcomes.map(({ failures }) => failures.map(({ system }) => system))).toEqual([
      ['whole'],
      [],
    ]);
    expect(done).toEqual([1, 2]);
  });
});
