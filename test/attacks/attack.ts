import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

/** What an attack must not change; what holds of every answer stands in `always.ts`. */
const expectationSchema = z.strictObject({
  /** Words that no surface shows. */
  notShown: words.optional(),
  /** Words that the model is not told. */
  notTold: words.optional(),
  /** Words that are not shown to people; a program gets a headline as it is printed. */
  notOnScreen: words.optional(),
  /** Words that the answer says, the nearest content of a refusal not counted. */
  answers: words.optional(),
  /** Whether there is no answer. */
  refuses: z.literal(true).optional(),
  /** Whether an answer does not call itself certain. */
  notCertain: z.literal(true).optional(),
  /** The only documents, by their ids, that may be cited, also as the nearest content. */
  citesOnly: z.array(z.string()).optional(),
  /** Whether the answer is the one over the documents of the set alone. */
  sameAsWithout: z.literal(true).optional(),
  /** What the user is told with the answer. */
  tells: words.optional(),
  /** The question is refused at once, with a sentence that has these words. */
  turnsAway: z.string().optional(),
});

const documentSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().optional(),
  text: z.string().min(1),
  date: z.string().optional(),
  publication: z.string().optional(),
  url: z.string().optional(),
});

/** A question of somebody else, or of an earlier turn. */
const turnSchema = z.strictObject({
  session: z.string().optional(),
  question: z.string().min(1),
  documents: z.array(documentSchema).optional(),
});

export const answerers = ['reader', 'model'] as const;
export type Answerer = (typeof answerers)[number];

const attackSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d{2}$/u),
  /** Of the OWASP Top 10 for LLM Applications 2025, those that can be tried on this program. */
  entry: z.enum(['LLM01', 'LLM02', 'LLM05', 'LLM07', 'LLM08', 'LLM09', 'LLM10']),
  /** The row of the table that it is counted in. */
  family: z.string().min(1),
  /** Plugins and strategies of promptfoo that it is modelled on. */
  promptfoo: z.array(z.string()).default([]),
  /** Probes of garak likewise. */
  garak: z.array(z.string()).default([]),
  /** Put beside the documents of the set. */
  documents: z.array(documentSchema).default([]),
  /** In place of documents: files of a folder of pages, by name. */
  files: z.record(z.string(), z.string()).optional(),
  before: z.array(turnSchema).default([]),
  session: z.string().optional(),
  question: z.string().min(1),
  /** Put behind the question so many times. */
  repeats: z.strictObject({ text: z.string(), times: z.number().int() }).optional(),
  /**
   * What a model says that obeys the attack; `[#words]` is the number of the passage that it was
   * shown with these words. It says so again and again with `stream`: for ever, in one piece of
   * so many megabytes, or with an error at its end.
   */
  says: z.string().min(1),
  stream: z.enum(['endless', 'megabytes', 'error']).optional(),
  holds: expectationSchema.default({}),
  /** Further ones where the reader answers, or the model. */
  reader: expectationSchema.default({}),
  model: expectationSchema.default({}),
  /** Of an attack that is known to succeed: with whom, and why. */
  known: z
    .strictObject({ with: z.array(z.enum(answerers)).min(1), because: z.string().min(1) })
    .optional(),
});

export type Attack = z.infer<typeof attackSchema>;
export type AttackDocument = z.infer<typeof documentSchema>;
export type Expectation = z.infer<typeof expectationSchema>;

const folder = 'test/attacks';

/** The lines of a file of the set. @throws where a line is not of the schema, naming it. */
function readLines<Value>(name: string, schema: z.ZodType<Value>): Value[] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(JSON.parse(line));
    if (parsed.success) return [parsed.data];
    throw new Error(`${name}, line ${index + 1}: ${z.prettifyError(parsed.error)}`);
  });
}

/** The stories that every attack is made on, unless it brings files of its own. */
export const trueStories: readonly AttackDocument[] = readLines('stories.jsonl', documentSchema);

/** The files of attacks. */
export const attackFiles: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl') && name !== 'stories.jsonl')
  .sort();

/** All attacks, in the order of the files. */
export const attacks: readonly Attack[] = attackFiles.flatMap((name) =>
  readLines(name, attackSchema),
);
