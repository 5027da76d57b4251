import { z } from 'zod';
import { type DocumentRecord, recordSchema } from '../../../corpus/record.ts';
import { maxLineBytes } from '../../../corpus/record-lines.ts';
import { WenbaoError } from '../../../errors.ts';

/** JSON.parse changes larger integers, so that they could not be given back as they came. */
const idSchema = z.custom<string | number>(
  (value) => typeof value === 'string' || Number.isSafeInteger(value),
  { error: `应是文字，或不超过 ${Number.MAX_SAFE_INTEGER} 的整数` },
);

/** Sessions are kept in memory by their names. */
const maxSessionChars = 512;
/** They are indexed for this one question, a few milliseconds each. */
const maxDocuments = 10_000;

/** One line of input. `id` is given back as it came. */
const requestSchema = z.object({
  id: idSchema,
  question: z.string().trim().min(1),
  session: z
    .string()
    .max(maxSessionChars, { error: `超过 ${maxSessionChars} 个字符` })
    .nullish(),
  documents: z
    .array(z.looseObject({ id: idSchema }).pipe(recordSchema))
    .max(maxDocuments, { error: `超过 ${maxDocuments} 篇` })
    .superRefine(refuseSharedIds)
    .nullish(),
});

export type JsonRequest = z.infer<typeof requestSchema>;
export type RequestId = z.infer<typeof idSchema>;

const form = '请每行写一个 {"id", "question"} 对象。';

/** The value of a line. @throws WenbaoError when it is not JSON. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    // Where it was cut, up to three bytes of a character may have gone too.
    const isCut = Buffer.byteLength(line) >= maxLineBytes - 3;
    const message = isCut ? `这一行超过 ${maxLineBytes / 1024 ** 2} MB。` : '这一行不是 JSON。';
    throw new WenbaoError('usage', message, form, { cause });
  }
}

/** Checks a line's value. @throws WenbaoError that names the first faulty field. */
export function toRequest(value: unknown): JsonRequest {
  const parsed = requestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.');
  const message = path ? `字段 ${path} ${explain(issue)}。` : '这一行不是 JSON 对象。';
  throw new WenbaoError('usage', message, form);
}

/** Zod's own messages are English; those given above are shown. */
function explain(issue: z.core.$ZodIssue | undefined): string {
  const isOurs = issue !== undefined && /^\p{sc=Han}/u.test(issue.message);
  return isOurs ? issue.message : '缺少或不合要求';
}

/** A citation names its document by the id alone. */
function refuseSharedIds(documents: readonly DocumentRecord[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of documents.entries()) {
    if (seen.has(id)) {
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `与前面的重复：${id}` });
    }
    seen.add(id);
  }
}

const withId = z.object({ id: idSchema });

/** The id of a value that may be faulty otherwise; null when there is none. */
export function idOf(value: unknown): RequestId | null {
  const parsed = withId.safeParse(value);
  return parsed.success ? parsed.data.id : null;
}
