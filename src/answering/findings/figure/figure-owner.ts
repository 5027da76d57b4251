import type { MeasuredFigure } from '../../../corpus/figures.ts';
import { normalizeText } from '../../../language/normalize.ts';
import type { Question } from '../../../language/question.ts';
import { longestSharedRun } from '../../../language/shared-characters.ts';
import type { Span } from '../../../language/span.ts';
import { personName } from '../../../language/surnames.ts';
import { isOfItsOwn } from '../../matching/organisations.ts';
import type { SentenceReading } from '../finding.ts';
import { ownWords } from './figure-words.ts';
import { ownedByRival } from './rival-owner.ts';

/** What a figure loses that is told of somebody or something else than the question asks of. */
const ofAnotherPenalty = 0.65;
/** So much is lost by a figure that the paper takes back, or that is planned where the done is asked. */
const notSoPenalty = 0.7;
const planned = /计划|预计|目标|拟|力争|规划/u;
const asksDone = /已|实际|完成了/u;
/** “1.2亿元”应为“1200万元”: the first one is the mistake. */
const takenBack = /^[”"’]?(?:应为|应是|应改为|有误|系误)/u;
/** 不再免费停车30分钟 says that it is not so. */
const denied = /不再|并非|不是|取消/u;
/** Names of those that have figures of their own: 石桥镇代表团, 被告人陈某, 李女士. */
const ownerName =
  /(?<![居在列占于比全])[\u4e00-\u9fff]{2,4}(?:代表团|代表队|镇|乡|村|县|区|市|州|省)(?!长|委|政府|场)|[\u4e00-\u9fff](?:某某?|女士|先生)/gu;

/** 该港区 and 全市 name nobody else. */
const unnamed = /[该本全各这那的在和与为到从居列占于比]/u;
/** A company that only builds or helps owns no figure: 由某公司承建，历时28个月. */
const takesPart = /[由与和同向对给被]$/u;

/** What each figure of a sentence loses as an answer to a question, from 0 to above 1. */
export function penaltiesIn(
  sentence: SentenceReading,
  question: Question,
): (figure: MeasuredFigure) => number {
  const isOfOther = ownersApart(sentence, question);
  const measuresOther = thingsApart(sentence, question);
  const isOfRival = ownedByRival(sentence, question);
  return (figure) => {
    const isOwned = isOwnedByCompany(sentence, figure, question) || isOfRival(figure);
    const isApart = isOfOther(figure) || measuresOther(figure) || isOwned;
    const isPlanned = asksDone.test(question.text) && planned.test(ownWords(sentence, figure));
    const behind = sentence.text.slice(figure.span.end - sentence.span.start);
    const before = clauseBefore(sentence, figure);
    const isNotSo =
      isPlanned || takenBack.test(behind) || (denied.test(before) && !denied.test(question.text));
    return (isApart ? ofAnotherPenalty : 0) + (isNotSo ? notSoPenalty : 0);
  };
}

/** What stands before a figure in its clause. */
function clauseBefore({ text, span }: SentenceReading, figure: MeasuredFigure): string {
  const before = text.slice(0, figure.span.start - span.start);
  return before.slice(before.search(/[^，；。！？,;!?]*$/u));
}

/**
 * Whether the last one who is named before a figure is another than the question names, where the
 * sentence names that one too: 云岭镇320吨，石桥镇250吨. Where a person is asked for, a sentence that
 * names other people only is of these.
 */
function ownersApart(
  sentence: SentenceReading,
  { subject, focus, text }: Question,
): (figure: MeasuredFigure) => boolean {
  const owners = ownersOf(sentence);
  const asked = subject
    .filter(({ role, isCoined }) => role === 'name' || isCoined)
    .filter(({ word }) => word.length > 1 && (focus === undefined || focus.includes(word)))
    .map(({ word }) => word);
  const isAsked = (name: string) =>
    asked.some((word) => name.includes(word) || word.includes(name)) || text.includes(name);
  if (!owners.some(({ name }) => isAsked(name))) {
    const isOfOther = asked.some((word) => personName.test(word)) && namesSomebody(sentence);
    return () => isOfOther;
  }
  return ({ span }) => {
    const last = owners.findLast(({ span: place }) => place.end <= span.start);
    return last === undefined || !isAsked(last.name);
  };
}

function namesSomebody({ entities }: SentenceReading): boolean {
  return entities.persons.length > 0;
}

interface Owner {
  readonly name: string;
  readonly span: Span;
}

/** In the order of print. */
function ownersOf({ entities, text, span }: SentenceReading): Owner[] {
  const persons = entities.persons.flatMap(({ name, mentions }) =>
    mentions.map((mention) => ({ name, span: mention })),
  );
  const named = [...text.matchAll(ownerName)]
    .filter(([name]) => !unnamed.test(name))
    .map(({ 0: name, index }) => ({
      name: normalizeText(name),
      span: { start: span.start + index, end: span.start + index + name.length },
    }))
    .filter(({ span: place }) => !beginsBody(place, entities));
  return [...persons, ...named].sort((a, b) => a.span.start - b.span.start);
}

/** 青河市 of 青河市路桥公司 is nobody by itself. */
function beginsBody(place: Span, { organisations }: SentenceReading['entities']): boolean {
  return organisations.some(({ span }) => span.start < place.end && span.end > place.end);
}

/** Whether the thing of the question is what another figure measures: 玉米播种面积，鲈鱼产量. */
function thingsApart(
  sentence: SentenceReading,
  { subject, focus, text }: Question,
): (figure: MeasuredFigure) => boolean {
  const things = subject
    .filter(({ word, role, isCoined }) => role === 'noun' && word.length > 1 && !isCoined)
    .filter(({ word }) => focus === undefined || focus.includes(word))
    .map(({ word }) => word);
  const { figures } = sentence.entities;
  return (figure) => {
    // A bare measure (总投资) is of what the sentence is about.
    if (figure.measure === undefined || text.includes(figure.measure.text)) return false;
    const words = ownWords(sentence, figure);
    return things.some(
      (thing) =>
        !words.includes(thing) &&
        figures.some((other) => other !== figure && other.measure?.text.startsWith(thing)),
    );
  };
}

/** A company or a park in the sentence that the question does not speak of owns the figures beside it. */
function isOwnedByCompany(
  { entities, normalized, article }: SentenceReading,
  { span }: MeasuredFigure,
  { text, subject }: Question,
): boolean {
  // A name that no dictionary knows is the owner that is asked for.
  if (subject.some(({ word, isCoined }) => isCoined && normalized.includes(word))) return false;
  const owners = entities.organisations.filter(
    ({ name, span: place }) =>
      isOfItsOwn.test(name) &&
      !takesPart.test(article.text.charAt(place.start - 1)) &&
      (place.end <= span.start || isRightBehind(place, span)),
  );
  return owners.length > 0 && !owners.some(({ name }) => longestSharedRun(name, text).length >= 3);
}

/** 总投资205亿元的｜某公司. */
function isRightBehind(place: Span, figure: Span): boolean {
  return place.start >= figure.end && place.start - figure.end <= 1;
}
