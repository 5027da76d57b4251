import type { Clause } from './clauses-of.ts';
import type { Enumeration, ListForm } from './list-form.ts';

/** A clause of a list is not longer. */
const maxItemChars = 40;
const maxShortChars = 9;

/** Runs of clauses built alike: 起步看规划，中途看进度，最后看质量. */
export function acrossClauses(clauses: readonly Clause[]): Enumeration[] {
  const runs = [
    ...runsOf(clauses, areAlike, 'clauses'),
    ...runsOf(clauses, areShort, 'short clauses'),
  ];
  return [
    ...runs.filter(({ form, items }) => items.length >= (form === 'clauses' ? 2 : 3)),
    ...quotedHeads(clauses),
  ];
}

/** “甲单”，…；“乙单”，…: clauses that are nothing but a quoted name, each with what is said of it. */
function quotedHeads(clauses: readonly Clause[]): Enumeration[] {
  const heads = clauses.filter(
    ({ text, mark }) => /^[“"][^“”"]{2,16}[”"]$/u.test(text) && /[，,：:]/u.test(mark),
  );
  const first = heads[0];
  const last = heads.at(-1);
  if (first === undefined || last === undefined || heads.length < 2) return [];
  return [
    {
      form: 'marks',
      items: heads.map(({ text }) => text),
      span: { start: first.span.start, end: last.span.end },
      spans: heads.map(({ span }) => span),
      before: '',
      behind: '',
      clauses: [clauses.indexOf(first), clauses.indexOf(last)],
    },
  ];
}

function runsOf(
  clauses: readonly Clause[],
  belongs: (a: Clause, b: Clause) => boolean,
  form: ListForm,
): Enumeration[] {
  const runs: Enumeration[] = [];
  let from = 0;
  for (let index = 1; index <= clauses.length; index++) {
    const last = clauses[index - 1];
    const next = clauses[index];
    if (last && next && last.mark !== '：' && belongs(last, next)) continue;
    const members = clauses.slice(from, index);
    const [first] = members;
    if (first && last && members.length > 1) {
      runs.push({
        form,
        items: members.map(({ text }) => text),
        span: { start: first.span.start, end: last.span.end },
        before: clauses[from - 1]?.text ?? '',
        behind: '',
        clauses: [from, index - 1],
      });
    }
    from = index;
  }
  return runs;
}

function areShort(a: Clause, b: Clause): boolean {
  return [a, b].every(({ text }) => {
    const { length } = text.replace(/^.*(?:要|将|应当?)/u, '');
    return length <= maxShortChars && length >= 3;
  });
}

function areAlike({ text: a }: Clause, { text: b }: Clause): boolean {
  if (Math.max(a.length, b.length) > maxItemChars) return false;
  const isBalanced = Math.max(a.length, b.length) <= 2.5 * Math.min(a.length, b.length);
  return isBalanced && (commonLength(a, b) >= 3 || (a.length === b.length && sharesPlace(a, b)));
}

/** 学习要勤，做事要稳: of one length, with one character in the same place. */
function sharesPlace(a: string, b: string): boolean {
  return (
    a.length <= 12 &&
    Array.from(a).some((character, at) => /\p{L}/u.test(character) && b[at] === character)
  );
}

/** The length of the longest stretch that two clauses share. */
function commonLength(a: string, b: string): number {
  let longest = 0;
  for (let start = 0; start < a.length; start++) {
    while (start + longest < a.length && b.includes(a.slice(start, start + longest + 1))) longest++;
  }
  return longest;
}
