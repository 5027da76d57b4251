import fc from 'fast-check';
import { parseSetNames, setNames } from '../../../scripts/bench/retrieval/question-set.ts';
import { parseSizes } from '../../../scripts/bench/scale/sizes.ts';
import { readEvaluateArguments } from '../../../scripts/evaluation/arguments.ts';
import { readFilter, selectCases } from '../../../scripts/evaluation/select.ts';
import { readQuestionPassages } from '../../../scripts/train-embedding/sources.ts';
import { sampleCase } from '../../evaluation/samples.ts';
import { hostileBytes } from '../arbitraries/bytes.ts';
import { mutatedJson } from '../arbitraries/json.ts';
import { fragment } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint, orRejection } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const scratch = new ScratchFolder();
const cases = [
  sampleCase({ facts: [['36亿元']] }, { id: 'one', tags: ['茶'] }),
  sampleCase({ refuse: true }, { id: 'two', session: 's', kind: 'refusal' }),
  sampleCase({ refuse: true }, { id: 'three', session: 's', kind: 'refusal' }),
];
const filter = fc.oneof(
  fc.constantFrom(
    'kind=figure',
    'kind=数字，应拒答',
    'kind=',
    'tag=茶,',
    'id=t',
    'kind=x',
    '利润',
    ' ',
  ),
  fc.tuple(fc.constantFrom('kind=', 'tag=', 'id=', ''), fragment).map((parts) => parts.join('')),
);
const argument = fc.oneof(
  fc.constantFrom(
    '--filter',
    '--limit',
    '--repeat',
    '--jobs',
    '--jsonl',
    '--against',
    '--no-save',
    '--',
  ),
  fc.constantFrom('3', '0', '101', '', '--limit=7', '--repeat=1e3', 'last', '-x', '--promptfoo'),
  fragment,
);

/** What is typed behind a script, and the files that scripts read. */
export const scriptTargets = [
  fuzzTarget({
    name: 'filters of cases',
    files: ['scripts/evaluation/select.ts'],
    promise:
      'Filters leave cases of the set, in order, or are complained of; of a session all turns stay.',
    inputs: () => fc.tuple(fc.array(filter, { maxLength: 3 }), fc.nat({ max: 4 })),
    holds: ([typed, limit]) => {
      const read = orComplaint(() => readFilter(typed));
      if (!read) return;
      const all = selectCases(cases, { filter: read }).map(({ id }) => id);
      checkSame(
        all,
        cases.map(({ id }) => id).filter((id) => all.includes(id)),
        'order',
      );
      checkSame(all.includes('two'), all.includes('three'), 'session');
      check(selectCases(cases, { filter: read, limit }).length <= limit, 'limit');
    },
  }),
  fuzzTarget({
    name: 'arguments of the evaluation',
    files: ['scripts/evaluation/arguments.ts'],
    promise:
      'Any arguments ask for something that goes together, or are complained of in two sentences.',
    inputs: () => fc.array(argument, { maxLength: 5 }),
    holds: (typed) => {
      if (typed.some((each) => /^-(?:-help|[A-Za-z]*h)/u.test(each))) return;
      const read = orComplaint(() => readEvaluateArguments(['node', 'evaluate', ...typed]));
      check(!read || (read.repeat >= 1 && read.repeat <= 100), 'repeat');
      check(!read?.jobs || read.jobs <= 64, 'jobs');
    },
  }),
  fuzzTarget({
    name: 'sizes and sets of the benchmarks',
    files: ['scripts/bench/scale/sizes.ts', 'scripts/bench/retrieval/question-set.ts'],
    promise: 'A list is of ascending sizes or of known sets, each once, or is none.',
    inputs: () => {
      const item = fc.oneof(
        fc.constantFrom('all', '1000', ' 10', '0', '01', 'news', 'wiki', ''),
        fragment,
      );
      return fc.array(item, { maxLength: 4 }).map((items) => items.join(','));
    },
    holds: (typed) => {
      const sizes = parseSizes(typed);
      const isAscending = sizes?.every((size, index) => size > (sizes[index - 1] ?? 0));
      check(isAscending ?? true, `sizes ${sizes}`);
      const names = parseSetNames(typed);
      check(names?.every((name) => setNames.includes(name)) ?? true, 'a set');
    },
  }),
  fuzzTarget({
    name: 'records to train with',
    files: ['scripts/train-embedding/sources.ts'],
    promise: 'A file gives its questions with passages, or a complaint names the record.',
    quickShare: 0.3,
    inputs: () => {
      const line = mutatedJson({ q: '谁？', p: '张三说。', a: '张三' });
      return hostileBytes(fc.array(line, { maxLength: 3 }).map((lines) => lines.join('\n')));
    },
    holds: async (bytes) => {
      const path = scratch.write('pairs.jsonl', bytes);
      await orRejection(async () => {
        for await (const { question } of readQuestionPassages(path))
          checkSame(typeof question, 'string', 'question');
      });
    },
    close: async () => scratch.remove(),
  }),
];
