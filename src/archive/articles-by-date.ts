import type { DateRange } from '../language/dates.ts';
import type { ArticlePeriod, NewestArticles, NewestArticlesOptions } from './archive.ts';
import type { ArticleStore } from './article-store.ts';
import type { Connection } from './database.ts';

/** The articles of an archive in the order of their dates. */
export class ArticlesByDate {
  readonly #database: Connection;
  readonly #store: ArticleStore;

  constructor(database: Connection, store: ArticleStore) {
    this.#database = database;
    this.#store = store;
  }

  /** The articles of an `ArticleSearch`'s `newestArticles`. */
  newest({ within, offset, limit }: NewestArticlesOptions): NewestArticles {
    const condition = within ? withinDays : 'TRUE';
    const days = within ?? {};
    const total = this.#database
      .prepare<[Partial<DateRange>], number>(`SELECT count(*) FROM articles WHERE ${condition}`)
      .pluck()
      .get(days);
    // To SQLite a negative limit is none.
    const page = { offset: Math.max(0, offset), limit: Math.max(0, limit) };
    const rows = this.#database
      .prepare<[object], number>(
        `SELECT articles.id FROM articles JOIN pages ON pages.id = articles.page
         WHERE ${condition} ORDER BY ${newestFirst} LIMIT @limit OFFSET @offset`,
      )
      .pluck()
      .all({ ...days, ...page });
    return { articles: rows.map((row) => this.#store.articleInRow(row)), total: total ?? 0 };
  }

  /** The periods of an `ArticleSearch`. */
  periods(): ArticlePeriod[] {
    return this.#database.prepare<[], ArticlePeriod>(countedPeriods).all();
  }
}

const withinDays = 'articles.first_day >= @first AND articles.last_day <= @last';

/** NULL, of the undated, is the least of all values. */
const newestFirst = `
  articles.first_day DESC, articles.last_day, articles.source, pages.line,
  articles.document_id, articles.ordinal`;

/** From the days of an issue rather than from its date, because of these there is an index. */
const countedPeriods = `
  SELECT CASE substr(first_day, 1, 7) WHEN substr(last_day, 1, 7) THEN substr(first_day, 1, 7)
    ELSE substr(first_day, 1, 4) END AS period, count(*) AS articles
  FROM articles WHERE first_day IS NOT NULL GROUP BY period ORDER BY period DESC`;
