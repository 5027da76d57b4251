import type { Answered, Citation } from '../../src/answering/answer.ts';
import { toArticleId } from '../../src/corpus/article.ts';

/** An answer of one statement with one source. */
export function answerOf(text: string, citation: Partial<Citation> = {}): Answered {
  return {
    status: 'answered',
    statements: [{ text, markers: [1] }],
    citations: [citationOf(citation)],
  };
}

/** A citation that is whole but for what is given. */
export function citationOf(citation: Partial<Citation> = {}): Citation {
  const quote = citation.quote ?? '预计全年利润约36亿元。';
  return {
    marker: 1,
    articleId: toArticleId({ source: '宁夏日报.txt', documentId: '宁夏日报.txt' }, 1),
    headline: '煤业公司上半年增产',
    publication: '宁夏日报',
    date: '2024-08',
    datePrecision: 'month',
    source: '宁夏日报.txt',
    lines: [3, 9],
    quote,
    span: { start: 0, end: quote.length },
    ...citation,
  };
}
