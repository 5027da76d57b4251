import type { SearchFilter } from './archive.ts';

/**
 * SQL over `articles` for a `SearchFilter`: an article passes if the days it may be of and the days
 * asked for have one in common. A comparison with NULL is not true, so an undated article fails.
 */
export const filterCondition = `(
  (@publication IS NULL OR articles.publication = @publication)
  AND (@firstDay IS NULL OR (articles.last_day >= @firstDay AND articles.first_day <= @lastDay))
)`;

/** Named parameters of `filterCondition`. */
export function filterParameters({ within, publication }: SearchFilter) {
  return {
    publication: publication ?? null,
    firstDay: within?.first ?? null,
    lastDay: within?.last ?? null,
  };
}

/** The filter, or nothing if it lets every article pass. */
export function effectiveFilter(filter: SearchFilter | undefined): SearchFilter | undefined {
  return filter?.within || filter?.publication !== undefined ? filter : undefined;
}
