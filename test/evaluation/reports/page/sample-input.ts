import type { GivenAnswer } from '../../../../src/evaluation/answers/given-answer.ts';
import type { SourceArticle } from '../../../../src/evaluation/answers/source-article.ts';
import type { MeasureName } from '../../../../src/evaluation/measures/measure.ts';
import type { CaseRecord, RunRecord } from '../../../../src/evaluation/records/run-record.ts';
import type { PageInput } from '../../../../src/evaluation/reports/page/page-input.ts';
import type { Score } from '../../../../src/evaluation/scores/score.ts';
import { allMeasures } from '../../../../src/evaluation/scores/traits.ts';

/** Printed with accidents that the quotation does not have: a line break and full-width figures. */
export const dairy: SourceArticle = {
  id: 'dairy',
  headline: '青石奶站扩建完工',
  publication: '青石日报',
  date: '2031-05-04',
  source: 'dairy.txt',
  text: '青石奶站扩建完工\n本报讯 青石奶站日产鲜奶８.５\n吨，供应全镇学校。\n站长说明年还要添两条线。',
};

export const given: GivenAnswer = {
  status: 'answered',
  text: '8.5吨[1]\n青石奶站日产鲜奶8.5吨。[1]',
  statements: [{ text: '青石奶站日产鲜奶8.5吨。', markers: [1] }],
  citations: [
    { marker: 1, quote: '日产鲜奶8.5吨', articleId: 'dairy', source: 'dairy.txt', lines: [2, 3] },
  ],
  confidence: 'certain',
  elapsedMs: 24,
};

const abstention: GivenAnswer = {
  status: 'abstained',
  text: '报上没有说到。',
  statements: [],
  citations: [],
  elapsedMs: 310,
};

/** A case that is answered rightly unless told otherwise. */
export function record(
  id: string,
  rest: Partial<CaseRecord> = {},
  testCase: Partial<CaseRecord['testCase']> = {},
): CaseRecord {
  return {
    testCase: {
      id,
      question: '青石奶站一天产多少奶？',
      kind: 'figure',
      expect: { facts: [['8.5吨']], articles: ['青石奶站扩建'] },
      tags: ['plain'],
      ...testCase,
    },
    given,
    values: { right: 1, 'fact-accuracy': 1, 'latency-p50': 24 },
    ...rest,
  };
}

const records: readonly CaseRecord[] = [
  record('milk'),
  record(
    'bridge',
    { fault: '缺少：虹桥', given: { ...given, text: '没有提到桥。', citations: [] } },
    { question: '镇上哪座桥在修？', kind: 'place', tags: ['town'] },
  ),
  record('turn-1', {}, { session: 's', question: '奶站供应谁？' }),
  record('turn-2', {}, { session: 's', question: '那明年呢？', kind: 'followup' }),
  record(
    'moon',
    { given: abstention, values: { right: 1 } },
    { question: '月亮上有奶站吗？', kind: 'refusal', expect: { refuse: true }, tags: [] },
  ),
  { ...record('broken', { fault: '连接超时。' }), given: undefined },
].map(({ given: answer, ...rest }) => (answer ? { ...rest, given: answer } : rest));

export function sampleRun(cases: readonly CaseRecord[] = records): RunRecord {
  const all = [
    score('right', cases.length, 0.913, [0.802, 0.967]),
    score('fact-accuracy', 5, 0.8, [0.6, 0.95]),
    score('certain-right', 4, 0.75, [0.3, 0.95]),
    score('recall-at-5', 5, 0.966, [0.9, 1]),
    score('latency-p50', cases.length, 24, [20, 30]),
    score('latency-p95', cases.length, 310),
  ];
  const kinds = [...new Set(cases.map(({ testCase }) => testCase.kind))];
  return {
    format: 1,
    startedAt: '2031-06-01T08:30:00.000Z',
    elapsedMs: 65_000,
    program: { version: '9.9.9', commit: 'abcdef0123456789', isChanged: true, node: '20.0.0' },
    settings: {
      system: 'reader',
      files: [{ path: 'test/qa/town.jsonl', sha256: '00' }],
      repeat: 1,
      jobs: 2,
    },
    archive: {
      embeddingModel: 'builtin',
      pages: 3,
      articles: 17,
      chunks: 80,
      covers: { first: '2030-01-02', last: '2031-05-04' },
      publications: ['青石日报'],
      sha256: '00',
    },
    scores: { all, kinds: kinds.map((kind) => ({ kind, scores: all })) },
    cases: [...cases],
  };
}

function score(measure: MeasureName, n: number, value: number, interval?: [number, number]): Score {
  return { measure, n, value, ...(interval ? { interval } : {}) };
}

/** A page without a comparison. */
export function sampleInput(cases?: readonly CaseRecord[]): PageInput {
  return {
    run: sampleRun(cases),
    articles: [dairy],
    measures: allMeasures,
    kindLabels: { figure: '数字', place: '地点', refusal: '应拒答', followup: '追问' },
    thresholds: [{ label: '答对', bound: '不低于 95.0%', value: '91.3%', isMet: false }],
  };
}

/** The same beside an earlier run: `bridge` got worse, `milk` better. */
export function comparedInput(): PageInput {
  const input = sampleInput();
  const [milk, bridge] = records;
  if (!milk || !bridge) throw new Error('the sample has no cases');
  const { fault: _, ...rightBridge } = bridge;
  return {
    ...input,
    comparison: {
      before: { ...input.run, startedAt: '2031-05-30T07:00:00.000Z' },
      comparison: {
        measures: [
          {
            measure: 'right',
            n: 6,
            before: 0.88,
            after: 0.913,
            interval: [0.011, 0.055],
            pValue: 0.012,
          },
        ],
        kinds: [milk, bridge].map(({ testCase: { kind } }, at) => ({
          kind,
          n: 1,
          before: at,
          after: 1 - at,
          better: 1 - at,
          worse: at,
        })),
        better: [{ before: { ...milk, fault: '缺少：8.5吨' }, after: milk }],
        worse: [{ before: rightBridge, after: bridge }],
        reworded: [],
        onlyBefore: ['gone'],
        onlyAfter: [],
        changed: [],
        hasSameArchive: false,
      },
    },
  };
}
