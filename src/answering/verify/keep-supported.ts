import type { Article } from '../../corpus/article.ts';
import type { Answered } from '../answer.ts';
import { verifyAnswer } from './verify.ts';

/**
 * An answer without the statements that its sources do not support; undefined where nothing that
 * can be shown is left. What is given back was verified as a whole.
 */
export function keepSupported(
  answer: Answered,
  articles: readonly Article[],
): Answered | undefined {
  const options = { wordsMustStand: true };
  const { statements, isSupported } = verifyAnswer(answer, articles, options);
  if (isSupported) return answer;
  const kept = answer.statements.filter((_, index) => statements[index] === 'supported');
  const used = new Set(kept.flatMap(({ markers }) => markers));
  const citations = answer.citations.filter(({ marker }) => used.has(marker));
  const { series: _series, remark: _remark, ...rest } = answer;
  const smaller: Answered = { ...rest, statements: kept, citations };
  return verifyAnswer(smaller, articles, options).isSupported ? smaller : undefined;
}
