import { parseChineseNumeral } from '../../../language/numbers.ts';
import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import type { Finder, Finding, SentenceReading } from '../finding.ts';
import type { Clause } from './clauses-of.ts';
import {
  askedNouns,
  clamp,
  clausesOf,
  findingAt,
  maxAnswerChars,
  shareHeld,
} from './clauses-of.ts';
import type { Enumeration, ListForm } from './list-form.ts';
import { enumerationsOf } from './list-items.ts';

/** How surely items so set are a list, before anything speaks for it. */
const base: Record<ListForm, number> = {
  marks: 0.25,
  conjunction: 0.12,
  clauses: 0.15,
  'short clauses': 0.06,
};

/** Finds the enumeration that a question asks for: its items as printed. */
export const findList: Finder = (sentence, question): Finding | undefined => {
  const clauses = clausesOf(sentence);
  const [best] = enumerationsOf(sentence.article.text, clauses, countAsked(question))
    .map((found) => ({ found, fit: fitOf(found, clauses, question, sentence) }))
    .sort((a, b) => b.fit - a.fit);
  if (best === undefined) return undefined;
  const { spans, items } = best.found;
  if (spans) return { text: items.join('、'), spans, fit: clamp(best.fit) };
  const found = withFormerItem(withFormerPersons(best.found, clauses), clauses);
  return findingAt(sentence, fitting(found, sentence), best.fit);
};

/** 市长甲，市领导乙、丙参加会议: the persons in the clauses before belong to the list. */
function withFormerPersons(found: Enumeration, clauses: readonly Clause[]): Enumeration {
  const last = found.items.at(-1) ?? '';
  if (!/参加|出席|列席|陪同/u.test(last + found.behind)) return found;
  let [first] = found.clauses;
  while (endsWithOfficer(clauses[first - 1]?.text ?? '')) first--;
  const start = clauses[first]?.span.start;
  if (first === found.clauses[0] || start === undefined) return found;
  return { ...found, span: { start, end: found.span.end } };
}

function endsWithOfficer(clause: string): boolean {
  return new RegExp(`(?:${office.source})[\\u4e00-\\u9fff]{2,4}$`, 'u').test(clause);
}

/** An item of a clause without a verb of its own: 存在｜规模偏小，人手少、设备陈旧等问题. */
function withFormerItem(found: Enumeration, clauses: readonly Clause[]): Enumeration {
  const former = clauses[found.clauses[0] - 1];
  if (former === undefined || found.before !== '' || found.form === 'clauses') return found;
  const opener = /^.{0,10}?(?:存在|守住|包括|涉及|涵盖|聚焦|围绕|做到|实现|突出)着?(?=.{2,10}$)/u;
  const head = opener.exec(former.text)?.[0];
  if (head === undefined || former.text.includes('、')) return found;
  return { ...found, span: { start: former.span.start + head.length, end: found.span.end } };
}

function fitOf(
  found: Enumeration,
  clauses: readonly Clause[],
  question: Question,
  sentence: SentenceReading,
): number {
  const [first, last] = found.clauses;
  const own = clauses
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('，');
  const near = clauses
    .slice(Math.max(0, first - 1), last + 2)
    .map(({ text }) => text)
    .join('，');
  const noun = nounFit(found, askedNouns(question), own);
  return (
    base[found.form] +
    countFit(found, countAsked(question)) +
    headFit(found, question) +
    noun +
    meansFit(found, question) -
    unlikeness(found, question) +
    0.3 * shareHeld(own, question) +
    0.1 * shareHeld(near, question) +
    0.15 * shareHeld(sentence.text, question)
  );
}

/** The number of items that a question names: 3 of 哪三道线. */
function countAsked({ text, list }: Question): number | undefined {
  if (list) return list.count;
  const [, numeral = ''] = /(?:哪|这|分为|有)[“"]?([一二两三四五六七八九十]+)/u.exec(text) ?? [];
  return parseChineseNumeral(numeral) ?? undefined;
}

function countFit({ items, form }: Enumeration, count: number | undefined): number {
  if (count === undefined || count < 2) return form === 'conjunction' ? 0 : 0.05;
  if (items.length === count) return 0.3;
  return -0.1;
}

/** 哪四化: every item has 化 in it. */
function headFit({ items }: Enumeration, { list }: Question): number {
  if (list === undefined) return 0;
  const held = items.filter((item) => item.includes(list.head)).length;
  return held >= list.count ? 0.25 : 0;
}

/** 哪些产业 is answered by …、…等产业; less surely where the word only stands in the clause. */
function nounFit({ items, behind }: Enumeration, nouns: readonly string[], own: string): number {
  const last = items.at(-1) ?? '';
  const fits = nouns.map((noun) => {
    if (behind.slice(0, 14).includes(noun) || last.endsWith(noun)) return 0.25;
    if (noun.length > 2 && behind.slice(0, 14).includes(noun.slice(-2))) return 0.15;
    return own.includes(noun) ? 0.1 : 0;
  });
  return Math.max(0, ...fits);
}

/** 靠什么、用什么法子: behind 通过 and its like. */
function meansFit({ before }: Enumeration, { text }: Question): number {
  const asks = /靠|法子|办法|怎样|怎么|如何|方式|途径|机制|用什么/u.test(text);
  return asks && /(?:通过|采取|采用|运用|利用|凭借|依靠|推行|实行)[^，]{0,4}$/u.test(before)
    ? 0.15
    : 0;
}

const office = /书记|[市县区镇乡省局部院校]长|主任|主席|常委|委员/u;
const asksPersons = /谁|人|领导|干部|位/u;

/** What speaks against a list: offices of one person, what the question says itself, uneven items. */
function unlikeness({ items }: Enumeration, { text }: Question): number {
  const ofOffices = !asksPersons.test(text) && items.some((item) => office.test(item));
  const known = items.filter((item) => item.length > 1 && text.includes(item)).length;
  const lengths = items.map(({ length }) => length);
  const isUneven = Math.max(...lengths) > 3 * Math.min(...lengths) + 2;
  return (ofOffices ? 0.2 : 0) + (2 * known >= items.length ? 0.3 : 0) + (isUneven ? 0.1 : 0);
}

/** A long list is cut behind the last item that fits. */
function fitting({ span, items }: Enumeration, { article }: SentenceReading): Span {
  if (span.end - span.start <= maxAnswerChars) return span;
  let end = span.start;
  for (const item of items) {
    const at = article.text.indexOf(item, end);
    if (at < 0 || at + item.length - span.start > maxAnswerChars) break;
    end = at + item.length;
  }
  return end > span.start ? { start: span.start, end } : span;
}
