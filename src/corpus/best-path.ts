/** What a path through a sequence of items is chosen by. */
export interface PathScores<Item, State> {
  /** What it earns to give an item to a state. */
  readonly score: (item: Item, state: State) => number;
  /** What it costs that an item goes to another state than the one before it. */
  readonly switchCost: (item: Item) => number;
}

/**
 * One state for each item, so that the scores less the costs of switching are as high as can be
 * (Viterbi 1967). Of two equal paths the one that stays, and the earlier state, is taken.
 */
export function bestPath<Item, State>(
  items: readonly Item[],
  states: readonly State[],
  { score, switchCost }: PathScores<Item, State>,
): State[] {
  let totals: number[] = states.map(() => 0);
  const cameFrom: number[][] = [];
  for (const [index, item] of items.entries()) {
    const cost = index === 0 ? 0 : switchCost(item);
    const origins = states.map((_, to) => bestOrigin(totals, to, cost));
    totals = states.map((state, to) => (origins[to]?.total ?? 0) + score(item, state));
    cameFrom.push(origins.map(({ from }) => from));
  }
  return trace(states, totals.indexOf(Math.max(...totals)), cameFrom);
}

function bestOrigin(totals: readonly number[], to: number, cost: number) {
  let best = { from: to, total: totals[to] ?? 0 };
  for (const [from, total] of totals.entries()) {
    if (from !== to && total - cost > best.total) best = { from, total: total - cost };
  }
  return best;
}

function trace<State>(
  states: readonly State[],
  last: number,
  cameFrom: readonly (readonly number[])[],
): State[] {
  const backwards: State[] = [];
  let current = last;
  for (const origins of cameFrom.toReversed()) {
    const state = states[current];
    if (state !== undefined) backwards.push(state);
    current = origins[current] ?? current;
  }
  return backwards.reverse();
}
