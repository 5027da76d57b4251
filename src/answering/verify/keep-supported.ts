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
  const isQuoted = kept.some(({ isShort }) => !isShort);
  if (!isQuoted) return undefined;
  const { series: _series, ...rest } = answer;
  const smaller = renumbered({ ...rest, statements: kept, confidence: 'likely' });
  return verifyAnswer(smaller, articles, options).isSupported ? smaller : undefined;
}

/** With the citations alone that are used, numbered from 1 in their old order. */
function renumbered(answer: Answered): Answered {
  const used = new Set(answer.statements.flatMap(({ markers }) => markers));
  const citations = answer.citations.filter(({ marker }) => used.has(marker));
  const numbers = new Map(citations.map(({ marker }, index) => [marker, index + 1]));
  const numberOf = (marker: number) => numbers.get(marker) ?? marker;
  return {
    ...answer,
    citations: citations.map((citation) => ({ ...citation, marker: numberOf(citation.marker) })),
    statements: answer.statements.map(({ computation, ...statement }) => ({
      ...statement,
      markers: statement.markers.map(numberOf),
      ...(computation && {
        computation: {
          from: { ...computation.from, marker: numberOf(computation.from.marker) },
          to: { ...computation.to, marker: numberOf(computation.to.marker) },
        },
      }),
    })),
  };
}
