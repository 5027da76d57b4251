import stringWidth from 'string-width';
import { type Answer, answerText, type Citation, citationsOf } from '../../answering/answer.ts';
import type { Reply } from '../../chat/reply.ts';
import { toPrintable, toPrintableLine } from './printable.ts';
import { type Look, plainLook } from './screen.ts';
import { wrapText } from './wrap.ts';

/** An answer with its markers, and below an empty line the list of its sources. */
export function formatAnswer(answer: Answer, look: Look = plainLook): string {
  const sources = citationsOf(answer).map((citation) => formatSource(citation, look));
  const text = formatAnswerText(answer, look);
  return sources.length > 0 ? `${text}\n\n${sources.join('\n')}` : text;
}

/** Every quotation of an answer in full, each below the line that says where it stands. */
export function formatQuotes(answer: Answer, look: Look = plainLook): string {
  return citationsOf(answer)
    .map((citation) => `${formatSource(citation, look)}\n${formatQuote(citation, look)}`)
    .join('\n\n');
}

/** What goes to stderr with an answer: how a follow-up was understood, and a notice. */
export function formatRemarks(asked: string, reply: Reply, look: Look = plainLook): string[] {
  const isRewritten = reply.question !== asked.trim();
  const remarks = [
    ...(isRewritten ? [`（按这个问题回答：${toPrintableLine(reply.question)}）`] : []),
    ...(reply.notice === undefined ? [] : [toPrintableLine(reply.notice)]),
  ];
  return remarks.map((remark) => look.dim(wrap(remark, look)));
}

/** One line for people: `[1] 《标题》，荆州区新闻，2025年8月26日，003.txt 第105—112行`. */
export function sourceLine(citation: Citation): string {
  const headline = toPrintableLine(citation.headline ?? '');
  const parts = [
    headline ? `《${headline}》` : '（无标题）',
    toPrintableLine(citation.publication ?? ''),
    formatDate(citation),
    `${toPrintableLine(citation.source)} ${formatLines(citation.lines)}`,
  ];
  return `[${citation.marker}] ${parts.filter((part) => part !== '').join('，')}`;
}

/** That there is no answer must not be overlooked, so an abstention's reason is bold. */
function formatAnswerText(answer: Answer, look: Look): string {
  const text = toPrintable(answerText(answer));
  if (answer.status === 'answered') return wrap(text, look);
  const reason = toPrintable(answer.reason);
  const rest = text.slice(reason.length);
  return look.bold(wrap(reason, look)) + (rest ? wrap(rest, look) : '');
}

function formatSource(citation: Citation, look: Look): string {
  const indent = ' '.repeat(stringWidth(`[${citation.marker}] `));
  return look.dim(wrap(sourceLine(citation), look, indent));
}

const quoteIndent = '    ';

function formatQuote(citation: Citation, look: Look): string {
  const lines = toPrintable(citation.quote).split('\n');
  return lines.map((line) => wrap(quoteIndent + line, look, quoteIndent)).join('\n');
}

/** 2025-08-26 as 2025年8月26日, no more precise than the date is. */
function formatDate({ date, datePrecision }: Citation): string {
  const [year = '', month, day] = toPrintableLine(date ?? '').split('-');
  if (year === '') return '';
  if (datePrecision === 'year' || month === undefined) return `${year}年`;
  if (datePrecision === 'month' || day === undefined) return `${year}年${Number(month)}月`;
  return `${year}年${Number(month)}月${Number(day)}日`;
}

function formatLines([first, last]: Citation['lines']): string {
  return first === last ? `第${first}行` : `第${first}—${last}行`;
}

function wrap(text: string, look: Look, indent = ''): string {
  return look.width === undefined ? text : wrapText(text, look.width, indent);
}
