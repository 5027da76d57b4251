import { describe, expect, it } from 'vitest';
import { toChunkId } from '../../src/archive/rows.ts';
import type { Article } from '../../src/corpus/article.ts';
import { chunkArticle } from '../../src/corpus/chunk.ts';
import { readEntities } from '../../src/corpus/entities.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import { type ScoredPassage, SentenceRanking } from '../../src/retrieval/sentence-ranking.ts';
import { sentenceScoreOf } from '../../src/retrieval/sentence-score.ts';
import { builtinVector } from '../support/builtin-vector.ts';
import { articleOf } from '../support/indexed.ts';

const unlike = new Float32Array(2);

/** A ranking by terms that all weigh the same. */
function rankingFor(text: string, vectorOf = builtinVector): SentenceRanking {
  const question = analyseQuestion(text);
  const terms = question.terms.map((term) => ({ term, weight: 1 }));
  return new SentenceRanking({ question, terms, vectorOf });
}

function passagesOf(article: Article, score = 1): ScoredPassage[] {
  return chunkArticle(article).map((chunk, index) => ({
    chunkId: toChunkId(index + 1),
    chunk,
    article,
    entities: readEntities(article),
    score,
  }));
}

/** The sentences of all passages as printed, each passage's best first. */
function rankedTexts(question: string, article: Article, vectorOf = builtinVector): string[] {
  const ranking = rankingFor(question, vectorOf);
  return passagesOf(article).flatMap((passage) =>
    ranking.rank(passage).map(({ span }) => article.text.slice(span.start, span.end)),
  );
}

const harbour = articleOf(
  '白沙港扩建码头',
  '白沙港的码头去年破土。白沙港码头扩建花了7.4亿元！“渔民都来帮忙，”港长说。\n天气一直很好。',
  { date: { date: '2023-05-04', precision: 'day' } },
);

describe('the sentences of a passage', () => {
  it('lie in it, and cover all but the white space between them', () => {
    for (const passage of passagesOf(harbour)) {
      const { span: within } = passage.chunk;
      const spans = rankingFor('白沙港花了多少钱？')
        .rank(passage)
        .map(({ span }) => span)
        .sort((a, b) => a.start - b.start);
      let end = within.start;
      for (const span of spans) {
        expect(harbour.text.slice(end, span.start).trim()).toBe('');
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(harbour.text.slice(end, within.end).trim()).toBe('');
      expect(spans).toHaveLength(4);
    }
  });

  it('lie in their own passage, where an article has several', () => {
    const long = articleOf('果园', '梨树开花了，果农修剪老枝。'.repeat(60));
    const passages = passagesOf(long);
    expect(passages.length).toBeGreaterThan(2);
    for (const passage of passages) {
      for (const { span } of rankingFor('谁修剪老枝？').rank(passage)) {
        expect(span.start).toBeGreaterThanOrEqual(passage.chunk.span.start);
        expect(span.end).toBeLessThanOrEqual(passage.chunk.span.end);
      }
    }
  });

  it('begin with the one that holds the terms and the kind of answer that is asked for', () => {
    const [first] = rankedTexts('白沙港码头扩建花了多少亿元？', harbour);
    expect(first).toBe('白沙港码头扩建花了7.4亿元！');
  });

  it('begin with the one that tells a person where one is asked for', () => {
    const article = articleOf('灯塔点亮', '灯塔昨天点亮。灯塔由局长何晓岚点亮。灯塔高32米。');
    expect(rankedTexts('灯塔是谁点亮的？', article)[0]).toBe('灯塔由局长何晓岚点亮。');
    expect(rankedTexts('灯塔高多少米？', article)[0]).toBe('灯塔高32米。');
  });

  it('fall in their scores', () => {
    for (const passage of passagesOf(harbour)) {
      const scores = rankingFor('码头花了多少钱？')
        .rank(passage)
        .map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('rise with the score of their passage', () => {
    const ranking = rankingFor('码头花了多少钱？');
    const [weak] = passagesOf(harbour, 1).flatMap((passage) => ranking.rank(passage));
    const [strong] = passagesOf(harbour, 2).flatMap((passage) => ranking.rank(passage));
    expect(strong?.span).toEqual(weak?.span);
    expect(strong?.score).toBeGreaterThan(weak?.score ?? Number.POSITIVE_INFINITY);
  });

  it('stand in the order of print where nothing tells them apart', () => {
    const article = articleOf('集市', '风起了。雨停了。云散了。');
    const texts = rankedTexts('灯塔呢？', article, () => unlike);
    expect(texts).toEqual(['风起了。', '雨停了。', '云散了。']);
  });

  it('come also for a question without any term', () => {
    const texts = rankedTexts('？', articleOf('集市', '风起了。雨停了。'));
    expect(texts.toSorted()).toEqual(['雨停了。', '风起了。'].toSorted());
  });
});

describe('a question that names a year', () => {
  const counted = articleOf(
    '渔船登记',
    '2021年全港登记渔船318艘。2022年全港登记渔船342艘。2023年全港登记渔船377艘。',
    { date: { date: '2024-01-15', precision: 'day' } },
  );

  it.each([
    { year: '2021', figure: '318艘' },
    { year: '2022', figure: '342艘' },
    { year: '2023', figure: '377艘' },
  ])('puts the sentence of $year before those of other years', ({ year, figure }) => {
    const texts = rankedTexts(`${year}年全港登记渔船多少艘？`, counted);
    expect(texts[0]).toContain(figure);
  });

  it('is not answered first by another year’s figure, though the words alone tie', () => {
    const texts = rankedTexts('2023年全港登记渔船多少艘？', counted, () => unlike);
    expect(texts[0]).toContain('377艘');
  });

  it('reads a sentence’s year also from the last one that was printed before it', () => {
    const article = articleOf(
      '渔船登记',
      '2022年风浪大。渔船登记342艘。2023年风浪小。渔船登记377艘。',
    );
    const figures = rankedTexts('2023年渔船登记多少艘？', article, () => unlike).filter((text) =>
      text.includes('艘'),
    );
    expect(figures[0]).toBe('渔船登记377艘。');
  });
});

describe('the terms of a question', () => {
  it('count for more the rarer they are', () => {
    const article = articleOf('集市', '公司的集市。灯塔的集市。');
    const question = analyseQuestion('公司和灯塔');
    const weights = new Map([['灯塔', 5]]);
    const terms = question.terms.map((term) => ({ term, weight: weights.get(term) ?? 1 }));
    const ranking = new SentenceRanking({ question, terms, vectorOf: () => unlike });
    const [passage] = passagesOf(article);
    const [best] = passage ? ranking.rank(passage) : [];
    expect(article.text.slice(best?.span.start, best?.span.end)).toBe('灯塔的集市。');
  });

  it('are found in traditional characters too', () => {
    const article = articleOf('集市', '天晴。燈塔點亮了。');
    expect(rankedTexts('灯塔点亮', article, () => unlike)[0]).toBe('燈塔點亮了。');
  });
});

describe('the score of a sentence', () => {
  const evidence = {
    passage: 1,
    coverage: 0.5,
    contextCoverage: 0.5,
    similarity: 0.5,
    kind: 1,
    period: 0,
  };

  it.each(['passage', 'coverage', 'contextCoverage', 'similarity', 'kind', 'period'] as const)(
    'rises with its %s',
    (kind) => {
      const more = { ...evidence, [kind]: evidence[kind] + 0.25 };
      expect(sentenceScoreOf(more)).toBeGreaterThan(sentenceScoreOf(evidence));
    },
  );
});
