import { describe, expect, it } from 'vitest';
import type { Answer, Answered } from '../../src/answering/answer.ts';
import { ArticleReading } from '../../src/answering/evidence/article-reading.ts';
import { Reader } from '../../src/answering/reader.ts';
import type { Article } from '../../src/corpus/article.ts';
import { analyseQuestion } from '../../src/language/question.ts';
import type { Passage } from '../../src/retrieval/retriever.ts';
import { articleOf } from '../support/indexed.ts';
import { archiveOf, bridge } from './bridge.ts';

const issue = { date: { date: '2024-08-12', precision: 'day' } } as const;

describe('an article as long as a book', () => {
  const sentences = Array.from(
    { length: 20_000 },
    (_, index) => `${(index % 12) + 1}月，青河市第${index}号桥梁养护完成投资${index}万元。`,
  );
  const book = articleOf('青河桥梁养护台账', sentences.join(''), issue);

  it('is answered with the sentence that retrieval found', async () => {
    const wanted = sentences[17_777] ?? '';
    const answer = await read('青河第17777号桥梁养护投资多少万元？', {
      article: book,
      words: wanted,
    });
    expect(answer.statements.map(({ text }) => text)).toContain(wanted);
  });

  it('is cited in pieces where it has no full stop', async () => {
    const run = '青河市养护桥梁，'.repeat(25_000);
    const article = articleOf('青河桥梁', run, issue);
    const { sentences: pieces } = new ArticleReading(article, [{ start: 100_000, end: 100_240 }]);
    for (const { span, text } of pieces) {
      expect(text.length).toBeLessThanOrEqual(300);
      expect(article.text.slice(span.start, span.end)).toBe(text);
    }
    const answer = await read('青河市养护什么？', { article, words: run.slice(0, 240) });
    for (const { quote, span } of answer.citations) {
      expect(quote.length).toBeLessThanOrEqual(300);
      expect(article.text.slice(span.start, span.end)).toBe(quote);
    }
  });
});

describe('a question without a subject', () => {
  const article = articleOf('青河人物', '他是云岭镇的人，因为喜欢种茶，为人们所知。', issue);

  it.each(['他是哪里人？', '为什么？', '是什么？'])('is not answered: %s', async (asked) => {
    const answer = await answerTo(asked, { article, words: article.text });
    expect(answer).toMatchObject({ status: 'abstained', reason: expect.stringMatching('看不出') });
  });
});

describe('a part of a long sentence', () => {
  const start = '上半年，青河市工业经济保持平稳增长，各项指标好于预期，位居全省前列';
  const middle = '全市新开工项目较多，投资结构持续优化，民间投资活力明显增强';

  it('is quoted from the sentence’s beginning where that names its period', async () => {
    const text = `${start}；${middle}；${middle}；茶叶出口完成5.6亿元，同比增长9%。`;
    const article = articleOf('青河市工业经济', text, issue);
    const { statements } = await read('茶叶出口多少亿元？', { article, words: text });
    expect(statements).toMatchObject(inFewWordsAnd(text, '2024年上半年'));
  });

  it('is quoted alone where it names its own', async () => {
    const text = `${start}；${middle}；${middle}；7月茶叶出口完成5.6亿元。`;
    const article = articleOf('青河市工业经济', text, issue);
    const { statements } = await read('茶叶出口多少亿元？', { article, words: text });
    expect(statements).toMatchObject(inFewWordsAnd('7月茶叶出口完成5.6亿元。', '2024年7月'));
  });

  it('is quoted alone where the sentence’s beginning is far away', async () => {
    const text = `${start}；${`${middle}；`.repeat(6)}茶叶出口完成5.6亿元。`;
    const article = articleOf('青河市工业经济', text, issue);
    const { statements } = await read('茶叶出口多少亿元？', { article, words: text });
    expect(statements).toMatchObject(inFewWordsAnd('茶叶出口完成5.6亿元。', '2024年上半年'));
  });
});

describe('a thing that is named by its number', () => {
  const article = articleOf(
    '青河市消费活动',
    '青河市消费季活动第四站在城南广场举行。市委三届四次全会召开。',
    issue,
  );

  it.each(['青河市消费季活动第四站在哪里举行？', '青河市委三届四次全会召开了吗？'])(
    'is told of: %s',
    async (asked) => {
      const answer = await answerTo(asked, { article, words: article.text });
      expect(answer.status).toBe('answered');
    },
  );

  it.each(['青河市消费季活动第五站在哪里举行？', '青河市委三届五次全会召开了吗？'])(
    'is not told of: %s',
    async (asked) => {
      const answer = await answerTo(asked, { article, words: article.text });
      expect(answer.status).toBe('abstained');
    },
  );
});

/** The figure with its period, and then what is quoted. */
function inFewWordsAnd(text: string, period: string) {
  return [{ text: `5.6亿元（${period}）`, isShort: true }, { text }];
}

interface Found {
  readonly article: Article;
  readonly words: string;
}

async function answerTo(asked: string, found: Found): Promise<Answer> {
  const { archive, retriever } = await archiveOf(bridge);
  const [stored] = await retriever.retrieve(analyseQuestion('青河大桥'));
  if (!stored) throw new Error('Nothing was found.');
  return new Reader(archive).read(analyseQuestion(asked), [passageOf(stored, found)]);
}

async function read(asked: string, found: Found): Promise<Answered> {
  const answer = await answerTo(asked, found);
  if (answer.status !== 'answered') throw new Error(answer.reason);
  return answer;
}

/** A passage like a stored one, but of these words of this article. */
function passageOf(stored: Passage, { article, words }: Found): Passage {
  const start = article.text.indexOf(words);
  const span = { start, end: start + words.length };
  return { ...stored, article, chunk: { ...stored.chunk, span, text: words } };
}
