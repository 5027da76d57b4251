import Database from 'better-sqlite3';
import { z } from 'zod';

/** A page of a database file, and the table or index that it belongs to. */
export interface DatabasePage {
  readonly table: string;
  readonly offset: number;
  readonly bytes: number;
}

const pageRow = z.object({
  table: z.string(),
  offset: z.number().int().nonnegative(),
  bytes: z.number().int().positive(),
});

/** All pages of a database that hold something. */
export function pagesOfDatabase(path: string): DatabasePage[] {
  const database = new Database(path, { readonly: true });
  try {
    const rows = database
      .prepare('SELECT name AS "table", pgoffset AS offset, pgsize AS bytes FROM dbstat')
      .all();
    return z.array(pageRow).parse(rows);
  } finally {
    database.close();
  }
}
