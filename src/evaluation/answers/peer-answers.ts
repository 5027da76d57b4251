import { z } from 'zod';
import { chineseMessages, describeFirstIssue } from '../input/first-issue.ts';
import {
  formatPlace,
  lineError,
  type NamedText,
  type PlacedLine,
  parseJsonLine,
  readNamedText,
  toLines,
} from '../input/placed-lines.ts';
import type { GivenAnswer } from './given-answer.ts';
import { fromOwnAnswer, ownAnswerSchema } from './own-answer.ts';
import { fromPlainAnswer, plainAnswerSchema } from './plain-answer.ts';

/**
 * The answers of a system to the cases of a test set, by the id of the case, from a file of one JSON
 * object per line: what `npm start -- --jsonl` writes, or the form of `plainAnswerSchema` with an id.
 * A line with `status: failed` is no answer. Blank lines and those of `npm run` are skipped.
 * @param path `-` for standard input
 * @throws WenbaoError naming file and line of the first line that is no answer or repeats an id
 */
export function readPeerAnswers(path: string): ReadonlyMap<string, GivenAnswer> {
  return parsePeerAnswers(readNamedText(path, '回答'));
}

/** The same from what a file holds. @throws WenbaoError as `readPeerAnswers` does */
export function parsePeerAnswers(text: NamedText): ReadonlyMap<string, GivenAnswer> {
  const answers = new Map<string, GivenAnswer>();
  const places = new Map<string, string>();
  for (const line of toLines(text)) {
    const value = withoutNulls(parseJsonLine(line, '回答'));
    const { status } = check(kindSchema, value, line);
    if (status === 'failed') continue;
    const { id } = check(identifiedSchema, value, line);
    const earlier = places.get(id);
    if (earlier) throw lineError('回答', line, `编号 ${id} 已用于 ${earlier}`);
    places.set(id, formatPlace(line));
    answers.set(id, status === undefined ? toPlain(value, line) : toOwn(value, line));
  }
  return answers;
}

/** The ids that were answered and that no case has, in the order of the answers. */
export function unknownIds(
  answers: ReadonlyMap<string, GivenAnswer>,
  cases: readonly { readonly id: string }[],
): string[] {
  const known = new Set(cases.map(({ id }) => id));
  return [...answers.keys()].filter((id) => !known.has(id));
}

/** `status` is what our own lines have and the plain form has not. */
const kindSchema = z.object({ status: z.string().optional() }, { error: '应是一个 JSON 对象' });

const missingId = '编号应是文字或整数';
const identifiedSchema = z.object({
  id: z
    .union([z.string().trim().min(1), z.int()], { error: missingId })
    .transform((id) => String(id)),
});

const answeredOrRefused = plainAnswerSchema.refine(
  ({ answer, refused }) => answer !== undefined || refused === true,
  { path: ['answer'], error: '没有写出回答' },
);

function toPlain(value: unknown, line: PlacedLine): GivenAnswer {
  return fromPlainAnswer(check(answeredOrRefused, value, line));
}

function toOwn(value: unknown, line: PlacedLine): GivenAnswer {
  return fromOwnAnswer(check(ownAnswerSchema, value, line));
}

/** No field that is read lies deeper: `explanation`, `passages`, the passage, its `articleId`. */
const deepestField = 4;

/** A field that is null says as little as one that is not there. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > deepestField) return value;
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1));
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field, depth + 1)]));
}

/** What a schema makes of a line's value. @throws WenbaoError naming the line and its first fault */
function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  line: PlacedLine,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: chineseMessages });
  if (!parsed.success) throw lineError('回答', line, describeFirstIssue(parsed.error));
  return parsed.data;
}
