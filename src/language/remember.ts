/** A function of a text that keeps its last results, at most so many of them. */
export function remember<Result>(
  compute: (text: string) => Result,
  maxResults: number,
): (text: string) => Result {
  const results = new Map<string, { readonly result: Result }>();
  return (text) => {
    const known = results.get(text);
    if (known) return known.result;
    const result = compute(text);
    if (results.size >= maxResults) results.clear();
    results.set(text, { result });
    return result;
  };
}
