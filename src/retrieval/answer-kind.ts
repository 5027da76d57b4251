import { findDateExpressions } from '../language/dates.ts';
import { findQuantities } from '../language/numbers.ts';
import type { AnswerKind, Question } from '../language/question.ts';
import { remember } from '../language/remember.ts';
import { leavesTermOpen, listsAttendants } from './enumerations.ts';

const enumeration = /、|和|与|以及|；|“[^”]+”.*“[^”]+”|"[^"]+".*"[^"]+"/u;
/** What a sentence of each kind holds; kinds that any sentence may answer are left out. */
const holds: Partial<Record<AnswerKind, RegExp>> = {
  person:
    /(?:记者|通讯员|书记|[市县区镇乡省]长|主任|主席|局长|部长|会长|监事长|经理|董事长|院长|校长|检察长|负责人|代表|同志|总监|教授|队长|所长|处长|秘书长|政委|村民|居民)[（(]?[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,3}(?:说|表示|介绍|指出|强调|要求|主持|参加|率队|出席|认为)/u,
  office:
    /书记|[市县区镇乡省]长|主任|主席|局长|部长|会长|监事长|经理|董事长|院长|校长|检察长|负责人|总监|教授|委员|常委|队长|政委/u,
  place: /省|市|县|区|镇|乡|村|街道|社区|路|园|港|湖|学校|中学|广场|中心|公司|现场|基地|大学|学院/u,
  organisation:
    /公司|企业|集团|局|委|协会|学校|中学|大学|学院|医院|中心|单位|部门|银行|商会|厂|街道|镇|分行|集团/u,
  reason: /因|由于|为了|为|导致|所以|造成|旨在|不畅|不到位|困难|问题/u,
  list: enumeration,
};

/**
 * How surely a sentence holds something of the kind that a question asks for: 0 not at all, 1 it
 * may, 2 it holds the very list that is asked for.
 */
export function kindStrength(sentence: string, question: Question): number {
  if (question.list && holdsList(sentence, question.list)) return 2;
  if (listsAttendants(sentence, question)) return 2;
  if (leavesTermOpen(sentence, question)) return 0;
  if (question.wantsSeveral && !enumeration.test(sentence)) return 0;
  return holdsKind(sentence, question) ? 1 : 0;
}

function holdsKind(sentence: string, { kind, unit }: Question): boolean {
  if (kind === 'figure') return holdsFigure(sentence, unit);
  if (kind === 'date') {
    return findDateExpressions(sentence).some(({ printed }) =>
      /[\d一二三四五六七八九十]/u.test(printed),
    );
  }
  return holds[kind]?.test(sentence) ?? true;
}

/** 哪四化 is answered by four quoted names that end in 化. */
function holdsList(sentence: string, { count, head }: NonNullable<Question['list']>): boolean {
  const quoted = sentence.match(/[“"][^“”"]{1,20}[”"]/gu) ?? [];
  return quoted.filter((name) => name.at(-2) === head).length >= count;
}

/** The sentences of good stories come with every question. */
const quantitiesIn = remember((sentence) => findQuantities(sentence), 4_000);

function holdsFigure(sentence: string, unit: string | undefined): boolean {
  const quantities = quantitiesIn(sentence);
  if (unit === undefined) return quantities.length > 0 || /\d/u.test(sentence);
  return quantities.some((quantity) => quantity.unit === '' || countsSame(unit, quantity.unit));
}

/** Counters of people; a question asks 多少人 where the paper prints 40名. */
const ofPeople = new Set(['人', '名', '位', '个']);

/** Whether a figure of the printed unit answers one asked by another: 几轮 by 5轮次, 几人 by 40名. */
export function countsSame(asked: string, printed: string): boolean {
  return printed.startsWith(asked) || (ofPeople.has(asked) && ofPeople.has(printed));
}
