import { escapeForPattern } from '../../../language/escape-pattern.ts';
import type { Question } from '../../../language/question.ts';
import type { Finder, Finding, SentenceReading } from '../finding.ts';
import {
  askedNouns,
  clausesOf,
  clausesWithin,
  findingAt,
  isBalanced,
  maxAnswerChars,
  runAround,
  shareHeld,
} from './clauses-of.ts';
import { findList } from './list.ts';

/** Finds what a sentence says that the thing asked about is. */
export const findDefinition: Finder = (sentence, question) => {
  const found = [
    ...namesOf(question).flatMap((name) => explanationsOf(sentence, name)),
    ...attributeOf(sentence, question),
    ...nounFound(sentence, question),
    ...membersOf(sentence, question),
    ...nameFound(sentence, question),
  ];
  return found.filter(({ text }) => isBalanced(text)).sort((a, b) => b.fit - a.fit)[0];
};

/** A name of what is asked about, and how surely it is the whole of it. */
interface AskedName {
  readonly name: string;
  readonly weight: number;
}

const asked =
  /(?:什么是|何谓|什么叫|解释一?下|怎么(?:理解|解释))([^，,。？?]{2,30})|([^，,。？?]{2,30}?)(?:到底|究竟|具体|又)?(?:是指|指的是|指的|指|就是|是|叫|做|干|造|生产|怎么解释)(?:一?[家个种次项])?(?:什么|啥|哪|怎么|做什么|干什么|造什么)/u;

/** What is asked about: what is quoted, the thing before 是什么, the names in the question. */
function namesOf({ text, subject }: Question): AskedName[] {
  const quoted = Array.from(text.matchAll(/[“"]([^”"]{1,20})[”"]/gu), ([, name = '']) => name);
  const match = asked.exec(text);
  const thing = (match?.[1] ?? match?.[2] ?? '').replace(/^[“"]|[”"]$|[?？]$/gu, '');
  const last = thing.split('的').at(-1) ?? '';
  const words = subject.filter(({ role }) => role === 'name' || role === 'noun');
  return [
    ...quoted.map((name) => ({ name, weight: 1 })),
    { name: thing, weight: 1 },
    { name: last, weight: thing === last ? 1 : 0.85 },
    ...words.map(({ word, role }) => ({ name: word, weight: role === 'name' ? 0.55 : 0.4 })),
  ].filter(({ name }) => name.length >= 2);
}

/** What may stand between a name and what explains it: ”服务办法, （青河）公司. */
const rest = '[”"」]?(?:（[^）]*）)?[^，,。；;：:、（(—“"\\n]{0,12}?[”"]?';
/** How a text explains a name that it has just printed, and how surely it does. */
const afterName: readonly (readonly [form: RegExp, fit: number])[] = [
  [
    new RegExp(`^${rest}[，,]?(?:即|也就是|就是指?|是指|指的是|意为|意思是|寓意)[：:]?(?=.)`, 'u'),
    0.95,
  ],
  [new RegExp(`^${rest}[，,]?(?:还|也|便|正)?(?:是|系|为)(?=[^否不])`, 'u'), 0.85],
  [/^[”"」]?(?:——|[：:])(?=.{4})/u, 0.75],
  [/^[”"」]?[（(](?=[^）)]{4,})/u, 0.7],
  [new RegExp(`^${rest}[，,](?:一家|一种|一项|一个|作为)(?=.)`, 'u'), 0.65],
  [new RegExp(`^${rest}(?:主营|专注于?|主要(?:从事|生产|经营)|从事|由)(?=.)`, 'u'), 0.6],
];

function explanationsOf(sentence: SentenceReading, { name, weight }: AskedName): Finding[] {
  const { text } = sentence;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return [];
  const behind = text.slice(at + name.length);
  const isHead = isSubject(text.slice(0, at));
  const found = afterName.flatMap(([form, fit]): Finding[] => {
    const head = form.exec(behind)?.[0];
    if (head === undefined) return [];
    const isBracket = /[（(]$/u.test(head);
    const start = sentence.span.start + at + name.length + head.length;
    const span = isBracket ? upTo(sentence, start, /[）)]/u) : predicateFrom(sentence, start);
    return present(findingAt(sentence, span, fit * weight * (isHead || fit > 0.9 ? 1 : 0.6)));
  });
  return [...found, ...inBrackets(sentence, at, weight)];
}

/** Whether what stands before a name leaves it the subject: nothing, 据了解， or a clause that ended. */
function isSubject(before: string): boolean {
  const own = before.split(/[，,。；;：:]/u).at(-1) ?? '';
  return own.replace(/[“"]/gu, '').length <= 6 && !/[把将对向与和在给被到于访]$/u.test(own);
}

/** …（以下简称“X”） and …（“X”）: what stands before the bracket. */
function inBrackets(sentence: SentenceReading, at: number, weight: number): Finding[] {
  const before = sentence.text.slice(0, at);
  const bracket = /[（(](?:以下)?(?:简称|也称|又称)?[：:]?[“"]?$/u.exec(before);
  if (!bracket || bracket.index < 2) return [];
  const end = sentence.span.start + bracket.index;
  const last = clausesWithin(sentence.article.text, { start: sentence.span.start, end }).at(-1);
  return last ? present(findingAt(sentence, last.span, 0.8 * weight)) : [];
}

/** From a place to the end of the sentence, or so many clauses of it as fit. */
function predicateFrom({ article, span }: SentenceReading, start: number) {
  const clauses = clausesWithin(article.text, { start, end: span.end });
  const weaker = clauses.findIndex(({ mark }) => /[；;。]/u.test(mark));
  const last = weaker < 0 ? clauses.length - 1 : weaker;
  return clauses.length > 0 ? runAround(clauses, 0, { last }) : { start, end: start };
}

function upTo({ article, span }: SentenceReading, start: number, mark: RegExp) {
  const length = article.text.slice(start, span.end).search(mark);
  return { start, end: length < 0 ? start : Math.min(start + length, start + maxAnswerChars) };
}

/** X的理念是什么 in 以“…”为理念, nearest to X. */
function attributeOf(sentence: SentenceReading, question: Question): Finding[] {
  const match = /([^，,。]{2,20})的([\u4e00-\u9fff]{2,6})(?:是|指)(?:什么|啥|哪)/u.exec(
    question.text,
  );
  const [, owner = '', attribute = ''] = match ?? [];
  if (attribute === '') return [];
  const form = new RegExp(`以([^，,。；;]{2,30}?)(?:作?为|当作?)${attribute}`, 'gu');
  const place = sentence.text.indexOf(owner);
  return Array.from(sentence.text.matchAll(form), (found) => {
    const start = sentence.span.start + found.index + 1;
    const distance = place < 0 ? 40 : distanceOf(found.index, found.index + found[0].length, place);
    const span = { start, end: start + (found[1] ?? '').length };
    return findingAt(sentence, span, 0.95 - Math.min(0.4, distance / 100));
  }).flatMap(present);
}

function distanceOf(start: number, end: number, place: number): number {
  return place >= end ? place - end : Math.max(0, start - place);
}

/** 什么样的工厂 in a clause that says of what sort: 茶叶精深加工一体化工厂. */
function nounFound(sentence: SentenceReading, question: Question): Finding[] {
  const clauses = clausesOf(sentence);
  const nouns = [...askedNouns(question), ...placedNouns(question)].flatMap((noun) =>
    noun.length > 2 ? [noun, noun.slice(-2)] : [noun],
  );
  return clauses.flatMap((clause, index) => {
    const noun = nouns.find((word) => clause.text.includes(word, 2));
    if (noun === undefined) return [];
    const share = shareHeld(clause.text, question);
    const printed = escapeForPattern(noun);
    const isQuoted = new RegExp(
      `[“"][^”"]{1,16}(?:[”"]\\S{0,6}?${printed}|${printed}[”"])`,
      'u',
    ).test(clause.text);
    const fit =
      0.15 + 0.35 * share + (isQuoted ? 0.2 : 0) + 0.15 * shareHeld(sentence.text, question);
    return present(
      findingAt(sentence, runAround(clauses, index, { first: index, last: index }), fit),
    );
  });
}

/** 定为什么年: a noun of one character behind 什么. */
function placedNouns({ text }: Question): string[] {
  return Array.from(text.matchAll(/什么([\u4e00-\u9fff])(?=[?？]?$)/gu), ([, noun = '']) => noun);
}

const asksName = /叫(?:什么|啥)|什么名|名字|哪[一条种]|什么[\u4e00-\u9fff]{0,3}[?？]?$/u;

/** A quoted name, where a question asks how something is called. */
function nameFound(sentence: SentenceReading, question: Question): Finding[] {
  if (!asksName.test(question.text)) return [];
  const clauses = clausesOf(sentence);
  return clauses.flatMap((clause) => {
    const match = /[“"《][^”"》]{2,24}[”"》]/u.exec(clause.text);
    if (!match) return [];
    const start = clause.span.start + match.index;
    const fit = 0.15 + 0.4 * shareHeld(clause.text, question);
    return present(findingAt(sentence, { start, end: start + match[0].length }, fit));
  });
}

/** “两查一改”是哪两查 asks for a list. */
function membersOf(sentence: SentenceReading, question: Question): Finding[] {
  if (!question.wantsSeveral && question.list === undefined) return [];
  return present(findList(sentence, question));
}

function present(finding: Finding | undefined): Finding[] {
  return finding ? [finding] : [];
}
