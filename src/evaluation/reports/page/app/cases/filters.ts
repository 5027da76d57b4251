import { type CaseEntry, searchable, searchableCase } from './entries.ts';
import type { FilterName, View } from './view.ts';

/** Cases that can be filtered again and again; what is searched is prepared at the first search. */
export class CaseFilter {
  readonly #entries: readonly CaseEntry[];
  readonly #searched = new Map<CaseEntry, string>();

  constructor(entries: readonly CaseEntry[]) {
    this.#entries = entries;
  }

  /** The cases that a view asks for, in their order; without one of its filters where that is named. */
  select(view: View, without?: FilterName): CaseEntry[] {
    const sought = without === 'search' ? '' : searchable(view.search);
    return this.#entries.filter(
      (entry) =>
        choices.every(
          (name) => name === without || view[name] === '' || valuesOf(entry, name).has(view[name]),
        ) &&
        (sought === '' || this.#searchedText(entry).includes(sought)),
    );
  }

  /** The values that a filter can take, in the order in which they come. */
  values(name: Choice): Set<string> {
    return new Set(this.#entries.flatMap((entry) => [...valuesOf(entry, name)]));
  }

  /** How many cases each value of a filter would leave, under all the other filters. */
  counts(view: View, name: Choice): Map<string, number> {
    const counts = new Map<string, number>();
    for (const entry of this.select(view, name)) {
      for (const value of valuesOf(entry, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  #searchedText(entry: CaseEntry): string {
    const known = this.#searched.get(entry);
    if (known !== undefined) return known;
    const text = searchableCase(entry);
    this.#searched.set(entry, text);
    return text;
  }
}

/** A filter that takes one of some values. */
export type Choice = Exclude<FilterName, 'search'>;

const choices: readonly Choice[] = ['kind', 'tag', 'result', 'change', 'confidence'];

function valuesOf({ record, result, change, confidence }: CaseEntry, name: Choice): Set<string> {
  switch (name) {
    case 'kind':
      return new Set([record.testCase.kind]);
    case 'tag':
      return new Set(record.testCase.tags);
    case 'result':
      return new Set([result]);
    case 'change':
      return new Set(change === undefined ? [] : [change]);
    case 'confidence':
      return new Set([confidence]);
  }
}
