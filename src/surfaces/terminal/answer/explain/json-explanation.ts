import type { ExplainedPassage } from '../../../../answering/explanation.ts';
import type { TokenUsage } from '../../../../answering/usage.ts';
import type { Reply } from '../../../../chat/reply.ts';

/** How an answer came about, as it stands in a JSON result; what is not known is null. */
export function toJsonExplanation({ explanation, relation }: Reply): object | null {
  if (!explanation) return null;
  const { passages, steps, ...rest } = explanation;
  return {
    relation: relation ?? null,
    ...rest,
    passages: passages.map(toJsonPassage),
    steps: steps.map(({ name, elapsedMs }) => ({ name, elapsedMs: Math.round(elapsedMs) })),
  };
}

/** What models took for an answer, as it stands in a JSON result. */
export function toJsonUsage(usage: TokenUsage | undefined): object | null {
  if (!usage) return null;
  const { promptTokens, completionTokens, cost } = usage;
  return { promptTokens, completionTokens, cost: cost ?? null };
}

function toJsonPassage({ isQuoted, ...passage }: ExplainedPassage): object {
  return {
    articleId: passage.articleId,
    headline: passage.headline ?? null,
    date: passage.date ?? null,
    source: passage.source,
    lines: passage.lines,
    termRank: passage.termRank ?? null,
    termScore: passage.termScore ?? null,
    vectorRank: passage.vectorRank ?? null,
    vectorScore: passage.vectorScore ?? null,
    score: passage.score,
    quoted: isQuoted,
  };
}
