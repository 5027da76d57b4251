import type { GivenAnswer } from '../../../src/evaluation/answers/given-answer.ts';
import {
  type CaseRecord,
  type RunRecord,
  runFormat,
} from '../../../src/evaluation/records/run-record.ts';
import { scoresOf } from '../../../src/evaluation/scores/scores.ts';
import { sampleCase } from '../samples.ts';

/** An answer in one sentence with one citation, given in 20 milliseconds. */
export function sampleGiven(text: string, rest: Partial<GivenAnswer> = {}): GivenAnswer {
  return {
    status: 'answered',
    text: `${text}[1]`,
    statements: [{ text, markers: [1] }],
    citations: [
      { marker: 1, quote: text, headline: '茶厂投产', source: 'page.txt', lines: [3, 4] },
    ],
    elapsedMs: 20,
    ...rest,
  };
}

export interface SampleRecord extends Partial<Omit<CaseRecord, 'testCase'>> {
  readonly testCase?: Partial<CaseRecord['testCase']>;
}

/** A case that was answered rightly, or wrongly where a fault is given. */
export function sampleRecord({ testCase, ...rest }: SampleRecord = {}): CaseRecord {
  const right = rest.fault === undefined ? 1 : 0;
  return {
    testCase: sampleCase({ facts: [['36亿元']] }, testCase),
    given: sampleGiven('利润36亿元。'),
    values: { right },
    ...rest,
  };
}

/** A run of one case, or of those given, with their scores. */
export function sampleRun(overrides: Partial<RunRecord> = {}): RunRecord {
  const cases = overrides.cases ?? [sampleRecord()];
  return {
    format: runFormat,
    startedAt: '2024-05-06T07:08:09.123Z',
    elapsedMs: 1_500,
    program: {
      version: '1.2.3',
      commit: 'abc1234'.padEnd(40, '0'),
      isChanged: false,
      node: 'v20.0.0',
    },
    settings: {
      system: 'reader',
      files: [{ path: 'test/qa/tea.jsonl', sha256: '1'.repeat(64) }],
      repeat: 1,
      jobs: 2,
    },
    archive: {
      embeddingModel: 'builtin',
      pages: 2,
      articles: 5,
      chunks: 9,
      publications: ['茶山日报'],
      sha256: '2'.repeat(64),
    },
    scores: scoresOf(cases),
    cases,
    ...overrides,
  };
}
