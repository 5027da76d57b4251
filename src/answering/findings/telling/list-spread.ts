import type { Question } from '../../../language/question.ts';
import type { SentenceReading } from '../finding.ts';
import { askedNouns, type Clause, clausesOf, maxAnswerChars } from './clauses-of.ts';

/** A list whose items are spread over sentences. */
export interface SpreadList {
  /** The items as printed, with 、 or ； between them. */
  readonly text: string;
  /** The sentences that hold them, in order of print. */
  readonly sentences: readonly SentenceReading[];
}

/** The words at the head of a sentence by which it may be an item, in one of the forms of a list. */
interface Lead {
  readonly sentence: SentenceReading;
  readonly clause: Clause;
  /** The item as it is told in short. */
  readonly item: string;
}

/** How many sentences may stand between two items. */
const maxDistance = 8;
const maxLeadChars = 14;
const speech =
  /^[^，,：:]{0,24}?(?:指出|强调|要求|表示|认为|说|提出|希望)(?:[，,：:]|$)|^(?:一|二|三|四|五|六|七|首先|其次|再次|最后|第[一二三四五六七])(?:是|要|，|,)?$/u;
const modal = /^(?:[一二三四五六七]是)?(?:要|必须|应当?|需要?|将)/u;

/**
 * The list that a question asks for by number and head word (哪四个“强”) or by the noun that its
 * items share (哪几种招商办法), where each item opens a sentence of its own; undefined where one
 * article does not hold so many.
 */
export function findSpreadList(
  sentences: readonly SentenceReading[],
  question: Question,
): SpreadList | undefined {
  const articles = new Map<string, SentenceReading[]>();
  for (const sentence of sentences) {
    const own = articles.get(sentence.article.id) ?? [];
    articles.set(sentence.article.id, own);
    own.push(sentence);
  }
  const lists = [...articles.values()].flatMap((own) => listsIn(own, question));
  return lists.sort((a, b) => b.sentences.length - a.sentences.length)[0];
}

function listsIn(sentences: readonly SentenceReading[], question: Question): SpreadList[] {
  const leads = sentences.flatMap(leadOf);
  const { list } = question;
  const byHead = list ? nearEachOther(leads.flatMap((lead) => underHead(lead, list.head))) : [];
  if (list && byHead.length === list.count) return [asList(byHead, '、')];
  const byDemand = nearEachOther(leads.filter((lead) => isDemanded(lead, question)));
  if (byDemand.length >= 2) return [asList(byDemand, '；')];
  const wanted = list?.count ?? 3;
  const byEnd = endings(question).map((end) => nearEachOther(leads.filter(endsIn(end))));
  return byEnd
    .filter(({ length }) => length >= Math.min(wanted, 3))
    .map((found) => asList(found, '、'));
}

/** The first clause behind who says it and 要. */
function leadOf(sentence: SentenceReading): Lead[] {
  const clauses = clausesOf(sentence);
  const first = speech.test(`${clauses[0]?.text ?? ''}，`) ? 1 : 0;
  const clause = clauses[first];
  if (clause === undefined) return [];
  return [{ sentence, clause, item: clause.text.replace(modal, '') }];
}

/** 强队伍、促增收 under 强: its part that begins with the head, or is the quoted head. */
function underHead(lead: Lead, head: string): Lead[] {
  const part = lead.item.split('、')[0] ?? '';
  const isUnder = part.length <= maxLeadChars && (part.startsWith(head) || part.endsWith(head));
  return isUnder && part.length > head.length ? [{ ...lead, item: part }] : [];
}

/** 谋划要“深”, where the question names 谋划. */
function isDemanded({ clause }: Lead, { text }: Question): boolean {
  const subject = /^([\u4e00-\u9fff]{2,6}?)(?:要|得|须)[“"][^”"]{1,4}[”"]/u.exec(clause.text)?.[1];
  return subject !== undefined && text.includes(subject);
}

/** The last two characters of each noun asked for, and its first two: 招商办法. */
function endings(question: Question): string[] {
  const nouns = askedNouns(question).filter((noun) => noun.length >= 2);
  return [...new Set(nouns.flatMap((noun) => [noun.slice(-2), noun.slice(0, 2)]))];
}

/** Only a sentence that is no more than the item. */
function endsIn(ending: string): (lead: Lead) => boolean {
  return ({ sentence, item }) =>
    item.endsWith(ending) && item.length > ending.length && sentence.text.length <= maxLeadChars;
}

/** The longest run of leads between which few sentences stand. */
function nearEachOther(leads: readonly Lead[]): Lead[] {
  const runs: Lead[][] = [];
  for (const lead of leads) {
    const run = runs.at(-1);
    const last = run?.at(-1)?.sentence.ordinal;
    if (run && last !== undefined && lead.sentence.ordinal - last <= maxDistance) run.push(lead);
    else runs.push([lead]);
  }
  return runs.sort((a, b) => b.length - a.length)[0] ?? [];
}

function asList(leads: readonly Lead[], between: string): SpreadList {
  const all = leads.map(({ item }) => item);
  while (all.length > 1 && all.join(between).length > maxAnswerChars) all.pop();
  return { text: all.join(between), sentences: leads.map(({ sentence }) => sentence) };
}
