// src/evaluation/cases: the test set, checked with file and line.

import { z } from 'zod';
import { chineseMessages, describeFirstIssue } from '../input/first-issue.ts';
import {
  lineError,
  type NamedText,
  type PlacedLine,
  parseJsonLine,
  readNamedText,
  toLines,
} from '../input/placed-lines.ts';
import { checkAcross } from './across-cases.ts';
import { expectationSchema, text } from './expectation.ts';
import { caseKinds, unknownKind } from './kinds.ts';

export type { Expectation } from './expectation.ts';

const kind = z.enum(caseKinds, {
  error: ({ input }) => (typeof input === 'string' ? unknownKind(input) : undefined),
});

const tags = z
  .array(text)
  .refine((all) => new Set(all).size === all.length, { error: '有标签写了两遍' });

export const caseSchema = z.strictObject({
  id: text,
  question: text,
  /** Cases of one session are asked in order, as turns of one conversation. */
  session: text.optional(),
  /** What the question asks for (figure, person, refusal …); the report has a row for each. */
  kind,
  expect: expectationSchema,
  note: z.string().optional(),
  tags: tags.default([]),
});

/** A question, and what a right answer to it contains. */
export type Case = z.infer<typeof caseSchema>;

/**
 * Reads test sets of one JSON object per line, in the order given; blank lines and those of `npm run`
 * are skipped.
 * @throws WenbaoError naming file and line of the first line that is no case, or else of the first
 *   case that does not go with those before it
 */
export function parseCases(texts: readonly NamedText[]): Case[] {
  const read = texts.flatMap(toLines).map((line) => ({ line, testCase: parseCase(line) }));
  checkAcross(read.map(({ line, testCase }) => ({ ...testCase, place: line })));
  return read.map(({ testCase }) => testCase);
}

/** The same from files. @throws WenbaoError also where one cannot be read */
export function readCases(paths: readonly string[]): Case[] {
  return parseCases(paths.map((path) => readNamedText(path, '测试题')));
}

/** The case that a value is, as it would be read; nothing where it is none. */
export function toCase(value: unknown): Case | undefined {
  return caseSchema.safeParse(value).data;
}

function parseCase(line: PlacedLine): Case {
  const value = parseJsonLine(line, '测试题');
  const parsed = caseSchema.safeParse(value, { error: chineseMessages });
  if (!parsed.success) throw lineError('测试题', line, describeFirstIssue(parsed.error));
  return parsed.data;
}
