import type { Span } from '../../../language/span.ts';
import { toTaggedWords } from '../../../language/terms.ts';
import { type Clause, isBalanced } from './clauses-of.ts';
import { acrossClauses } from './list-clauses.ts';
import type { Enumeration } from './list-form.ts';

const conjunction =
  /以及|(?<![缓总温柔亲共饱中])和(?!平(?![安稳衡])|谐|睦|解|美)|(?<!参|给|赠|授)与(?!会|其|否)|(?<![普涉顾波遍])及(?!时|格)|还有/u;
const quoteEnd = '”"》」';
const quoteStart = '“"《「';

/** All enumerations of a sentence's clauses, those joined by marks first. */
export function enumerationsOf(
  text: string,
  clauses: readonly Clause[],
  count?: number,
): readonly Enumeration[] {
  return [
    ...clauses.flatMap((clause, index) => withinClause(text, clause, index, count)),
    ...acrossClauses(clauses),
  ];
}

function withinClause(
  text: string,
  clause: Clause,
  index: number,
  count: number | undefined,
): Enumeration[] {
  const zones = Array.from(clause.text.matchAll(/[“"]([^“”"]*、[^“”"]*)[”"]/gu), (match) => {
    const start = clause.span.start + match.index + 1;
    return { start, end: start + (match[1] ?? '').length };
  });
  return [...zones, clause.span].flatMap((zone) => {
    const spans = itemSpans(text, zone);
    const whole = joined(text, spans, clause, index);
    const isLonger = count !== undefined && count > 1 && spans.length > count;
    const end = isLonger ? joined(text, spans.slice(-count), clause, index) : undefined;
    return [whole, end].flatMap((found) => (found ? [found] : []));
  });
}

function itemSpans(text: string, zone: Span): Span[] {
  const pieces = piecesIn(text, zone);
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const others = pieces.slice(0, -1);
  const [beforeAnd, afterAnd] = atConjunction(text, last, others);
  return [...others, beforeAnd, ...(afterAnd ? [afterAnd] : [])];
}

function joined(
  text: string,
  spans: readonly Span[],
  clause: Clause,
  index: number,
): Enumeration | undefined {
  const [first, second] = spans;
  if (first === undefined || second === undefined) return undefined;
  const gap = text.slice(first.end, second.start);
  const others = spans.slice(1).map((span) => itemText(text, span));
  const start = startOfFirst(text, first, others);
  const end = endOfLast(text, spans.at(-1) ?? second);
  return {
    form: spans.length > 2 || !conjunction.test(gap) ? 'marks' : 'conjunction',
    items: [text.slice(start, first.end), ...others],
    span: { start, end },
    before: text.slice(clause.span.start, start),
    behind: text.slice(end, clause.span.end),
    clauses: [index, index],
  };
}

/** Cut at 、 outside quotations and brackets, and between quotations that stand side by side. */
function piecesIn(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  let depth = 0;
  let isQuoting = false;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === '"') isQuoting = !isQuoting;
    else if ('“《「（('.includes(character)) depth++;
    else if ('”》」）)'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth > 0 || isQuoting) continue;
    const joint = quoteEnd.includes(character) ? jointAt(text, at + 1, end) : undefined;
    if (character !== '、' && joint === undefined) continue;
    pieces.push({ start: from, end: joint === undefined ? at : at + 1 });
    from = joint ?? at + 1;
  }
  return [...pieces, { start: from, end }].filter((piece) => piece.end > piece.start);
}

/** Where a quotation begins that stands beside another, or is joined to it by 和. */
function jointAt(text: string, at: number, end: number): number | undefined {
  const start = at + (/^(?:和|与|及|以及)/u.exec(text.slice(at, at + 2))?.[0].length ?? 0);
  return start < end && quoteStart.includes(text.charAt(start)) ? start : undefined;
}

/** 与 of 建设与居民共享 joins nothing where other items hold it too. */
function atConjunction(text: string, span: Span, others: readonly Span[]): [Span, Span?] {
  const printed = text.slice(span.start, span.end);
  const match = conjunction.exec(printed.replace(/[“"《（(][^”"》）)]*[”"》）)]/gu, blank));
  if (!match || match.index === 0) return [span];
  if (others.some(({ start, end }) => text.slice(start, end).includes(match[0]))) return [span];
  const start = span.start + match.index + match[0].length;
  const isShort = match.index <= 2 && others.some((other) => other.end - other.start >= 5);
  if (start >= span.end || isShort) return [span];
  return [
    { start: span.start, end: span.start + match.index },
    { start, end: span.end },
  ];
}

function blank(quoted: string): string {
  return '＿'.repeat(quoted.length);
}

/** Behind the closing mark of a last quoted item, before 等, else at the end of the clause. */
function endOfLast(text: string, span: Span): number {
  const printed = text.slice(span.start, span.end);
  const quoted = /^[“"《][^”"》]+[”"》]/u.exec(printed)?.[0];
  if (quoted !== undefined) return span.start + quoted.length;
  const more = printed.search(/等(?![级待候于])/u);
  return more > 0 ? span.start + more + 1 : span.end;
}

function itemText(text: string, span: Span): string {
  return text.slice(span.start, endOfLast(text, span)).replace(/等$/u, '');
}

/**
 * Where the first item begins in the clause: behind the word that rules the list (围绕｜智能制造、
 * 新材料), at that boundary of words which makes the item most like the others in length.
 */
function startOfFirst(text: string, first: Span, others: readonly string[]): number {
  const printed = text.slice(first.start, first.end);
  const quoted = /[“"《][^“”"《》]+[”"》]$/u.exec(printed);
  if (quoted) return first.start + quoted.index;
  const usual =
    others.slice(0, 3).reduce((sum, { length }) => sum + length, 0) /
    Math.max(1, Math.min(3, others.length));
  const cost = ({ at, penalty }: Boundary) => Math.abs(printed.length - at - usual) + penalty;
  const whole: Boundary = { at: 0, penalty: 0 };
  const [best = whole] = [whole, ...boundariesOf(printed)].sort((a, b) => cost(a) - cost(b));
  return first.start + best.at;
}

interface Boundary {
  readonly at: number;
  /** What speaks against cutting here, in characters of unlike length. */
  readonly penalty: number;
}

/** A list begins behind a verb, a preposition or a word too common to be kept, seldom elsewhere. */
function boundariesOf(text: string): Boundary[] {
  const places: Boundary[] = [];
  let at = 0;
  for (const { word, tag } of toTaggedWords(text)) {
    const found = text.indexOf(word, at);
    if (found < 0) continue;
    if (found > at) places.push({ at: found, penalty: 0 });
    at = found + word.length;
    const rules = /^(?:v|p|c|u|d)/u.test(tag) && !/^vn/u.test(tag);
    places.push({ at, penalty: rules ? 0 : 1.5 });
  }
  return places.filter(
    ({ at: place }) => place > 0 && text.length - place >= 2 && isBalanced(text.slice(place)),
  );
}
