import { beforeAll, describe, expect, test } from 'vitest';
import { articlesOf } from '../../scripts/evaluation/archive-articles.ts';
import { askerOf } from '../../scripts/evaluation/askers.ts';
import { type App, openApp } from '../../src/app.ts';
import type { GivenAnswer } from '../../src/evaluation/answers/given-answer.ts';
import type { Case } from '../../src/evaluation/cases/cases.ts';
import { gatherEvidence } from '../../src/evaluation/judging/evidence.ts';
import { judge } from '../../src/evaluation/judging/judge.ts';
import { gistOf } from '../../src/evaluation/judging/rejection.ts';
import { type MeasureName, measureNames } from '../../src/evaluation/measures/measure.ts';
import { type Asked, askAll } from '../../src/evaluation/running/ask-all.ts';
import type { Scores } from '../../src/evaluation/scores/score.ts';
import { scoresOf } from '../../src/evaluation/scores/scores.ts';
import { traitsOf } from '../../src/evaluation/scores/traits.ts';
import { newsroomConfig } from '../support/newsroom.ts';
import { sampleCase } from './samples.ts';

type Answer = (given: GivenAnswer) => GivenAnswer;

function figure(id: string, question: string, fact: string, article: string, period: string): Case {
  return sampleCase({ facts: [[fact]], articles: [article], period }, { id, question });
}

const cases: readonly Case[] = [
  figure('bridge', '青河大桥全长多少公里？', '3.6公里', '青河大桥', '2024'),
  figure('tea', '云岭镇新种茶树多少亩？', '2300亩', '云岭镇', '2024'),
  figure('grain', '2025年上半年全县粮食总产量是多少？', '18.7万吨', '粮食总产量', '2025'),
  figure('dam', '南坪水库除险加固工程总投资是多少？', '2.35亿元', '南坪水库', '2025'),
  sampleCase({ refuse: true }, { id: 'nobody', kind: 'refusal', question: '青河大桥收费多少元？' }),
  sampleCase({ refuse: true }, { id: 'nowhere', kind: 'refusal', question: '邻县的县长是谁？' }),
];

const isSound: Answer = (given) => given;

const withDigitsChanged: Answer = (given) => ({
  ...given,
  statements: given.statements.map((statement) => ({
    ...statement,
    text: statement.text.replace(/\d/gu, (digit) => `${(Number(digit) + 1) % 10}`),
  })),
});

const refusing: Answer = (given) => ({
  ...given,
  status: 'abstained',
  statements: [],
  citations: [],
});

const neverRefusing: Answer = (given) => ({ ...given, status: 'answered' });

const withoutMarkers: Answer = (given) => ({
  ...given,
  statements: given.statements.map(({ text }) => ({ text, markers: [] })),
});

const withNeedlessCitation: Answer = (given) => ({
  ...given,
  citations: [...given.citations, { marker: 9, quote: '茶农说，今年茶叶卖到了每斤120元。' }],
  statements: given.statements.map((statement) => ({
    ...statement,
    markers: [...statement.markers, 9],
  })),
});

const withQuotationsChanged: Answer = (given) => ({
  ...given,
  citations: given.citations.map((citation) => ({ ...citation, quote: `${citation.quote}！` })),
});

const inAnotherYear: Answer = (given) => ({
  ...given,
  statements: given.statements.map(({ text, ...rest }) => ({
    ...rest,
    text: `${text.replace(/\d{4}年/gu, '')}（2021年）`,
  })),
});

const withRankingLost: Answer = (given) => ({
  ...given,
  ranking: [
    ...Array.from({ length: 10 }, (_, index) => `unknown#${index}`),
    ...(given.ranking ?? []),
  ],
});

const longWinded: Answer = (given) => ({
  ...given,
  statements: [...given.statements, ...given.statements],
});

const slow: Answer = (given) => ({ ...given, elapsedMs: 2 * (given.elapsedMs ?? 0) + 1 });

const unsure: Answer = (given) => ({ ...given, confidence: 'likely' });

const withUsage =
  (tokens: number): Answer =>
  (given) => ({
    ...given,
    usage: { promptTokens: tokens, completionTokens: 0, cost: tokens / 1_000 },
  });

const both =
  (first: Answer, second: Answer): Answer =>
  (given) =>
    second(first(given));

/** For each measure a reader that is broken in what it measures, and one that is sound beside it. */
const brokenReaders: Readonly<Record<MeasureName, readonly [broken: Answer, sound?: Answer]>> = {
  right: [withDigitsChanged],
  'fact-accuracy': [withDigitsChanged],
  'citation-recall': [withoutMarkers],
  'citation-precision': [withNeedlessCitation],
  'quotation-exactness': [withQuotationsChanged],
  'refusal-precision': [refusing],
  'refusal-recall': [neverRefusing],
  'wrong-period': [inAnotherYear],
  'certain-right': [withDigitsChanged],
  'likely-right': [both(unsure, withDigitsChanged), unsure],
  'rejection-heeded': [withDigitsChanged],
  'recall-at-1': [withRankingLost],
  'recall-at-5': [withRankingLost],
  'recall-at-10': [withRankingLost],
  'reciprocal-rank': [withRankingLost],
  'ndcg-at-10': [withRankingLost],
  'answer-characters': [longWinded],
  'latency-p50': [slow],
  'latency-p95': [slow],
  tokens: [withUsage(900), withUsage(9)],
  cost: [withUsage(900), withUsage(9)],
};

describe('over the real reader', () => {
  let app: App;
  let asked: readonly Asked[];

  async function ask(): Promise<Asked[]> {
    const asker = askerOf(app, true);
    const first = await askAll(cases, [asker.ask]);
    return [...first, ...first.slice(0, 1).map(toRejected)];
  }

  async function scoresWith(answer: Answer, answers = asked): Promise<Scores> {
    const given = answers.map((each) =>
      'given' in each ? { ...each, given: answer(each.given) } : each,
    );
    const evidence = await app.useArchive((archive) => gatherEvidence(articlesOf(archive), given));
    return scoresOf(given.map((each) => judge(each, evidence)));
  }

  function figureOf({ all }: Scores, name: MeasureName): number | undefined {
    return all.find(({ measure }) => measure === name)?.value;
  }

  beforeAll(async () => {
    app = await openApp(await newsroomConfig());
    asked = await ask();
    return () => app.close();
  });

  test.each(measureNames)('%s catches a reader that is broken in that', async (name) => {
    const [broken, sound = isSound] = brokenReaders[name];
    const [before, after] = [
      figureOf(await scoresWith(sound), name),
      figureOf(await scoresWith(broken), name),
    ];
    if (before === undefined || after === undefined) throw new Error(`${before} ${after}`);
    if (traitsOf(name).better === 'higher') expect(after).toBeLessThan(before);
    else expect(after).toBeGreaterThan(before);
  });

  test('a quotation that is not printed supports nothing, though it says the same', async () => {
    const inventing: Answer = (given) => ({
      ...given,
      citations: given.citations.map((citation) => ({ ...citation, quote: `据说${given.text}` })),
    });
    const scores = await scoresWith(inventing);
    expect(figureOf(scores, 'citation-recall')).toBe(0);
    expect(figureOf(scores, 'citation-precision')).toBe(0);
  });

  test('the sound reader has the best shares there are', async () => {
    const scores = await scoresWith(isSound);
    const shares = scores.all.filter(({ measure, value }) => {
      return traitsOf(measure).unit === 'share' && value !== undefined;
    });
    expect(shares.map(({ measure, value }) => [measure, value])).toEqual(
      shares.map(({ measure }) => [measure, traitsOf(measure).better === 'higher' ? 1 : 0]),
    );
  });

  test('a second run has the same scores, but for the time it takes', async () => {
    const withoutTime: Answer = ({ elapsedMs: _, ...given }) => given;
    const again = await ask();
    expect(await scoresWith(withoutTime, again)).toEqual(await scoresWith(withoutTime));
  });
});

/** What the reader would say with other digits, as an answer that readers rejected. */
function toRejected(asked: Asked): Asked {
  if (!('given' in asked)) return asked;
  const rejected = gistOf(withDigitsChanged(asked.given));
  return { ...asked, testCase: sampleCase({ rejected }, { id: 'rejected' }) };
}
