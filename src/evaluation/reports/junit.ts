import { createRequire } from 'node:module';
import type { Builder, TestCase, TestSuite } from 'junit-report-builder';
import type { GivenCitation } from '../answers/given-answer.ts';
import type { ThresholdVerdict } from '../comparison/thresholds.ts';
import type { CaseRecord, RunRecord } from '../records/run-record.ts';
import { formatExpectation, toLine } from './case-lines.ts';
import { toSafeText } from './safe-text.ts';
import { formatVerdict, verdictName } from './threshold-text.ts';

/** By `require`, as the package's types and its default export do not agree for an `import`. */
function newReport(): Builder {
  const builder: Builder = createRequire(import.meta.url)('junit-report-builder');
  return builder.newBuilder();
}

/**
 * A run as JUnit XML for CI systems: a suite for each kind with a test for each case, then the suite
 * `thresholds` with a test for each of them. A case of which the system gave nothing is an error, one
 * that it answered wrongly a failure. Whatever a question or an answer holds, the XML is well-formed.
 */
export function formatJUnit(run: RunRecord, verdicts: readonly ThresholdVerdict[]): string {
  const report = newReport().name('wenbao');
  const kinds = [...new Set(run.cases.map(({ testCase }) => testCase.kind))];
  for (const kind of kinds) {
    addKind(report, kind, run);
  }
  if (verdicts.length > 0) addThresholds(report, verdicts, run);
  return `${report.build()}\n`;
}

function addKind(report: Builder, kind: string, run: RunRecord): void {
  const cases = run.cases.filter(({ testCase }) => testCase.kind === kind);
  const elapsedMs = cases.reduce((sum, { given }) => sum + (given?.elapsedMs ?? 0), 0);
  const suite = addSuite(report, kind, run).time(toSeconds(elapsedMs));
  for (const record of cases) addCase(suite, record, run.settings.repeat);
}

function addSuite(report: Builder, name: string, { startedAt, ...run }: RunRecord): TestSuite {
  const { program, settings, archive } = run;
  // The schema of JUnit XML has no place for the time zone, which is UTC.
  const suite = report.testSuite().name(toAttribute(name)).timestamp(startedAt.slice(0, 19));
  suite.property('system', toAttribute(settings.system));
  if (program.commit) suite.property('commit', toAttribute(program.commit));
  suite.property('archive', toAttribute(archive.sha256));
  return suite;
}

function addCase(suite: TestSuite, record: CaseRecord, repeat: number): void {
  const { testCase, given, fault } = record;
  const test = suite
    .testCase()
    .className(toAttribute(`wenbao.${testCase.kind}`))
    .name(toAttribute(`${testCase.id} ${testCase.question}`));
  if (given?.elapsedMs !== undefined) test.time(toSeconds(given.elapsedMs));
  if (!given)
    test.error(toAttribute(fault ?? '没有回答'), 'error', toContent(bodyOf(record, repeat)));
  else if (fault !== undefined) fail(test, fault, bodyOf(record, repeat));
}

function fail(test: TestCase, message: string, body: string): void {
  test.failure(toAttribute(message), 'failure').stacktrace(toContent(body));
}

function bodyOf({ testCase, given, rightRuns }: CaseRecord, repeat: number): string {
  return [
    `问题：${testCase.question}`,
    `应得：${formatExpectation(testCase.expect)}`,
    ...(given ? [`实得：${given.text}`, ...given.citations.map(citationLine)] : []),
    ...(rightRuns === undefined ? [] : [`${repeat} 次里答对 ${rightRuns} 次`]),
  ].join('\n');
}

function citationLine({ marker, date, publication, headline, quote, ...place }: GivenCitation) {
  const { source, lines } = place;
  const article = [publication, date, headline].filter(Boolean).join(' ');
  const file = [source, lines?.join('–')].filter(Boolean).join(':');
  return `依据：[${marker}] ${[article, quote].filter(Boolean).join('：')}${file && `（${file}）`}`;
}

function addThresholds(
  report: Builder,
  verdicts: readonly ThresholdVerdict[],
  run: RunRecord,
): void {
  const suite = addSuite(report, 'thresholds', run);
  for (const verdict of verdicts) {
    const test = suite.testCase().className('wenbao.thresholds').name(verdictName(verdict));
    const said = formatVerdict(verdict);
    if (!verdict.isMet) fail(test, said, said);
  }
}

/** To the millisecond, which no number writes with an exponent. */
function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1_000;
}

function toAttribute(text: string): string {
  return toLine(toSafeText(text).trim());
}

/** The library writes it as CDATA, of which it guards the first `]]>` alone. */
function toContent(text: string): string {
  return toSafeText(text).replaceAll(']]>', ']] >');
}
