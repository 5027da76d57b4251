import type { CitedSource } from '../cited-source.ts';
import { markText } from './marked-text.ts';
import type { ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';

const list = /\p{Script=Han}+(?:、\p{Script=Han}+)+/gu;
/** So much before the first thing and behind the last one tells that the place is the same. */
const leastBefore = 4;
const leastBehind = 2;
const leastItem = 2;
const longestItem = 6;

/** Whether a statement has no list between the words that stand around another list in print, with which it shares nothing. */
export function replacedListsStand({ text, sources }: ModelStatement): boolean {
  const printed = sources.flatMap(listsOf);
  return listsIn(text).every((said) => printed.every((other) => !isReplaced(said, other)));
}

const listsOf = perSource(({ comparable }: CitedSource) => listsIn(comparable));

function listsIn(comparable: string): string[] {
  return Array.from(markText(comparable).text.matchAll(list), ([found]) => found);
}

function isReplaced(said: string, printed: string): boolean {
  const behind = sharedEnd(said, printed);
  if (behind < leastBehind) return false;
  const one = said.slice(0, -behind).split('、');
  const other = printed.slice(0, -behind).split('、');
  const firsts = withoutSame(one[0] ?? '', other[0] ?? '');
  if (!firsts) return false;
  const items = [firsts[0], ...one.slice(1)];
  const otherItems = [firsts[1], ...other.slice(1)];
  const areItems = [...items, ...otherItems].every(
    ({ length }) => length >= leastItem && length <= longestItem,
  );
  return areItems && items.every((item) => !printed.includes(item));
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/** What two first things have behind the words before them, where these are the same. */
function withoutSame(one: string, other: string): readonly [string, string] | undefined {
  for (let end = one.length - leastItem; end >= leastBefore; end -= 1) {
    const at = other.indexOf(one.slice(end - leastBefore, end));
    if (at >= 0) return [one.slice(end), other.slice(at + leastBefore)];
  }
  return undefined;
}
