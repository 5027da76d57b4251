/** The named groups of a match; a group that took no part is undefined. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** The text that a sticky expression matches at this place. */
export function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** The groups that a sticky expression matches at this place, and where its match ends. */
export function matchGroups(
  expression: RegExp,
  text: string,
  at: number,
): { groups: Groups; end: number } | undefined {
  expression.lastIndex = at;
  const match = expression.exec(text);
  return match ? { groups: match.groups ?? {}, end: at + match[0].length } : undefined;
}
