import type { Article, ArticleId } from '../corpus/article.ts';
import type { DateMention, Entities } from '../corpus/entities.ts';
import type { MeasuredFigure } from '../corpus/figures.ts';
import type { Person } from '../corpus/persons.ts';
import { periodLabel } from '../language/period-label.ts';
import { holdersOf } from './office-holders.ts';

/** What an example asks for: a figure, the day of an event, who holds an office, what somebody is. */
export type ExampleKind = 'figure' | 'event' | 'office' | 'person';

/** A question that a story seems to answer. */
export interface ExampleCandidate {
  readonly question: string;
  readonly kind: ExampleKind;
  readonly articleId: ArticleId;
  /** What the story prints in answer. */
  readonly expected: string;
}

type Asked = Omit<ExampleCandidate, 'articleId'>;

/** Candidates of one kind from one story: others may do better. */
const mostOfKind = 2;
/** Characters of a question with its mark: shorter ones are vague, longer ones no button shows whole. */
const shortestQuestion = 8;
const longestQuestion = 26;
/** Nothing but Han characters, and digits in the year of a period alone. */
const plainQuestion = /^(?:\d{4}年(?:\d{1,2}(?:至\d{1,2})?月)?)?\p{Script=Han}+？$/u;
/** What stands for something named elsewhere, and what tells one of a row from the others. */
const unclear =
  /[该其此这那某各等们]|本[市县区镇村社报院校]|我[省市县区镇乡村]|同期|上述|有关|相关|第[一二三四五六七八九十百]/u;

/**
 * Questions that a story seems to answer, at most two of each kind, the best first: words of the story
 * in common forms, each of 8 to 26 characters and without any figure but a year or months. A page that
 * was read badly may give a poor one, so each is to be asked before it is shown.
 */
export function exampleCandidates(article: Article, entities: Entities): ExampleCandidate[] {
  const event = headlineEvent(article, entities.persons);
  const asked = [
    askFigures(article, entities, event),
    askEvent(article, entities, event),
    askHolders(entities),
    askPersons(entities),
  ];
  return asked.flatMap((ofKind) =>
    ofKind
      .filter(({ question }) => isPresentable(question))
      .slice(0, mostOfKind)
      .map((candidate) => ({ ...candidate, articleId: article.id })),
  );
}

function isPresentable(question: string): boolean {
  const { length } = Array.from(question);
  return (
    length >= shortestQuestion &&
    length <= longestQuestion &&
    plainQuestion.test(question) &&
    !unclear.test(question)
  );
}

/** A headline taken apart: 青河大桥｜建成通车, 青川市｜召开｜招商座谈会. */
interface HeadlineEvent {
  readonly subject: string;
  readonly predicate: string;
  /** Whether the subject is a thing that is built or held, and may have figures of its own. */
  readonly isThing: boolean;
}

const happening =
  /^(\p{Script=Han}{4,16}?)(?:今日|昨日|近日|正式|顺利|圆满|成功|全面|集中)*((?:建成|竣工)?(?:通车|通航|投产|投用|投运|启用|使用)|开工(?:建设)?|开幕|闭幕|开馆|开园|开业|开学|开镰|开赛|开播|开通|竣工|奠基|落成|揭牌|挂牌|成立|启动|举行|召开|举办)$/u;
const meeting =
  /^(\p{Script=Han}{2,8}?)((?:召开|举行|举办)\p{Script=Han}{2,14}(?:会|会议|活动|仪式|典礼|论坛|比赛|大赛|班|节))$/u;
const visit =
  /^(?:主持召开|会见|看望|慰问|调研|考察|督导|检查|走访|参加|出席)\p{Script=Han}{3,14}$/u;

function headlineEvent(
  { headline = '' }: Article,
  persons: readonly Person[],
): HeadlineEvent | undefined {
  const [, held, verb] = happening.exec(headline) ?? [];
  if (held !== undefined && verb !== undefined)
    return { subject: held, predicate: verb, isThing: true };
  const [, host, meets] = meeting.exec(headline) ?? [];
  const person = persons.find(({ name }) => headline.startsWith(name))?.name;
  if (person === undefined) return host && meets ? toDeed(host, meets) : undefined;
  const deed = headline.slice(person.length);
  return visit.test(deed) ? toDeed(person, deed) : undefined;
}

function toDeed(subject: string, predicate: string): HeadlineEvent {
  return { subject, predicate, isThing: false };
}

/** Without the hour: 9月9日 of 9月9日晚; 昨日 is no answer. */
const numberedDay = /^.*[\d一二三四五六七八九十][日号]/u;

/** The day must be told where a story begins: a later one may be of something else. */
function askEvent(
  article: Article,
  { dates }: Entities,
  event: HeadlineEvent | undefined,
): Asked[] {
  const lead = article.parts.find(({ kind }) => kind === 'paragraph')?.span;
  if (!event || !lead) return [];
  const end = nextSentenceEnd(article.text, lead.start);
  const [day] = dates.filter(
    ({ span, range }) =>
      span.start >= lead.start && span.end <= end && range && range.first === range.last,
  );
  if (!day || !numberedDay.test(day.printed)) return [];
  const question = `${event.subject}什么时候${event.predicate}？`;
  const [expected] = numberedDay.exec(day.printed) ?? [day.printed];
  return [{ kind: 'event', question, expected }];
}

/** Figures by which a thing is known, that tell nothing without its name. */
const ownMeasure = /^(?:总投资额?|总造价|全长|总长|总面积|占地面积|建筑面积|设计时速|工期)$/u;
/** How the names of statistics end. */
const statistic =
  /(?:产量|产值|增加值|[额量]|收入|支出|税收|利润|投资|面积|里程|人口|人次|人数|数量|[盖格化就工收]率)$/u;
/** A statistic without a place is clear by itself only if its name is as long. */
const longEnough = 7;
const shortestStatistic = 4;
/** How clauses begin that are read as part of a name. */
const runOn = /的|依托|通过|根据|按照|随着|围绕|带动|推动|促进|助力|实现|完成/u;
const growth = /^(?:同比|环比)(?:增长|增加|下降|减少|提高|上升)$/u;
const beforeStatistic =
  /^(全[省市州县区镇乡]|\p{Script=Han}{2,3}[省市州县区镇乡])?(?:共计|累计|[共已])?(?:完成|实现|取得|达到)?$/u;
const planned = /预计|计划|目标|力争|将|确保|奋斗|争取|有望/u;

function askFigures(
  article: Article,
  { figures, dates }: Entities,
  event: HeadlineEvent | undefined,
): Asked[] {
  return figures.flatMap((figure) => {
    const question = askOwnMeasure(figure, event) ?? askStatistic(article.text, figure, dates);
    return question === undefined ? [] : [{ kind: 'figure', question, expected: figure.printed }];
  });
}

function askOwnMeasure(
  { measure, change }: MeasuredFigure,
  event: HeadlineEvent | undefined,
): string | undefined {
  if (!event?.isThing || !measure || change) return undefined;
  const own = withoutEndOf(event.subject, measure.text);
  return ownMeasure.test(own) ? `${event.subject}${own}是多少？` : undefined;
}

/** 工程总投资 of 除险加固工程 is its 总投资. */
function withoutEndOf(subject: string, measure: string): string {
  for (let length = Math.min(subject.length, measure.length); length > 0; length -= 1) {
    if (subject.endsWith(measure.slice(0, length))) return measure.slice(length);
  }
  return measure;
}

function askStatistic(
  text: string,
  { measure, change, span }: MeasuredFigure,
  dates: readonly DateMention[],
): string | undefined {
  if (!measure || measure.span.start > span.start || !statistic.test(measure.text))
    return undefined;
  if (measure.text.length < shortestStatistic || (change && !growth.test(change.text)))
    return undefined;
  const sentence = sentenceStart(text, measure.span.start);
  const period = periodBefore(text, dates, sentence, measure.span.start);
  if (!period || planned.test(text.slice(sentence, span.start))) return undefined;
  const clause = Math.max(period.end, clauseStart(text, measure.span.start));
  const [fits, place = ''] =
    beforeStatistic.exec(text.slice(clause, measure.span.start).trim()) ?? [];
  if (fits === undefined) return undefined;
  const isClear = measure.text.length >= longEnough && !runOn.test(measure.text);
  if (place === '' && !isClear) return undefined;
  const asked = change ? `${change.text}多少` : '是多少';
  return `${period.label}${place}${measure.text}${asked}？`;
}

/** The period of reporting that a sentence names last before an offset. */
function periodBefore(
  text: string,
  dates: readonly DateMention[],
  sentence: number,
  end: number,
): { label: string; end: number } | undefined {
  const before = dates.filter(({ span }) => span.start >= sentence && span.end <= end);
  const last = before.at(-1);
  if (!last?.range || last.range.first === last.range.last) return undefined;
  if (!/[年月度]$/u.test(last.printed) || /截|近|同期/u.test(last.printed)) return undefined;
  // In 较2020年 it is what the sentence compares with.
  if (/[较比与同]$/u.test(text.slice(sentence, last.span.start))) return undefined;
  const label = periodLabel(last.range);
  return label === undefined ? undefined : { label, end: last.span.end };
}

function askHolders(entities: Entities): Asked[] {
  return holdersOf(entities).map(({ person, office }) => ({
    kind: 'office',
    question: `${office}是谁？`,
    expected: person.name,
  }));
}

function askPersons(entities: Entities): Asked[] {
  return holdersOf(entities).map(({ person, office }) => ({
    kind: 'person',
    question: `${person.name}是什么职务？`,
    expected: office,
  }));
}

const sentenceMark = /[。！？；!?;\n]/u;
/** Sentences that are longer are read in part, so that no page takes long. */
const longestLook = 200;
const clauseMark = /[，。！？；：,!?;:\n、]/u;

function sentenceStart(text: string, at: number): number {
  return startAfter(text, at, sentenceMark);
}

function clauseStart(text: string, at: number): number {
  return startAfter(text, at, clauseMark);
}

function startAfter(text: string, at: number, mark: RegExp): number {
  const earliest = Math.max(0, at - longestLook);
  let start = at;
  while (start > earliest && !mark.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function nextSentenceEnd(text: string, from: number): number {
  let end = from;
  while (end < Math.min(text.length, from + longestLook) && !sentenceMark.test(text.charAt(end)))
    end += 1;
  return end;
}
