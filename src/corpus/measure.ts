import type { Span } from '../language/span.ts';
import {
  afterMeasured,
  beforeAmount,
  beforeMeasure,
  lasting,
  newlyAdded,
  relationBefore,
  verbsOfMeasured,
} from './measure-words.ts';

/** What the words before a figure in its own clause say of it; empty spans for what they do not say. */
export interface Lead {
  /** What is measured: 规上工业总产值. */
  readonly measure: Span;
  /** What the figure tells of it instead of its amount: 同比增长, 占总投资, 居荆州市. */
  readonly relation: Span;
  /** Whether a figure of the list before is meant each: 分别同比增长29.17％、149.86％. */
  readonly isRespective: boolean;
}

const relationAtEnd = new RegExp(
  `(?:分别|均|预计|已)*(?:${relationBefore})(?:了|到|为|达到?)?$`,
  'u',
);
const fillersAtEnd = new RegExp(`(?:${beforeAmount}|\\s)+$`, 'u');
const fillersAtStart = new RegExp(`^(?:${beforeMeasure}|[的地得，,、\\s])+`, 'u');
const placeAtStart = /^(?:全|\p{Script=Han}{2})[市县省](?![场民区域值政])(?=\p{Script=Han}{2}|$)/u;
const throughVerb = new RegExp(`^.*(?:${verbsOfMeasured})(?:了|过|出)?(?=.)`, 'u');
const verbAtEnd = new RegExp(`(?:${verbsOfMeasured}|[的等、])$`, 'u');
const beforeNewlyAdded = new RegExp(`^.*(?=(?:${newlyAdded}).)`, 'u');
const respective = /分别/u;
const nounAfter = new RegExp(
  `^的?(?<noun>[“"][^”"]{1,12}[”"]|(?:(?!${afterMeasured})\\p{Script=Han}){2,16})`,
  'u',
);
const longestNoun = 20;
const isLasting = new RegExp(`(?:${lasting})$`, 'u');

/** Reads the words from `from` to `to`, between a clause's beginning and a figure. */
export function readLead(text: string, from: number, to: number): Lead {
  const lead = text.slice(from, to);
  const relation = relationAtEnd.exec(lead);
  const relationStart = relation?.index ?? lead.length;
  const named = lead.slice(0, relationStart);
  const measure = trim(named);
  return {
    measure: { start: from + measure.start, end: from + measure.end },
    relation: trimRelation(text, from + relationStart, to),
    isRespective: respective.test(lead),
  };
}

/** The noun that a figure counts, right after it: 40名｜员工; undefined where another word follows. */
export function readCounted(text: string, figureEnd: number): Span | undefined {
  const match = nounAfter.exec(text.slice(figureEnd, figureEnd + longestNoun));
  const noun = match?.groups?.noun;
  if (noun === undefined) return undefined;
  const end = figureEnd + (match?.[0].length ?? 0);
  return { start: end - noun.length, end };
}

/** Whether a span of time may be the measure of this: 工期, but not 公司. */
export function isMeasuredInTime(measure: string): boolean {
  return isLasting.test(measure);
}

function trim(named: string): Span {
  const end = named.length - (fillersAtEnd.exec(named)?.[0].length ?? 0);
  let rest = named.slice(0, end);
  if (verbAtEnd.test(rest)) return { start: end, end };
  for (const prefix of [
    throughVerb,
    beforeNewlyAdded,
    fillersAtStart,
    placeAtStart,
    fillersAtStart,
  ]) {
    rest = rest.slice(prefix.exec(rest)?.[0].length ?? 0);
  }
  return { start: end - rest.length, end };
}

function trimRelation(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const skipped = /^(?:分别|均|预计|已)*/u.exec(words)?.[0].length ?? 0;
  const dropped = /(?:了|到|为|达到?|的)?$/u.exec(words.slice(skipped))?.[0].length ?? 0;
  return { start: start + skipped, end: end - dropped };
}
