import type { Answer } from '../../../../src/answering/answer.ts';
import { toArticleId } from '../../../../src/corpus/article.ts';
import type { ShownAnswer } from '../../../../src/surfaces/telegram/store/bot-store.ts';

export const refusal: Answer = { status: 'abstained', reason: '报上没有说到。' };

export const articleId = toArticleId({ source: 'harbour.txt', documentId: 'harbour.txt' }, 1);

const harbourAnswer: Answer = {
  status: 'answered',
  statements: [
    { text: '320米', markers: [1], isShort: true },
    { text: '新码头长320米。', markers: [1] },
  ],
  citations: [
    {
      marker: 1,
      articleId,
      headline: '北湾新码头启用',
      date: '2019-05',
      datePrecision: 'month',
      source: 'harbour.txt',
      lines: [3, 3],
      quote: '新码头长320米。',
      span: { start: 12, end: 21 },
    },
  ],
  confidence: 'certain',
};

/** An answer that was shown, told apart by its question. */
export function shownAnswer(rest: Partial<ShownAnswer> = {}): ShownAnswer {
  return {
    session: 'chat 1',
    question: '新码头多长？',
    answer: harbourAnswer,
    elapsedMs: 40,
    ...rest,
  };
}
