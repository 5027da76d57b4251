import { isFolio } from './furniture.ts';
import type { Line } from './line.ts';

/** A masthead stands at the head of its page. */
const firstLines = 3;
/** How newspapers are called; what else ends in 报 may be a column or a campaign. */
const name =
  /^[\p{Script=Han}\s]{1,16}?(?:日|晚|早|晨|时|周|商|都市|青年|经济|农村|法治|教育|工人)\s*报$/u;

/**
 * The masthead of a page: its first line, or the one below its number, if that is the name of a newspaper
 * with nothing but the page's number, its date or a blank line below it.
 */
export function findMasthead(lines: readonly Line[]): Line | undefined {
  return lines.slice(0, firstLines).find((line, index) => {
    const above = lines.slice(0, index);
    const below = lines[index + 1];
    const standsApart = below === undefined || below.afterBlank || isFolio(below);
    return name.test(line.text) && above.every(isFolio) && standsApart;
  });
}

/**
 * The paper that a page's masthead names, as printed; undefined where none or several stand at the head
 * of the page. Lines are as they are read, in simplified characters.
 * @param lines all of the page
 * @param furniture those that belong to no article
 */
export function readPublication(
  printed: string,
  lines: readonly Line[],
  furniture: readonly Line[],
): string | undefined {
  const head = new Set(furniture);
  const named = lines.slice(0, firstLines).filter((line) => head.has(line) && name.test(line.text));
  const [masthead] = named;
  if (!masthead || named.length > 1) return undefined;
  return printed.slice(masthead.start, masthead.end).replaceAll(/\s+/gu, '');
}
