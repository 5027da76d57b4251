import { z } from 'zod';

/** What a writer is told to do. */
export const writerOrder = z.object({
  source: z.string(),
  archive: z.string(),
  rebuild: z.boolean(),
  /** Where there are no settings. */
  folder: z.string(),
});
export type WriterOrder = z.infer<typeof writerOrder>;

/** What a writer tells, one object a line. */
export const writerNews = z.object({
  news: z.enum(['begun', 'done', 'failed']),
  detail: z.unknown(),
});
export type WriterNews = z.infer<typeof writerNews>;
