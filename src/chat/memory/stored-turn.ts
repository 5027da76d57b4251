import { z } from 'zod';
import type {
  Abstained,
  Answered,
  Citation,
  CitedFigure,
  Computation,
  SeriesValue,
  Statement,
} from '../../answering/answer.ts';
import type { TokenUsage } from '../../answering/usage.ts';
import type { ArticleId } from '../../corpus/article.ts';
import type { Span } from '../../language/span.ts';
import type { Turn } from './memory.ts';

/** A field for every property of a type: one that is left out would be lost when it is read back. */
type Fields<Type> = { [Name in keyof Type]-?: z.ZodType<Type[Name]> };

const text = z.string();
const count = z.int().nonnegative();
/** Markers and lines. */
const ordinal = z.int().positive();
const articleId = z.custom<ArticleId>((value) => typeof value === 'string');

const span = z.object({ start: count, end: count } satisfies Fields<Span>);

const citation = z.object({
  marker: ordinal,
  articleId,
  headline: text.exactOptional(),
  publication: text.exactOptional(),
  section: text.exactOptional(),
  date: text.exactOptional(),
  datePrecision: z.enum(['year', 'month', 'day']).exactOptional(),
  isDateInferred: z.boolean().exactOptional(),
  source: text,
  lines: z.tuple([ordinal, ordinal]).readonly(),
  quote: text,
  span,
} satisfies Fields<Citation>);

const figure = z.object({ printed: text, marker: ordinal } satisfies Fields<CitedFigure>);
const computation = z.object({ from: figure, to: figure } satisfies Fields<Computation>);

const statement = z.object({
  text,
  markers: z.array(ordinal).readonly(),
  isShort: z.boolean().exactOptional(),
  computation: computation.exactOptional(),
} satisfies Fields<Statement>);

const seriesValue = z.object({
  label: text,
  printed: text,
  value: z.number(),
  marker: ordinal,
} satisfies Fields<SeriesValue>);

const answered = z.object({
  status: z.literal('answered'),
  statements: z.array(statement).readonly(),
  citations: z.array(citation).readonly(),
  confidence: z.enum(['certain', 'likely']).exactOptional(),
  remark: text.exactOptional(),
  series: z.array(seriesValue).readonly().exactOptional(),
} satisfies Fields<Answered>);

const abstained = z.object({
  status: z.literal('abstained'),
  reason: text,
  searched: text.exactOptional(),
  nearest: answered.exactOptional(),
} satisfies Fields<Abstained>);

const usageSchema = z.object({
  promptTokens: count,
  completionTokens: count,
  cost: z.number().nonnegative().exactOptional(),
} satisfies Fields<TokenUsage>) satisfies z.ZodType<TokenUsage>;

const turnSchema = z.object({
  question: text,
  answer: z.discriminatedUnion('status', [answered, abstained]),
  usage: usageSchema.exactOptional(),
} satisfies Fields<Turn>) satisfies z.ZodType<Turn>;

/** A turn as text to be stored. Its parameter is what the schema takes, so a turn has to fit it. */
export function writeTurn(turn: z.input<typeof turnSchema>): string {
  return JSON.stringify(turn);
}

/** The turn that was stored as this value; nothing where it cannot have been one. */
export function readTurn(stored: unknown): Turn | undefined {
  return turnSchema.safeParse(parseJson(stored)).data;
}

/** The usage of a session as text to be stored. */
export function writeUsage(usage: z.input<typeof usageSchema>): string {
  return JSON.stringify(usage);
}

/** The usage that was stored as this value; nothing where it cannot have been one. */
export function readUsage(stored: unknown): TokenUsage | undefined {
  return usageSchema.safeParse(parseJson(stored)).data;
}

function parseJson(stored: unknown): unknown {
  if (typeof stored !== 'string') return undefined;
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}
