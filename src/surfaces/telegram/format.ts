import { answerText, type Citation, citationsOf } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import { type Line, packLines } from './split.ts';

/** One Telegram message: in HTML, and the same text plain for when Telegram refuses the markup. */
export interface OutgoingMessage {
  readonly html: string;
  readonly plain: string;
}

/**
 * A reply as Telegram messages within Telegram's limit: what was found, then the sources in folded
 * quotations. `typed` is the user's text; a question made whole from a follow-up is shown first.
 */
export function formatReply(reply: Reply, typed: string): OutgoingMessage[] {
  const understood = reply.question.trim() === typed.trim() ? [] : [`按“${reply.question}”来答：`];
  const notice = reply.notice === undefined ? [] : [reply.notice];
  const found = answerText(reply.answer).split('\n');
  const sources = citationsOf(reply.answer).map(sourceText);
  return toMessages([
    ...[...understood, ...found, ...notice].map((text) => toLine(text, false)),
    ...sources.map((text) => toLine(text, true)),
  ]);
}

/** Plain text of our own or from an error as Telegram messages, line breaks kept. */
export function formatText(text: string): OutgoingMessage[] {
  return toMessages(text.split('\n').map((line) => toLine(line, false)));
}

/** `[1] 《标题》，报名，2024年8月，文件 第3—9行：“引文”`, leaving out what is not known. */
export function sourceText(citation: Citation): string {
  const [first, last] = citation.lines;
  const lines = first === last ? `第${first}行` : `第${first}—${last}行`;
  const known = [
    citation.headline && `《${citation.headline}》`,
    citation.publication,
    citation.date && chineseDate(citation.date),
    `${citation.source} ${lines}`,
  ].filter(Boolean);
  return `[${citation.marker}] ${known.join('，')}：“${citation.quote}”`;
}

/** `2024`, `2024-08` or `2024-08-12` as `2024年8月12日`, as far as it goes. */
function chineseDate(isoDate: string): string {
  const units = ['年', '月', '日'];
  return isoDate
    .split('-')
    .map((part, index) => `${Number(part)}${units[index] ?? ''}`)
    .join('');
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

/** Chinese needs no space where print broke a line; Latin words and figures do. */
function toLine(text: string, folded: boolean): Line {
  const joined = text.replace(lineBreakBetweenWords, ' ').replace(lineBreak, '');
  return { text: joined.replaceAll('\t', ' ').replace(unwanted, ''), folded };
}

function toMessages(lines: readonly Line[]): OutgoingMessage[] {
  return packLines(lines).map((message) => ({
    html: toHtml(message),
    plain: message.map(({ text }) => text).join('\n'),
  }));
}

/** Folded lines always stand last, so that one quotation holds them all. */
function toHtml(message: readonly Line[]): string {
  const open = message.filter(({ folded }) => !folded).map(({ text }) => escapeHtml(text));
  const folded = message.filter((line) => line.folded).map(({ text }) => escapeHtml(text));
  if (folded.length === 0) return open.join('\n');
  return [...open, `<blockquote expandable>${folded.join('\n')}</blockquote>`].join('\n');
}
