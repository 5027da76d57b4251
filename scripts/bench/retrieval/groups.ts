import { type Half, halfOf, halves } from './halves.ts';
import type { Outcome } from './outcome.ts';
import type { QuestionSet } from './question-set.ts';

/** Outcomes whose figures are given together. */
export interface Group {
  /** In Chinese, for the head of a table. */
  readonly title: string;
  readonly outcomes: readonly Outcome[];
}

/** All outcomes of a set, and those of each kind; of each half apart where that is asked for. */
export function toGroups(
  { name, kinds }: QuestionSet,
  outcomes: readonly Outcome[],
  isHalved: boolean,
): Group[] {
  const parts: readonly (Half | undefined)[] = isHalved ? halves : [undefined];
  return parts.flatMap((half) => {
    const inPart = outcomes.filter(({ question }) => !half || halfOf(question.id) === half);
    const prefix = half ? `${name}（${half} 半）` : name;
    const ofKinds = kinds.map((kind) => ({
      title: `${prefix}，${kind}`,
      outcomes: inPart.filter(({ question }) => question.kind === kind),
    }));
    return [{ title: `${prefix}，全部`, outcomes: inPart }, ...ofKinds];
  });
}
