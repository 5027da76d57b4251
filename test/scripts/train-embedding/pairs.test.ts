import { describe, expect, test } from 'vitest';
import { TrainingCorpus } from '../../../scripts/train-embedding/corpus.ts';
import { type PairMix, PairSampler } from '../../../scripts/train-embedding/pairs.ts';
import { UnitFinder } from '../../../src/embedding/builtin/units.ts';
import { WenbaoError } from '../../../src/errors.ts';
import { seededRandom } from '../../support/random.ts';

const draws = 4_000;
const articles = 12;
const questions = 5;
const answer = '答案';
const onlySentences: PairMix = {
  questionShare: 0,
  openingShare: 0,
  keptShare: 0,
  passageUnits: 30,
};
const onlyOpenings: PairMix = { ...onlySentences, openingShare: 1 };
const onlyQuestions: PairMix = { ...onlySentences, questionShare: 1 };

/** Runs that name their article and sentence: a3s2w0, a3s2w1 and so on. */
function sentenceOf(article: number, sentence: number): string {
  const name = `a${article}s${sentence}`;
  return [0, 1, 2, 3, 4].map((word) => `${name}w${word}`).join(' ');
}

function sentencesOf(article: number): string[] {
  return Array.from({ length: 4 + article }, (_, sentence) => sentenceOf(article, sentence));
}

const vocabulary = [
  ...Array.from({ length: articles }, (_, article) =>
    sentencesOf(article).join(' ').split(' '),
  ).flat(),
  answer,
];

/** Articles of named sentences, and questions whose passages hold the answer once, each elsewhere. */
function makeCorpus(): TrainingCorpus {
  const corpus = new TrainingCorpus(new UnitFinder(vocabulary, 16));
  for (let article = 0; article < articles; article++) corpus.addArticle(sentencesOf(article));
  for (let place = 0; place < questions; place++) {
    const [before, after] = ['x '.repeat(25 * place), 'y '.repeat(100 - 25 * place)];
    const passage = `${before}${answer} ${after}`;
    corpus.addQuestion({ question: 'who did what when', passage, answer });
  }
  return corpus;
}

const corpus = makeCorpus();

function drawMany(mix: PairMix, seed = 1) {
  const sampler = new PairSampler(corpus, mix);
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () => sampler.draw(random));
}

/** The sentences, such as a3s2, that some units are of. */
function sentenceNames(units: Int32Array): Set<string> {
  return new Set(Array.from(units, (unit) => vocabulary[unit]?.replace(/w\d$/u, '') ?? 'other'));
}

describe('PairSampler', () => {
  test('draws equal pairs by equal random numbers, and others by others', () => {
    const mix = { ...onlySentences, questionShare: 0.2, openingShare: 0.2, keptShare: 0.2 };
    expect(drawMany(mix, 3)).toEqual(drawMany(mix, 3));
    expect(drawMany(mix, 3)).not.toEqual(drawMany(mix, 4));
  });

  test('leaves a sentence out of the passage that stands around it', () => {
    for (const { query, passage, group } of drawMany(onlySentences)) {
      const [name = '', ...others] = sentenceNames(query);
      expect(others).toEqual([]);
      expect(name).toMatch(new RegExp(`^a${group}s`, 'u'));
      expect(sentenceNames(passage)).not.toContain(name);
    }
  });

  test('keeps a sentence in its passage where it is asked to', () => {
    for (const { query, passage } of drawMany({ ...onlySentences, keptShare: 1 })) {
      const [name = ''] = sentenceNames(query);
      expect(sentenceNames(passage)).toContain(name);
    }
  });

  test('keeps as large a share of sentences as it is asked to', () => {
    const kept = drawMany({ ...onlySentences, keptShare: 0.3 }).filter(({ query, passage }) => {
      const [name = ''] = sentenceNames(query);
      return sentenceNames(passage).has(name);
    });
    expect(kept.length / draws).toBeCloseTo(0.3, 1);
  });

  test('pairs the first sentence with another part of its article', () => {
    for (const { query, passage, group } of drawMany(onlyOpenings)) {
      const opening = `a${group}s0`;
      expect(sentenceNames(query)).toEqual(new Set([opening]));
      expect(sentenceNames(passage)).not.toContain(opening);
    }
  });

  test('makes passages of neighbouring sentences, as long as asked unless the article is shorter', () => {
    for (const { query, passage, group } of drawMany(onlySentences)) {
      const available = corpus.sentences.slice(
        corpus.articleStarts[group] ?? 0,
        corpus.articleStarts[group + 1] ?? 0,
      ).length;
      expect(passage.length).toBeGreaterThanOrEqual(Math.min(30, available - query.length));
      expect(passage.length).toBeLessThan(30 + 5);
    }
  });

  test('draws as large shares of questions and openings as it is asked to', () => {
    const mix = { ...onlySentences, questionShare: 0.15, openingShare: 0.35 };
    const drawn = drawMany(mix);
    const ofQuestions = drawn.filter(({ group }) => group < 0).length / draws;
    expect(ofQuestions).toBeGreaterThan(0.12);
    expect(ofQuestions).toBeLessThan(0.18);
    const ofOpenings = drawn.filter(({ query }) => [...sentenceNames(query)][0]?.endsWith('s0'));
    // Besides those that were drawn as openings, some come as any other sentence does.
    expect(ofOpenings.length / draws).toBeGreaterThan(0.35);
    expect(ofOpenings.length / draws).toBeLessThan(0.45);
  });

  test('gives a question a part of its passage that holds the answer’s place', () => {
    const drawn = drawMany(onlyQuestions);
    const answerUnit = vocabulary.indexOf(answer);
    for (const { passage, group } of drawn) {
      expect(group).toBeLessThan(0);
      expect(passage).toHaveLength(onlyQuestions.passageUnits);
      expect(passage).toContain(answerUnit);
    }
    expect(new Set(drawn.map(({ group }) => group)).size).toBe(questions);
  });

  test('draws long articles more often than short ones', () => {
    const groups = drawMany(onlySentences).map(({ group }) => group);
    const drawnOf = (article: number) => groups.filter((group) => group === article).length;
    expect(drawnOf(articles - 1)).toBeGreaterThan(2 * drawnOf(0));
    expect(new Set(groups).size).toBe(articles);
  });

  test.each([
    ['no article', []],
    ['an article of too few sentences', [[sentenceOf(1, 0), sentenceOf(1, 1)]]],
    [
      'articles without text',
      [
        ['', '', ''],
        ['，', '。', '！'],
      ],
    ],
  ])('says that there is too little text where it has %s', (_, texts) => {
    const empty = new TrainingCorpus(new UnitFinder(vocabulary, 16));
    for (const sentences of texts) empty.addArticle(sentences);
    const sampler = new PairSampler(empty, onlySentences);
    expect(() => sampler.draw(seededRandom(1))).toThrow(WenbaoError);
    expect(() => sampler.draw(seededRandom(1))).toThrow('可用于训练的文字太少。');
  });
});
