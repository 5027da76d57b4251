import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WenbaoError } from '../errors.ts';

/** A blank text would be found in every answer. */
const text = z.string().trim().min(1);
const texts = z.array(text).min(1);

const answerSchema = z.strictObject({
  refuse: z.undefined().optional(),
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
  /** What a helpful refusal would mention. */
  near: texts.optional(),
});

const caseSchema = z.strictObject({
  id: text,
  question: text,
  /** Cases of one session are asked in order, as turns of one conversation. */
  session: text.optional(),
  /** What the question asks for (figure, person, refusal …); the report has a row for each. */
  kind: text,
  expect: z.discriminatedUnion('refuse', [answerSchema, refusalSchema]),
  note: z.string().optional(),
  tags: z.array(text).default([]),
});

/** A question, and what a right answer to it contains. */
export type Case = z.infer<typeof caseSchema>;
export type Expectation = Case['expect'];

/**
 * Reads test sets of one JSON object per line, in the order given; blank lines are skipped.
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

interface PlacedLine {
  readonly line: string;
  /** File and line number, for people. */
  readonly place: string;
}

function readLines(path: string): PlacedLine[] {
  return readTestSet(path)
    .split('\n')
    .map((line, index) => ({ line: line.trim(), place: `${path} 第 ${index + 1} 行` }))
    .filter(({ line }) => line !== '');
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

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return '格式不对';
  return [issue.path.join(' → '), issue.message].filter(Boolean).join('：');
}

function caseError(place: string, reason: string): WenbaoError {
  return new WenbaoError('source', `测试题有误：${place}（${reason}）。`, '请改正后再运行。');
}
