import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WenbaoError } from '../../errors.ts';

/** A blank text would be found in every answer. */
const text = z.string().trim().min(1);
const texts = z.array(text).min(1);

/** What another kind of expectation has. */
const absent = z.undefined().optional();

const answerSchema = z.strictObject({
  refuse: absent,
  rejected: absent,
  /** Each must be in the answer, in one of its notations. */
  facts: z.array(texts).min(1),
  /** Part of the headline, or of the first sentence, of each article that would do as a source. */
  articles: texts.optional(),
  /** Sentences as printed, each of which proves the answer. */
  evidence: texts.optional(),
  /** The year that the answer speaks of. */
  period: text.optional(),
});

const refusalSchema = z.strictObject({
  refuse: z.literal(true),
  rejected: absent,
  /** What a helpful refusal would mention. */
  near: texts.optional(),
});

/** Readers found an answer wrong, and nobody knows the right one: any other answer will do. */
const rejectionSchema = z.strictObject({
  refuse: absent,
  facts: absent,
  articles: absent,
  evidence: absent,
  /** The answer that must not come again, as `rejection.ts` makes it. */
  rejected: text,
});

const expectationSchema = z.union([
  z.discriminatedUnion('refuse', [answerSchema, refusalSchema]),
  rejectionSchema,
]);

export const caseSchema = z.strictObject({
  id: text,
  question: text,
  /** Cases of one session are asked in order, as turns of one conversation. */
  session: text.optional(),
  /** What the question asks for (figure, person, refusal …); the report has a row for each. */
  kind: text,
  expect: expectationSchema,
  note: z.string().optional(),
  tags: z.array(text).default([]),
});

/** A question, and what a right answer to it contains. */
export type Case = z.infer<typeof caseSchema>;
export type Expectation = Case['expect'];

/**
 * Reads test sets of one JSON object per line, in the order given; blank lines and those of `npm run`
 * are skipped.
 * @throws WenbaoError naming file and line of the first line that is no case or repeats an id.
 */
export function readCases(paths: readonly string[]): Case[] {
  const cases: Case[] = [];
  const places = new Map<string, string>();
  for (const { line, place } of paths.flatMap(readLines)) {
    const parsed = parseCase(line, place);
    const earlier = places.get(parsed.id);
    if (earlier) throw caseError(place, `编号 ${parsed.id} 已用于 ${earlier}`);
    places.set(parsed.id, place);
    cases.push(parsed);
  }
  return cases;
}

/** The case that a value is, as it would be read; nothing where it is none. */
export function toCase(value: unknown): Case | undefined {
  return caseSchema.safeParse(value).data;
}

interface PlacedLine {
  readonly line: string;
  /** File and line number, for people. */
  readonly place: string;
}

/** What `npm run` writes above the output of a script, also where that goes into a file. */
const npmBanner = /^> /u;

function readLines(path: string): PlacedLine[] {
  return readTestSet(path)
    .split('\n')
    .map((line, index) => ({ line: line.trim(), place: `${path} 第 ${index + 1} 行` }))
    .filter(({ line }) => line !== '' && !npmBanner.test(line));
}

function readTestSet(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const remedy = '请检查路径和读取权限。';
    throw new WenbaoError('source', `读不了测试题文件 ${path}。`, remedy, { cause });
  }
}

function parseCase(line: string, place: string): Case {
  const parsed = caseSchema.safeParse(parseJson(line, place), { error: chineseMessages });
  if (!parsed.success) throw caseError(place, describeIssue(parsed.error));
  return parsed.data;
}

const chineseMessages = z.locales.zhCN().localeError;

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw caseError(place, '不是有效的 JSON');
  }
}

function describeIssue({ issues }: z.ZodError): string {
  const found = issues[0] && withinUnion(issues[0]);
  if (!found) return '格式不对';
  return [found.path.join(' → '), found.message].filter(Boolean).join('：');
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** Of what fits none of several schemas, what the one says that it misses least. */
function withinUnion(issue: z.core.$ZodIssue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const [fewest] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (!fewest?.[0]) return issue;
  const { path, message } = withinUnion(fewest[0]);
  return { path: [...issue.path, ...path], message };
}

function caseError(place: string, reason: string): WenbaoError {
  return new WenbaoError('source', `测试题有误：${place}（${reason}）。`, '请改正后再运行。');
}
