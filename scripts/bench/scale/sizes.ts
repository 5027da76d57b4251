/** Reads `1000,10000,all` as whole numbers, infinity for all; undefined for what is no such list. */
export function parseSizes(typed: string): number[] | undefined {
  const sizes = typed.split(',').map((part) => part.trim());
  if (!sizes.every((size) => /^(?:[1-9]\d{0,8}|all)$/u.test(size))) return undefined;
  const numbers = sizes.map((size) => (size === 'all' ? Number.POSITIVE_INFINITY : Number(size)));
  return [...new Set(numbers)].sort((a, b) => a - b);
}
