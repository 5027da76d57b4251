import type { MeasuredFigure } from '../../../corpus/figures.ts';
import { normalizeText } from '../../../language/normalize.ts';
import type { Question } from '../../../language/question.ts';
import { longestSharedRun } from '../../../language/shared-characters.ts';
import { personName } from '../../../language/surnames.ts';
import { type TaggedWord, toTaggedWords } from '../../../language/terms.ts';
import { heldDegree } from '../../matching/subject-match.ts';
import type { SentenceReading } from '../finding.ts';

/** So much of the owner asked for a clause that tells of it holds at least, or two names share. */
const minHeld = 0.5;
const minShared = 0.6;
const minTermChars = 4;
const clauseMark = /[，；。！？：,;!?:]/u;
/** Behind these begins what is told of others: 甲320吨；全市250吨. */
const partMark = /[；。！？;!?]/u;
/** When and how; and words that stand for a name given before. */
const aside = /^[tdmqrpcufy]/u;
/** 邻近的｜清泉村. */
const attribute = /^[\u4e00-\u9fff]{1,6}的/u;
const nameTag = /^(?:x|n[rstz]|a$)/u;
const nameEnd = /[村镇乡队厂店校园馆学院]$|公司$|集团$|[^全各我本该级城][市县区]$/u;
const compares = /^[同环]比$/u;
/** 规上工业增加值, 入统率: what is measured, not who. */
const measureEnd = /[值额量率数税]$|面积|收入|利润|资金|项目|投资|价格|指标|成本/u;
/** Somebody who only says what follows. */
const saysOnly = /(?:说|讲|指出|强调|表示|介绍|认为|要求|获悉|了解|显示)到?$/u;

/** Who is named before the first deed of a clause. */
interface Doer {
  readonly name: string;
  /** Whether it reads as the name of one and not as what is measured: 蓝湾纺织, 白果村. */
  readonly isNamed: boolean;
}

/**
 * Whether the nearest clause at or before a figure that tells who did something names another than
 * the question does: 甲获得奖励80万元，乙获得补助25万元.
 */
export function ownedByRival(
  sentence: SentenceReading,
  question: Question,
): (figure: MeasuredFigure) => boolean {
  const asked = ownerAsked(sentence, question);
  if (asked === undefined) return () => false;
  return ({ span }) => {
    for (const clause of clausesBackFrom(sentence, span)) {
      if (heldDegree(asked, clause) >= minHeld || saysOnly.test(clause)) return false;
      const doer = doerIn(clause);
      if (doer?.isNamed) return !isSameName(doer.name, asked) && !isMeasure(doer.name, question);
    }
    return false;
  };
}

/** Who does something in the question; or as much of its beginning as the article writes in the very words. */
function ownerAsked({ article }: SentenceReading, { text, dates }: Question): string | undefined {
  const doer = doerIn(text);
  if (doer?.isNamed) return doer.name;
  const begin = dates[0]?.start === 0 ? text.slice(dates[0].end) : text;
  let length = minTermChars;
  if (!article.text.includes(begin.slice(0, length))) return undefined;
  while (length < begin.length && article.text.includes(begin.slice(0, length + 1))) length += 1;
  return begin.slice(0, length);
}

/** The clause of a figure, and those of the same sentence before it, normalised, nearest first. */
function clausesBackFrom(
  { text, span: { start } }: SentenceReading,
  figure: MeasuredFigure['span'],
): string[] {
  const clauses: string[] = [];
  let end = figure.end - start;
  while (end > 0) {
    let from = Math.min(end, figure.start - start);
    while (from > 0 && !clauseMark.test(text.charAt(from - 1))) from -= 1;
    clauses.push(text.slice(from, end).replaceAll('\n', ''));
    if (partMark.test(text.charAt(from - 1))) break;
    end = from - 1;
  }
  return clauses;
}

function doerIn(clause: string): Doer | undefined {
  const words = toTaggedWords(clause.replace(attribute, ''));
  const first = words.findIndex(({ tag }) => tag === 'v');
  if (first < 1) return undefined;
  const named = words
    .slice(0, first)
    .filter(({ word, tag }) => !aside.test(tag) && !compares.test(word));
  const name = named.map(({ word }) => word).join('');
  if (!normalizeText(clause).includes(name)) return undefined;
  const own = measureEnd.test(name) ? beforeMeasure(named) : name;
  const isLong = own.length > 2 || personName.test(own);
  return isLong ? { name: own, isNamed: named.some(isNameLike) || nameEnd.test(own) } : undefined;
}

/** 白沙中学｜优秀率. */
function beforeMeasure(words: readonly TaggedWord[]): string {
  const last = words.findLastIndex(
    (word) => isNameLike(word) || (word.word.length < 5 && nameEnd.test(word.word)),
  );
  return words
    .slice(0, last + 1)
    .map(({ word }) => word)
    .join('');
}

function isNameLike({ word, tag }: TaggedWord): boolean {
  return word.length > 1 && nameTag.test(tag);
}

/** One may be the short form of the other. */
function isSameName(one: string, other: string): boolean {
  const shared = longestSharedRun(one, other).length;
  return shared >= minShared * Math.min(one.length, other.length);
}

/** 年产值达到 begins with what the question measures. */
function isMeasure(name: string, { subject }: Question): boolean {
  return subject.some(({ word }) => word.length > 1 && name.includes(word));
}
