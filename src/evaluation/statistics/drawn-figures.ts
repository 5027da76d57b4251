import type { DrawnFigure } from './bootstrap.ts';
import { rankOf } from './percentile.ts';

/** A number for each item, missing where an item has none and does not count. */
type Values = readonly (number | undefined)[];

/** The mean of what was drawn; NaN where no item with a value was. */
export function meanOfDrawn(values: Values): DrawnFigure {
  const { places, numbers } = known(values);
  return (counts) => {
    let sum = 0;
    let drawn = 0;
    for (let at = 0; at < places.length; at++) {
      const count = counts[places[at] ?? 0] ?? 0;
      sum += count * (numbers[at] ?? 0);
      drawn += count;
    }
    return sum / drawn;
  };
}

/** The sum of what was drawn. */
export function sumOfDrawn(values: Values): DrawnFigure {
  const { places, numbers } = known(values);
  return (counts) => {
    let sum = 0;
    for (let at = 0; at < places.length; at++) {
      sum += (counts[places[at] ?? 0] ?? 0) * (numbers[at] ?? 0);
    }
    return sum;
  };
}

/** The `percentile` of what was drawn, without sorting it; NaN where no item with a value was. */
export function percentileOfDrawn(values: Values, percent: number): DrawnFigure {
  const { places, numbers } = known(values);
  return (counts) => {
    let drawn = 0;
    for (let at = 0; at < places.length; at++) drawn += counts[places[at] ?? 0] ?? 0;
    if (drawn === 0) return Number.NaN;
    const rank = rankOf(percent, drawn);
    let passed = 0;
    let at = -1;
    while (passed < rank) passed += counts[places[++at] ?? 0] ?? 0;
    return numbers[at] ?? Number.NaN;
  };
}

/** The values that there are, the smallest first, and the place of each among the items. */
function known(values: Values) {
  const found = values.flatMap((value, place) => (value === undefined ? [] : [{ value, place }]));
  found.sort((one, other) => one.value - other.value);
  return {
    places: Uint32Array.from(found, ({ place }) => place),
    numbers: Float64Array.from(found, ({ value }) => value),
  };
}
