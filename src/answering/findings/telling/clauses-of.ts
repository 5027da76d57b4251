import { isInNumber } from '../../../language/clauses.ts';
import { normalizeText } from '../../../language/normalize.ts';
import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import { degreesIn } from '../../matching/subject-match.ts';
import type { Finding, SentenceReading } from '../finding.ts';

/** A piece of a sentence between two marks. */
export interface Clause {
  /** Lies in the article's text; without the marks at its ends. */
  readonly span: Span;
  /** As printed. */
  readonly text: string;
  /** The mark behind it, empty at the end. */
  readonly mark: string;
}

/** A short answer is not longer, in UTF-16 units. */
export const maxAnswerChars = 120;

const clauseMarks = '，,；;。：:！!？?';
const closing = new Map([
  ['“', '”'],
  ['「', '」'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['"', '"'],
]);
/** A longer quotation, or one with a full stop in it, is speech and not a name, and is cut like any text. */
const maxNameChars = 40;

/** The clauses of a sentence, cut at commas, colons and all stronger marks outside short quotations. */
export function clausesOf(sentence: SentenceReading): readonly Clause[] {
  return clausesWithin(sentence.article.text, sentence.span);
}

/** The clauses of a stretch of an article's text. */
export function clausesWithin(text: string, span: Span): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = span.start;
  let at = span.start;
  while (at < span.end) {
    const mark = text.charAt(at);
    if (clauseMarks.includes(mark) && !isInNumber(text, at)) {
      pushClause(clauses, text, { start, end: at }, mark);
      start = at + 1;
    }
    at = closesAt(text, at, span.end) ?? at + 1;
  }
  pushClause(clauses, text, { start, end: span.end }, '');
  return clauses;
}

function pushClause(clauses: Clause[], text: string, span: Span, mark: string): void {
  const trimmed = trim(text, span);
  if (trimmed.end <= trimmed.start) return;
  clauses.push({ span: trimmed, text: text.slice(trimmed.start, trimmed.end), mark });
}

/** Behind the short quotation or bracket that opens at a place. */
function closesAt(text: string, at: number, limit: number): number | undefined {
  const closer = closing.get(text.charAt(at));
  if (closer === undefined) return undefined;
  const end = text.indexOf(closer, at + 1);
  if (end < 0 || end >= limit || end - at > maxNameChars) return undefined;
  if (/[。！？!?]/u.test(text.slice(at, end))) return undefined;
  return end + 1;
}

/** The span without the marks and white space at its ends, and without a quotation mark left single. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s，,；;。：:、！!？?]/u.test(text.charAt(start))) start++;
  while (end > start && /[\s，,；;。：:、！!？?]/u.test(text.charAt(end - 1))) end--;
  return withoutSingleMark(text, { start, end });
}

function withoutSingleMark(text: string, { start, end }: Span): Span {
  const printed = text.slice(start, end);
  const count = (mark: string) => printed.split(mark).length - 1;
  if (printed.startsWith('“') && count('“') > count('”')) return { start: start + 1, end };
  if (printed.endsWith('”') && count('”') > count('“')) return { start, end: end - 1 };
  if (count('"') % 2 === 1 && printed.startsWith('"')) return { start: start + 1, end };
  if (count('"') % 2 === 1 && printed.endsWith('"')) return { start, end: end - 1 };
  return { start, end };
}

/** Whether every quotation mark and bracket of a text has its partner in it. */
export function isBalanced(text: string): boolean {
  return [...closing].every(([opener, closer]) => {
    const count = (mark: string) => text.split(mark).length - 1;
    return opener === closer ? count(opener) % 2 === 0 : count(opener) === count(closer);
  });
}

/** Words that say how something is asked or told and not of what. */
const generic =
  /^(?:要求|强调|指出|表示|认为|希望|提出|介绍|会议|会上|说法?|讲话?|看|怎么|评价|期望|勉励|打算|觉得|内容|事情?|情况|方面|原因|为什么|办法|哪[几两三四]?|[几两二三四五六七八九个种样类条项大]|靠|做|干|搞)$/u;
/** A place or person stands in most sentences of its story. */
const nameWeight = 0.6;

/**
 * The share of a question's words that a text holds, from 0 to 1; words that say how it is asked,
 * and those of `without`, do not count.
 */
export function shareHeld(text: string, question: Question, without = ''): number {
  const degrees = degreesIn(normalizeText(text), question);
  let held = 0;
  let all = 0;
  question.subject.forEach(({ word, role }, index) => {
    if (generic.test(word) || (without !== '' && without.includes(word))) return;
    const weight = role === 'name' ? nameWeight : Math.min(1.5, 0.5 + word.length / 4);
    held += weight * (degrees[index] ?? 0);
    all += weight;
  });
  return all === 0 ? 0 : held / all;
}

/**
 * As many neighbouring clauses as an answer may be long, with the one at `core` among them: those
 * behind it first, down to `first` and up to `last`.
 */
export function runAround(
  clauses: readonly Clause[],
  core: number,
  { first = 0, last = clauses.length - 1, maxChars = maxAnswerChars } = {},
): Span {
  const at = (index: number): Clause => clauses[index] ?? failure(index);
  let from = core;
  let to = core;
  const fits = (a: number, b: number) => at(b).span.end - at(a).span.start <= maxChars;
  while (to < last && fits(from, to + 1)) to++;
  while (from > first && fits(from - 1, to)) from--;
  return { start: at(from).span.start, end: at(to).span.end };
}

function failure(index: number): never {
  throw new RangeError(`no clause ${index}`);
}

/** The finding that a stretch of a sentence's article is, as printed; undefined where it is empty. */
export function findingAt(
  { article }: SentenceReading,
  span: Span,
  fit: number,
): Finding | undefined {
  const { start, end } = trim(article.text, span);
  if (end <= start) return undefined;
  return { text: article.text.slice(start, end), spans: [{ start, end }], fit: clamp(fit) };
}

/** A fit brought between 0 and 1. */
export function clamp(fit: number): number {
  return Math.max(0, Math.min(1, fit));
}

const nounAsked =
  /(?:什么样的|怎样的|什么|哪一?个|哪[一二两三四五六七八九十几些]?(?:[大类条项个种块样支家]|方面的?)?)[“"]?([\u4e00-\u9fff]{1,8})/gu;
const notNoun =
  /(?:是|有|要|会|能|在|吗|呢|的|了|时候|意思|怎么|说法|希望|要求|来|去|把|被|给|和).*$/u;

/** The nouns behind 哪些, 什么样的, 哪三: 产业 of 哪些产业; without what follows them where that shows. */
export function askedNouns({ text }: Question): readonly string[] {
  return Array.from(text.matchAll(nounAsked), ([, noun = '']) => noun.replace(notNoun, '')).filter(
    (noun) => noun !== '',
  );
}
