import { z } from 'zod';
import { recordSchema } from '../../corpus/record.ts';
import { WenbaoError } from '../../errors.ts';

const idSchema = z.union([z.string(), z.number()]);

/** One line of input. `id` is given back as it came. */
const requestSchema = z.object({
  id: idSchema,
  question: z.string().trim().min(1),
  session: z.string().nullish(),
  documents: z.array(recordSchema).nullish(),
});

export type JsonRequest = z.infer<typeof requestSchema>;
export type RequestId = z.infer<typeof idSchema>;

const form = '请每行写一个 {"id", "question"} 对象。';

/** The value of a line. @throws WenbaoError when it is not JSON. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new WenbaoError('usage', '这一行不是 JSON。', form, { cause });
  }
}

/** Checks a line's value. @throws WenbaoError that names the first faulty field. */
export function toRequest(value: unknown): JsonRequest {
  const parsed = requestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.');
  const message = path ? `字段 ${path} 缺少或不合要求。` : '这一行不是 JSON 对象。';
  throw new WenbaoError('usage', message, form);
}

const withId = z.object({ id: idSchema });

/** The id of a value that may be faulty otherwise; null when there is none. */
export function idOf(value: unknown): RequestId | null {
  const parsed = withId.safeParse(value);
  return parsed.success ? parsed.data.id : null;
}
