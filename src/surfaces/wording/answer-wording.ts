// src/surfaces/wording: what all surfaces say alike.

import { type Confidence, confidenceWords, type Statement } from '../../answering/answer.ts';

/** What precedes the nearest thing that the archive holds where it does not hold the answer. */
export const nearestIntroduction = '最接近的内容（不是答案）：';

const assurances: Readonly<Record<Confidence, string>> = {
  certain: `可信度：${confidenceWords.certain}`,
  likely: `可信度：${confidenceWords.likely}，请看原文`,
};

/** What an answer says of itself. */
export interface Assurance {
  readonly confidence?: Confidence | undefined;
  readonly remark?: string | undefined;
}

/** One line on how sure an answer is and what to keep in mind; undefined where neither is known. */
export function assuranceLine({ confidence, remark }: Assurance): string | undefined {
  const known = [
    ...(confidence === undefined ? [] : [assurances[confidence]]),
    ...(remark ? [`注意：${remark}`] : []),
  ];
  return known.length > 0 ? known.join('。') : undefined;
}

/** The short answer, without markers; undefined of an answer that consists of its proof alone. */
export function shortAnswer(statements: readonly Statement[]): string | undefined {
  const short = statements.filter(({ isShort }) => isShort).map(({ text }) => text);
  return short.length > 0 ? short.join('；') : undefined;
}
