import type { Abstained, Answered, Citation } from '../../src/answering/answer.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { toArticleId } from '../../src/corpus/article.ts';
import type { Case, Expectation } from '../../src/evaluation/cases/cases.ts';

export const articleId = toArticleId({ source: 'page.txt', documentId: 'page.txt' }, 1);

export function sampleCase(expect: Expectation, rest: Partial<Case> = {}): Case {
  return { id: 'one', question: '利润多少？', kind: 'figure', tags: [], expect, ...rest };
}

/** An answer of these sentences, all proved by one citation. */
export function answered(sentences: readonly string[], citation: Partial<Citation> = {}): Answered {
  const quote = sentences.join('');
  return {
    status: 'answered',
    statements: sentences.map((text) => ({ text, markers: [1] })),
    citations: [
      {
        marker: 1,
        articleId,
        source: 'page.txt',
        lines: [1, 1],
        quote,
        span: { start: 0, end: quote.length },
        ...citation,
      },
    ],
  };
}

export const abstained: Abstained = { status: 'abstained', reason: '报上没有说到。' };

export function replyWith(answer: Reply['answer'], elapsedMs = 10): Reply {
  return { answer, question: '利润多少？', elapsedMs };
}
