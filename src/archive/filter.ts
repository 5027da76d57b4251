import type { SearchFilter } from './archive.ts';

/**
 * SQL over `articles` for a `SearchFilter`: an article passes if the days it may be of and the days
 * asked for have one in common. A comparison with NULL is not true, so an undated article fails.
 * What is not asked for is left out, so that an index can serve the rest.
 */
export function filterCondition({ within, publication }: SearchFilter): string {
  const conditions = [
    ...(publication === undefined ? [] : ['articles.publication = @publication']),
    ...(within ? ['articles.last_day >= @firstDay', 'articles.first_day <= @lastDay'] : []),
  ];
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}

/** Named parameters of `filterCondition`. */
export function filterParameters({ within, publication }: SearchFilter) {
  return {
    ...(publication === undefined ? {} : { publication }),
    ...(within ? { firstDay: within.first, lastDay: within.last } : {}),
  };
}

/** The filter, or nothing if it lets every article pass. */
export function effectiveFilter(filter: SearchFilter | undefined): SearchFilter | undefined {
  return filter?.within || filter?.publication !== undefined ? filter : undefined;
}
