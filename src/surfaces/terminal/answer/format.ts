import stringWidth from 'string-width';
import {
  type Abstained,
  type Answer,
  type Answered,
  type Citation,
  citationsOf,
  type Statement,
  statementText,
} from '../../../answering/answer.ts';
import { isReworded } from '../../../chat/follow-up/rewording.ts';
import type { Reply } from '../../../chat/reply.ts';
import { assuranceLine, nearestIntroduction } from '../../wording/answer-wording.ts';
import { citationLine } from '../../wording/citation-line.ts';
import { toPrintable, toPrintableLine } from '../text/printable.ts';
import { type Look, plainLook } from '../text/screen.ts';
import { wrapToLook } from '../text/wrap.ts';
import { barChart } from './chart.ts';

/**
 * An answer with its markers, the short one in bold, a chart of the figure over time where the look
 * has a width, and below an empty line the list of its sources.
 */
export function formatAnswer(answer: Answer, look: Look = plainLook): string {
  const sources = citationsOf(answer).map((citation) => formatSource(citation, look));
  const text = answer.status === 'answered' ? answeredLines(answer, look) : abstained(answer, look);
  const chart = answer.status === 'answered' ? chartLines(answer, look) : [];
  return [text, chart, sources]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/**
 * The statements alone, each ended by a line break: what the text of an answer with these and
 * further statements begins with.
 */
export function formatStatements({ statements }: Answered, look: Look = plainLook): string {
  return statements.map((statement) => `${formatStatement(statement, look)}\n`).join('');
}

/** Every quotation of an answer in full, each below the line that says where it stands. */
export function formatQuotes(answer: Answer, look: Look = plainLook): string {
  return citationsOf(answer)
    .map((citation) => `${formatSource(citation, look)}\n${formatQuote(citation, look)}`)
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
  return remarks.map((remark) => look.dim(wrapToLook(remark, look)));
}

/** One line for people: `[1] 《标题》，荆州区新闻，2025年8月26日，003.txt 第105—112行`. */
export function sourceLine(citation: Citation): string {
  return `[${citation.marker}] ${citationLine(printable(citation))}`;
}

/** Each part by itself, for an escape sequence that never ends would hide the parts behind it. */
function printable(citation: Citation): Citation {
  const { headline, publication, section, source } = citation;
  return {
    ...citation,
    ...(headline !== undefined && { headline: toPrintableLine(headline) }),
    ...(publication !== undefined && { publication: toPrintableLine(publication) }),
    ...(section !== undefined && { section: toPrintableLine(section) }),
    source: toPrintableLine(source),
  };
}

function answeredLines(answer: Answered, look: Look): string[] {
  const assurance = assuranceLine(answer);
  return [
    ...answer.statements.map((statement) => formatStatement(statement, look)),
    ...(assurance === undefined ? [] : [dimmed(assurance, look)]),
  ];
}

/**
 * That there is no answer must not be overlooked, so the reason is bold, and nothing of what is
 * nearest. How sure it is of that says nothing of the question.
 */
function abstained({ reason, searched, nearest }: Abstained, look: Look): string[] {
  return [
    look.bold(wrapToLook(toPrintable(reason), look)),
    ...(searched === undefined ? [] : [dimmed(searched, look)]),
    ...(nearest === undefined ? [] : nearestLines(nearest, look)),
  ];
}

function nearestLines({ statements, remark }: Answered, look: Look): string[] {
  const text = nearestIntroduction + statements.map(statementText).join('\n');
  const assurance = assuranceLine({ remark });
  return [
    wrapToLook(toPrintable(text), look),
    ...(assurance === undefined ? [] : [dimmed(assurance, look)]),
  ];
}

function formatStatement(statement: Statement, look: Look): string {
  const text = wrapToLook(toPrintable(statementText(statement)), look);
  return statement.isShort ? look.bold(text) : text;
}

function chartLines({ series }: Answered, { width }: Look): string[] {
  return series === undefined || width === undefined ? [] : barChart(series, width);
}

function dimmed(text: string, look: Look): string {
  return look.dim(wrapToLook(toPrintable(text), look));
}

function formatSource(citation: Citation, look: Look): string {
  const indent = ' '.repeat(stringWidth(`[${citation.marker}] `));
  return look.dim(wrapToLook(sourceLine(citation), look, indent));
}

const quoteIndent = '    ';

function formatQuote(citation: Citation, look: Look): string {
  const lines = toPrintable(citation.quote).split('\n');
  return lines.map((line) => wrapToLook(quoteIndent + line, look, quoteIndent)).join('\n');
}
