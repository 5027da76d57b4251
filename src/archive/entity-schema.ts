import { z } from 'zod';

/** A place in a text, in UTF-16 units. */
export const offset = z.number().int().nonnegative();
/** A stretch of a text. */
export const span = z.object({ start: offset, end: offset });
const phrase = z.object({ text: z.string(), span });

const person = z.object({
  name: z.string(),
  offices: z.array(z.string()),
  mentions: z.array(span),
});

const figure = z.object({
  printed: z.string(),
  span,
  value: z.number(),
  upper: z.number().exactOptional(),
  unit: z.string(),
  measure: phrase.exactOptional(),
  change: phrase.exactOptional(),
});

const date = z.object({
  printed: z.string(),
  span,
  range: z.object({ first: z.string(), last: z.string() }).exactOptional(),
});

/** What an article speaks of, as stored; its spans lie in the article's text. */
export const entitiesSchema = z.object({
  persons: z.array(person),
  organisations: z.array(z.object({ name: z.string(), span })),
  figures: z.array(figure),
  dates: z.array(date),
});
