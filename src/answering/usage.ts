/** What language models took for an answer, as their provider counted it. */
export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** As the provider told it, in its currency (OpenRouter: US dollars). */
  readonly cost?: number;
}

/**
 * Both together; nothing where neither is known. A cost that only one of them tells is the cost of
 * the sum, which is then the least that was paid.
 */
export function addUsage(
  a: TokenUsage | undefined,
  b: TokenUsage | undefined,
): TokenUsage | undefined {
  if (!a || !b) return a ?? b;
  const tokens = {
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
  };
  if (a.cost === undefined && b.cost === undefined) return tokens;
  return { ...tokens, cost: (a.cost ?? 0) + (b.cost ?? 0) };
}
