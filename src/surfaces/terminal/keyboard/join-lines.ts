/** Behind and before these a line break is that of a text that was broken to fit, within a word perhaps. */
const endsWithin = /[\p{Script=Han}，、；：“‘（《]$/u;
const beginsWithin = /^[\p{Script=Han}，、；：。！？”’）》]/u;

/** Lines as one: nothing is put between two Chinese characters, a space elsewhere and for an empty line. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((joined, line) => {
    const isBroken = endsWithin.test(joined) && beginsWithin.test(line);
    return isBroken || joined === '' ? joined + line : `${joined.trimEnd()} ${line.trimStart()}`;
  }, '');
}
