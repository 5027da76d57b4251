// src/surfaces/terminal/answer: an answer as text: awaited, being written, whole.

import {
  type Abstained,
  type Answer,
  type Answered,
  type Citation,
  citationsOf,
  isFromArchive,
  type Statement,
} from '../../../answering/answer.ts';
import { isReworded } from '../../../chat/follow-up/rewording.ts';
import type { Reply } from '../../../chat/reply.ts';
import { describeError } from '../../../errors.ts';
import {
  type Assurance,
  assuranceLine,
  nearestIntroduction,
} from '../../wording/answer-wording.ts';
import { toPrintable, toPrintableLine } from '../text/printable.ts';
import { type Look, plainLook, type Style } from '../text/screen.ts';
import { type Stretch, wrapStretches, wrapToLook } from '../text/wrap.ts';
import { barChart } from './chart.ts';
import { formatSource, type SourceDisplay } from './source-line.ts';

/**
 * An answer with its markers, the short one in bold, a chart of the figure over time where the look
 * has a width, and below an empty line the list of its sources.
 */
export function formatAnswer(
  answer: Answer,
  look: Look = plainLook,
  display: SourceDisplay = {},
): string {
  const isAnswered = answer.status === 'answered';
  const text = isAnswered
    ? answeredLines(answer, look, display)
    : abstainedLines(answer, look, display);
  const chart = isAnswered ? chartLines(answer, look, display) : [];
  const cited = display.showsSources === false ? [] : citationsOf(answer);
  const sources = cited.map((citation) => formatSource(citation, look, display));
  return [text, chart, sources]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/**
 * The statements alone, each ended by a line break: what the text of an answer with these and
 * further statements begins with.
 */
export function formatStatements(
  { statements }: Answered,
  look: Look = plainLook,
  display: SourceDisplay = {},
): string {
  return statements.map((statement) => `${formatStatement(statement, look, display)}\n`).join('');
}

/** Every quotation of an answer in full, each below the line that says where it stands. */
export function formatQuotes(
  answer: Answer,
  look: Look = plainLook,
  display: SourceDisplay = {},
): string {
  return citationsOf(answer)
    .map((citation) => `${formatSource(citation, look, display)}\n${formatQuote(citation, look)}`)
    .join('\n\n');
}

/** What goes to stderr with an answer: how a follow-up was understood, and a notice. */
export function formatRemarks(asked: string, reply: Reply, look: Look = plainLook): string[] {
  const remarks = [
    ...(isReworded(asked, reply.question)
      ? [`（按这个问题回答：${toPrintableLine(reply.question)}）`]
      : []),
    ...(reply.notice === undefined ? [] : [toPrintableLine(reply.notice)]),
  ];
  return remarks.map((remark) => wrapStretches([{ text: remark, style: look.dim }], look));
}

/** What went wrong and what to do, as one paragraph. */
export function formatFailure(error: unknown, look: Look): string {
  const text = toPrintableLine(describeError(error));
  return wrapStretches([{ text, style: look.failure }], look);
}

/** The words of a statement and its markers, each of its look. */
export function statementStretches(
  { text, markers }: Statement,
  look: Look,
  { showsSources = true }: SourceDisplay = {},
  words: Style = String,
): Stretch[] {
  const shown = showsSources ? markers : [];
  return [
    { text: toPrintable(text), style: words },
    ...shown.map((marker) => ({ text: `[${marker}]`, style: look.marker })),
  ];
}

function answeredLines(answer: Answered, look: Look, display: SourceDisplay): string[] {
  return [
    ...answer.statements.map((statement) => formatStatement(statement, look, display)),
    ...assuranceLines(answer, look),
  ];
}

/** That there is no answer must not be overlooked; how sure the nearest is says nothing of the question. */
function abstainedLines(answer: Abstained, look: Look, display: SourceDisplay): string[] {
  const { reason, searched, nearest } = answer;
  const text = toPrintable(reason);
  const warning = { text, style: (part: string) => look.bold(look.caution(part)) };
  return [
    wrapStretches([isFromArchive(answer) ? warning : { text }], look),
    ...(searched === undefined
      ? []
      : [wrapStretches([{ text: toPrintable(searched), style: look.dim }], look)]),
    ...(nearest === undefined ? [] : nearestLines(nearest, look, display)),
  ];
}

function nearestLines(
  { statements, remark }: Answered,
  look: Look,
  display: SourceDisplay,
): string[] {
  const stated = statements.map((statement) => statementStretches(statement, look, display));
  const lines = stated.flatMap((stretches, index) =>
    index === 0 ? stretches : [{ text: '\n' }, ...stretches],
  );
  return [
    wrapStretches([{ text: nearestIntroduction }, ...lines], look),
    ...assuranceLines({ remark }, look),
  ];
}

/** How sure an answer is, in the colour of that, and what to keep in mind. */
function assuranceLines({ confidence, remark }: Assurance, look: Look): string[] {
  const assurance = assuranceLine({ confidence });
  const caution = assuranceLine({ remark });
  const stretches: Stretch[] = [
    ...(assurance === undefined
      ? []
      : [{ text: assurance, style: confidence === 'certain' ? look.certain : look.caution }]),
    ...(assurance === undefined || caution === undefined ? [] : [{ text: '。' }]),
    ...(caution === undefined ? [] : [{ text: toPrintable(caution), style: look.caution }]),
  ];
  return stretches.length === 0 ? [] : [wrapStretches(stretches, look)];
}

function formatStatement(statement: Statement, look: Look, display: SourceDisplay): string {
  const words = statement.isShort ? look.bold : String;
  return wrapStretches(statementStretches(statement, look, display, words), look);
}

function chartLines(
  { series }: Answered,
  { width, marker }: Look,
  { showsSources = true }: SourceDisplay,
): string[] {
  if (series === undefined || width === undefined) return [];
  return barChart(series, width, { marker, showsMarkers: showsSources });
}

const quoteIndent = '    ';

function formatQuote(citation: Citation, look: Look): string {
  const lines = toPrintable(citation.quote).split('\n');
  return lines.map((line) => wrapToLook(quoteIndent + line, look, quoteIndent)).join('\n');
}
