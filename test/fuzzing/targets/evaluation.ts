import fc from 'fast-check';
import { citedSentences } from '../../../src/evaluation/answers/cited-sentences.ts';
import { parsePeerAnswers } from '../../../src/evaluation/answers/peer-answers.ts';
import { parseCases, toCase } from '../../../src/evaluation/cases/cases.ts';
import { checkThresholds, readThresholds } from '../../../src/evaluation/comparison/thresholds.ts';
import { feedbackCases } from '../../../src/evaluation/feedback/feedback-cases.ts';
import { readNamedText, toLines } from '../../../src/evaluation/input/placed-lines.ts';
import { readRun } from '../../../src/evaluation/records/run-file.ts';
import { sampleRun } from '../../evaluation/records/sample-run.ts';
import { sampleCase } from '../../evaluation/samples.ts';
import { hostileAnswer } from '../arbitraries/answers.ts';
import { anyBytes, hostileBytes } from '../arbitraries/bytes.ts';
import { marks, markup, words } from '../arbitraries/fragments.ts';
import { mutatedJson } from '../arbitraries/json.ts';
import { fragment, hostileQuestion, hostileText, mixOf } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const evaluation = 'src/evaluation/';
const scratch = new ScratchFolder();
const run = sampleRun();
const oneCase = sampleCase({
  facts: [['36亿元', '三十六亿元']],
  articles: ['茶厂'],
  period: '2024',
});
const otherCases = [
  sampleCase({ refuse: true, near: ['茶厂'] }, { id: 'two', session: 's', kind: 'refusal' }),
  sampleCase({ rejected: '利润36亿元' }, { id: 'three', tags: ['a', 'b'] }),
];
const ownAnswer = {
  ...{ id: 'one', status: 'answered', answer: '36亿元。[1]', confidence: '确定' },
  statements: [{ text: '36亿元。', markers: [1], short: true }],
  citations: [{ marker: 1, quote: '36亿元', source: 'page.txt', lines: [1, 2] }],
};
const plainAnswer = {
  id: 2,
  answer: '36亿元[1]。',
  citations: [{ quote: '36亿元', title: '茶厂', date: '2024-08' }],
};
const thresholds = {
  measures: { right: { min: 0.85 } },
  kinds: { figure: { right: { min: 0.5, max: 1 } } },
};

function linesOf(...valid: readonly unknown[]): fc.Arbitrary<string> {
  return fc.array(mutatedJson(...valid), { maxLength: 4 }).map((lines) => lines.join('\n'));
}

/** Files of test sets, answers, thresholds and saved runs. */
export const evaluationTargets = [
  fuzzTarget({
    name: 'test sets',
    files: [
      'cases/cases',
      'cases/expectation',
      'cases/across-cases',
      'cases/kinds',
      'input/first-issue',
    ].map((name) => `${evaluation}${name}.ts`),
    promise:
      'Lines are cases of different ids, each of which is one by itself, or a complaint names the line.',
    inputs: () => linesOf(oneCase, ...otherCases),
    holds: (content) => {
      const cases = orComplaint(() => parseCases([{ path: 'set.jsonl', content }])) ?? [];
      checkSame(new Set(cases.map(({ id }) => id)).size, cases.length, 'ids');
      for (const each of cases) checkSame(toCase(each), each, 'case');
    },
  }),
  fuzzTarget({
    name: 'lines of a named text',
    files: [`${evaluation}input/placed-lines.ts`],
    promise: 'Any file gives its lines that say something with their numbers, or is complained of.',
    quickShare: 0.5,
    inputs: anyBytes,
    holds: (bytes) => {
      const path = scratch.write('set.jsonl', bytes);
      const named = orComplaint(() => readNamedText(path, '测试题'));
      for (const { text, line } of named ? toLines(named) : []) {
        check(text !== '' && text === text.trim(), 'a blank line');
        check((named?.content.split('\n')[line - 1] ?? '').includes(text), `another line ${line}`);
      }
    },
  }),
  fuzzTarget({
    name: 'answers of other systems',
    files: ['peer-answers', 'own-answer', 'plain-answer', 'given-answer'].map(
      (name) => `${evaluation}answers/${name}.ts`,
    ),
    promise: 'Lines are answers by the ids of their cases, or a complaint names the line.',
    inputs: () => linesOf(ownAnswer, plainAnswer, { id: 'x', status: 'failed' }),
    holds: (content) => {
      const answers = orComplaint(() => parsePeerAnswers({ path: 'answers.jsonl', content }));
      for (const [id, { statements, status }] of answers ?? []) {
        check(id.trim() !== '', 'no id');
        check(status === 'answered' || statements.length === 0, 'status');
      }
    },
  }),
  fuzzTarget({
    name: 'cited sentences',
    files: [`${evaluation}answers/cited-sentences.ts`],
    promise:
      'Each sentence says something without its markers, which are numbers from 1 to 999, each once.',
    inputs: (longestChars) =>
      fc.oneof(
        mixOf(fc.constantFrom(...words, ...marks, ...markup, ' ', '\n'), longestChars),
        hostileText(longestChars),
      ),
    holds: (text) => {
      for (const { text: sentence, markers } of citedSentences(text)) {
        check(/[\p{L}\p{N}]/u.test(sentence), 'nothing said');
        check(
          markers.every((marker) => marker >= 1 && marker <= 999),
          `markers ${markers}`,
        );
        checkSame(new Set(markers).size, markers.length, 'markers');
      }
    },
  }),
  fuzzTarget({
    name: 'saved runs',
    files: [`${evaluation}records/run-file.ts`, `${evaluation}records/run-record.ts`],
    promise: 'A file is a run as it was saved, or complained of by its name.',
    quickShare: 0.5,
    inputs: () => hostileBytes(mutatedJson(run)),
    holds: (bytes) => {
      const read = orComplaint(() => readRun(scratch.write('run.json', bytes)));
      if (read) checkSame(readRun(scratch.write('again.json', JSON.stringify(read))), read, 'run');
    },
  }),
  fuzzTarget({
    name: 'thresholds',
    files: [`${evaluation}comparison/thresholds.ts`],
    promise: 'A file gives bounds of known measures, to which a run is held, or is complained of.',
    quickShare: 0.5,
    inputs: () => hostileBytes(mutatedJson(thresholds)),
    holds: (bytes) => {
      const read = orComplaint(() => readThresholds(scratch.write('thresholds.json', bytes)));
      const verdicts = read ? checkThresholds(run.scores, read) : [];
      check(
        verdicts.every(({ limit }) => Number.isFinite(limit)),
        'a limit',
      );
      if (read) check(verdicts.length > 0, 'no verdict');
    },
    close: async () => scratch.remove(),
  }),
  fuzzTarget({
    name: 'feedback of readers',
    files: [`${evaluation}feedback/feedback-cases.ts`, `${evaluation}feedback/approved-answer.ts`],
    promise: 'Rated answers become cases that a test set would take, and every one is counted.',
    inputs: (longestChars) =>
      fc.array(
        fc.record({
          id: fragment,
          question: hostileQuestion(longestChars),
          answer: hostileAnswer(longestChars),
          up: fc.nat({ max: 3 }),
          down: fc.nat({ max: 3 }),
        }),
        { maxLength: 2 },
      ),
    holds: (rated) => {
      const { cases, counts } = feedbackCases(rated);
      checkSame(counts.up + counts.down, cases.length, 'cases');
      checkSame(counts.rated, rated.length, 'rated');
      checkSame(cases.length + counts.tied + counts.unusable, rated.length, 'counted');
      for (const each of cases) checkSame(toCase(JSON.parse(JSON.stringify(each))), each, 'case');
    },
  }),
];
