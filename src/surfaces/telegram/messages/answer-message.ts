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
import { assuranceLine, nearestIntroduction } from '../../answer-wording.ts';
import { citationLine } from '../../citation-line.ts';
import { type Line, maxMessageChars, packLines, splitText } from './split.ts';

/** One Telegram message: in HTML, and the same text plain for when Telegram refuses the markup. */
export interface OutgoingMessage {
  readonly html: string;
  readonly plain: string;
}

/** A line and the tag that its text stands in. */
interface StyledLine extends Line {
  readonly tag?: 'b' | 'i' | undefined;
}

/**
 * A reply as Telegram messages within Telegram's limit: what was found, the short answer in bold,
 * then the sources in folded quotations. `typed` is the user's text; what it was
 * understood as is shown first where that differs.
 */
export function formatReply(reply: Reply, typed: string): OutgoingMessage[] {
  const understood = isReworded(typed, reply.question) ? [`按“${reply.question}”来答：`] : [];
  const notice = reply.notice === undefined ? [] : [reply.notice];
  return toMessages([
    ...understood.map((text) => toLine(text)),
    ...toAnswerLines(reply.answer),
    ...notice.map((text) => toLine(text)),
    ...citationsOf(reply.answer).map((citation) => toSourceLine(sourceText(citation))),
  ]);
}

/** Plain text of our own or from an error as Telegram messages, line breaks kept. */
export function formatText(text: string): OutgoingMessage[] {
  return toMessages(text.split('\n').map((line) => toLine(line)));
}

/** `[1] 《标题》，报名，2024年8月，文件 第3—9行：“引文”`, leaving out what is not known. */
export function sourceText(citation: Citation): string {
  return `[${citation.marker}] ${citationLine(citation)}：“${citation.quote}”`;
}

function toAnswerLines(answer: Answer): StyledLine[] {
  return answer.status === 'answered' ? toAnsweredLines(answer) : toAbstainedLines(answer);
}

function toAnsweredLines(answer: Answered): StyledLine[] {
  return [
    ...answer.statements.flatMap((statement) =>
      toStatementLines(statement, statement.isShort ? 'b' : undefined),
    ),
    ...toAside(assuranceLine(answer)),
  ];
}

/** How sure the nearest thing is says nothing of the question, so only its remark is shown. */
function toAbstainedLines({ reason, searched, nearest }: Abstained): StyledLine[] {
  return [toLine(reason, 'b'), ...toAside(searched), ...(nearest ? toNearestLines(nearest) : [])];
}

function toNearestLines({ statements, remark }: Answered): StyledLine[] {
  const texts = (nearestIntroduction + statements.map(statementText).join('\n')).split('\n');
  return [...texts.map((text) => toLine(text)), ...toAside(assuranceLine({ remark }))];
}

function toStatementLines(statement: Statement, tag: StyledLine['tag']): StyledLine[] {
  return statementText(statement)
    .split('\n')
    .map((text) => toLine(text, tag));
}

function toAside(text: string | undefined): StyledLine[] {
  return text ? [toLine(text, 'i')] : [];
}

/** Escapes what Telegram's HTML would read as markup. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const lineBreak = /\s*[\n\r\u2028\u2029]+\s*/gu;
const lineBreakBetweenWords = /(?<=[A-Za-z0-9])\s*[\n\r\u2028\u2029]+\s*(?=[A-Za-z0-9])/gu;
/** Control, bidirectional and zero-width characters; lone surrogates, which Telegram refuses. */
const unwanted = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Cc}|\p{Cs}/gu;

function toLine(text: string, tag?: StyledLine['tag']): StyledLine {
  return { text: toOneLine(text), folded: false, tag };
}

function toSourceLine(text: string): StyledLine {
  return { text: toOneLine(text), folded: true };
}

/** Chinese needs no space where print broke a line; Latin words and figures do. */
function toOneLine(text: string): string {
  const joined = text.replace(lineBreakBetweenWords, ' ').replace(lineBreak, '');
  return joined.replaceAll('\t', ' ').replace(unwanted, '');
}

/**
 * Lines are cut to the limit before they are packed, each part with its tag: so packing leaves them
 * as they are, in their order, and a tag is closed where its line is cut.
 */
function toMessages(lines: readonly StyledLine[]): OutgoingMessage[] {
  const parts = lines.flatMap((line) =>
    splitText(line.text, maxMessageChars).map((text) => ({ ...line, text })),
  );
  let packed = 0;
  return packLines(parts).map((message) => {
    const own = parts.slice(packed, packed + message.length);
    packed += message.length;
    return { html: toHtml(own), plain: own.map(({ text }) => text).join('\n') };
  });
}

/** Folded lines always stand last, so that one quotation holds them all. */
function toHtml(message: readonly StyledLine[]): string {
  const open = message.filter(({ folded }) => !folded).map(toMarkup);
  const folded = message.filter((line) => line.folded).map(toMarkup);
  if (folded.length === 0) return open.join('\n');
  return [...open, `<blockquote expandable>${folded.join('\n')}</blockquote>`].join('\n');
}

function toMarkup({ text, tag }: StyledLine): string {
  const escaped = escapeHtml(text);
  return tag === undefined ? escaped : `<${tag}>${escaped}</${tag}>`;
}
