import type { Span } from '../../../language/span.ts';

/** How the items of an enumeration are set beside each other. */
export type ListForm = 'marks' | 'conjunction' | 'clauses' | 'short clauses';

/** An enumeration that a sentence holds. */
export interface Enumeration {
  readonly form: ListForm;
  readonly items: readonly string[];
  /** From the first to the last item, in the article's text. */
  readonly span: Span;
  /** Where its items stand, if there is other text between them. */
  readonly spans?: readonly Span[];
  /** What stands in the same clause before and behind it. */
  readonly before: string;
  readonly behind: string;
  /** The first and last clause it takes, by place. */
  readonly clauses: readonly [first: number, last: number];
}
