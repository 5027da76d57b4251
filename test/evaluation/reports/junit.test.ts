import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ThresholdVerdict } from '../../../src/evaluation/comparison/thresholds.ts';
import type { CaseRecord } from '../../../src/evaluation/records/run-record.ts';
import { formatJUnit } from '../../../src/evaluation/reports/junit.ts';
import { readXml, type XmlElement } from '../../scripts/screenshot/read-xml.ts';
import { sampleGiven, sampleRecord, sampleRun } from '../records/sample-run.ts';

const right = sampleRecord({ given: sampleGiven('利润36亿元。', { elapsedMs: 1_234.6 }) });
const wrong = sampleRecord({
  testCase: { id: 'two', question: '茶厂何时投产？', kind: 'date' },
  given: sampleGiven('五月投产。', { elapsedMs: 400 }),
  fault: '缺少：六月',
});
const { given: _, ...failed } = sampleRecord({ testCase: { id: 'three' }, fault: '连不上。' });

const verdicts: readonly ThresholdVerdict[] = [
  { measure: 'right', bound: 'min', limit: 0.3, value: 1 / 3, n: 3, isMet: true },
  { measure: 'right', kind: 'date', bound: 'min', limit: 0.9, value: 0, n: 1, isMet: false },
];

function elementsOf(cases: readonly CaseRecord[], of = verdicts): XmlElement[] {
  return readXml(formatJUnit(sampleRun({ cases: [...cases] }), of));
}

function named(elements: readonly XmlElement[], name: string): XmlElement[] {
  return elements.filter((element) => element.name === name);
}

describe('a run as JUnit XML', () => {
  const elements = elementsOf([right, wrong, failed]);

  test('has a suite for each kind, with its counts, and one for the thresholds', () => {
    const suites = named(elements, 'testsuite').map(({ attributes }) => attributes);
    const counts = suites.map(({ name, tests, failures, errors }) => [
      name,
      tests,
      failures,
      errors,
    ]);
    expect(counts).toEqual([
      ['figure', '2', '0', '1'],
      ['date', '1', '1', '0'],
      ['thresholds', '2', '1', '0'],
    ]);
    expect(suites[0]).toMatchObject({ timestamp: '2024-05-06T07:08:09', time: '1.235' });
  });

  test('has a test for each case, with its seconds where they are known', () => {
    const { elapsedMs, ...untimed } = sampleGiven('利润36亿元。');
    expect(elapsedMs).toBe(20);
    const last = sampleRecord({ testCase: { id: 'four' }, given: untimed });
    const tests = named(elementsOf([right, wrong, last], []), 'testcase');
    expect(tests.map(({ attributes }) => attributes)).toEqual([
      { classname: 'wenbao.figure', name: 'one 利润多少？', time: '1.235' },
      { classname: 'wenbao.figure', name: 'four 利润多少？' },
      { classname: 'wenbao.date', name: 'two 茶厂何时投产？', time: '0.4' },
    ]);
  });

  test('says of a wrong answer why, what was wanted and given, and on what evidence', () => {
    expect(named(elements, 'failure')[0]).toEqual({
      name: 'failure',
      attributes: { message: '缺少：六月', type: 'failure' },
      text: [
        '问题：茶厂何时投产？',
        '应得：36亿元',
        '实得：五月投产。[1]',
        '依据：[1] 茶厂投产：五月投产。（page.txt:3–4）',
      ].join('\n'),
    });
  });

  test('has an error where the system gave nothing', () => {
    expect(named(elements, 'error')).toMatchObject([
      { attributes: { message: '连不上。' }, text: '问题：利润多少？\n应得：36亿元' },
    ]);
  });

  test('has a test for each threshold under a name that stays', () => {
    const tests = named(elements, 'testcase').filter(
      ({ attributes }) => attributes.classname === 'wenbao.thresholds',
    );
    expect(tests.map(({ attributes }) => attributes.name)).toEqual([
      'right >= 0.3',
      'date right >= 0.9',
    ]);
    expect(named(elements, 'failure')[1]?.attributes.message).toBe(
      '时间题的答对（right）为 0.0%（1 题），应不低于 90.0%。',
    );
  });

  test('names system, commit and archive', () => {
    const properties = named(elementsOf([right], []), 'property').map(
      ({ attributes }) => attributes,
    );
    expect(properties).toEqual([
      { name: 'system', value: 'reader' },
      { name: 'commit', value: 'abc1234'.padEnd(40, '0') },
      { name: 'archive', value: '2'.repeat(64) },
    ]);
  });

  test('tells how often a case was right where it was asked several times', () => {
    const { settings } = sampleRun();
    const cases = [{ ...wrong, rightRuns: 2 }];
    const run = sampleRun({ cases, settings: { ...settings, repeat: 5 } });
    expect(formatJUnit(run, [])).toContain('5 次里答对 2 次');
  });

  test('has no suites where nothing was asked', () => {
    expect(elementsOf([], []).map(({ name }) => name)).toEqual(['testsuites']);
  });
});

describe('untrusted text', () => {
  const hostile = [
    '一]]>二]]>三]]]]>',
    ']]\u0000>',
    '<script>&amp;"\'</failure>',
    '\u001b[31m红\u0007\r\n\t',
    '\ud800 \udc00 \ufffe\uffff',
    '\u202e倒',
    '<![CDATA[',
    '\n \n一\n',
  ];

  function formatHostile(text: string): XmlElement[] {
    const record = sampleRecord({
      testCase: { id: text, question: text, expect: { facts: [[text]] } },
      given: sampleGiven(text, {
        citations: [{ marker: 1, quote: text, headline: text, source: text }],
      }),
      fault: text,
    });
    const { given, ...nothing } = record;
    expect(given).toBeDefined();
    const run = sampleRun({ cases: [record, nothing] });
    const settings = { ...run.settings, system: text };
    return readXml(formatJUnit({ ...run, settings }, verdicts));
  }

  test.each(hostile)('gives well-formed XML: %j', (text) => {
    expect(named(formatHostile(text), 'testcase')).toHaveLength(4);
  });

  test('gives well-formed XML whatever it is', () => {
    const unit = fc.oneof(
      fc.constantFrom(...hostile, ']', '>', ']]', '&', '<', '\ud800', '\udfff', '\u0000'),
      fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    const text = fc.array(unit, { maxLength: 8 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, (any) => {
        expect(named(formatHostile(any), 'testcase')).toHaveLength(4);
      }),
    );
  });

  test('stays as it was where XML may hold it', () => {
    const text = '<茶> & "水" \'𠮷\' &lt; ]] > 😀';
    const [failure] = named(formatHostile(text), 'failure');
    expect(failure?.attributes.message).toBe(text);
    expect(failure?.text).toContain(`实得：${text}[1]\n`);
  });
});
