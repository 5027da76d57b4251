import { beforeOrganisation, genericBeginning } from '../../../corpus/organisation-words.ts';
import { type Span, spansOverlap } from '../../../language/span.ts';
import type { SentenceReading } from '../finding.ts';

/** Names that stand beside each other as one list, or a name alone; spans lie in the article's text. */
export interface NameList extends Span {
  readonly names: readonly Name[];
  /** What stands before the list in its sentence. */
  readonly before: string;
  /** What stands behind it in its sentence. */
  readonly behind: string;
}

export interface Name extends Span {
  /** As printed. */
  readonly name: string;
}

/** Between the names of a list. */
const separator = /、|以及|和|与|及(?!时)|跟(?!踪)|暨/uy;
const nameCharacter = /[\p{Script=Han}\p{L}\p{N}（）()“”"·—-]/uy;
/** Stays whole: “共同富裕”示范点. */
const quotedWord = /“[^“”，。；]{1,16}”|(?<!")"[^"，。；,;]{1,16}"/uy;
/** What ends before a name begins. */
const wordBefore = new RegExp(`(?!(?<=信)访)(?:${beforeOrganisation})`, 'uy');
/** What comes behind a name and is no part of one. */
const wordBehind = new RegExp(
  [
    '等|分别|成功|获(?:得|评|批|奖)?|荣获|上榜|入选|申报|主持|先后|负责(?:同志|人)?|相关|主要|有关|代表|一[行起同]|共同|实地|在建|详细',
    '[作做](?=[了交表汇典情为])|作出|汇报|发言|交流|调研|考察|察看|查看|视察|检查|看望|慰问|督[办导]|巡查|走进|开进|落户|参观',
    '举[行办]|召开|开展|开工|进行|介绍|提供|签[约订署]|搭建|建[成起设](?!局|厅|部|委|银行|集团|公司|工程)|研[发制](?!中心|院)|承[建办担接]',
    '主[办管导]|协办|指导|牵头|维护|验收|表示|指出|强调|认为|汲取|学习(?!中心|室)|围绕|实现|实施|拥有|具有|联合(?=.{2,}(?:开|搭|举|搞))',
    '采取|采用|结合|利用|坚持|抓好|做好|加强|增强|强化|推[动进广]|促进(?!会)|确保|保障(?!局|厅|中心|部)|全力|积极|主动|率先|继续|持续',
    '要以|以(?=[^上下及来前后色])|[要应](?=[把对在将坚加做抓严强切认继进充])|先进|经验|理念|正在|目前|现有|现已|已经?|仍|还|也|将|是|的|地(?=[开进推])|了|着|过(?=[了的])',
    '有(?!限|机|色|线)|较|比(?!亚迪)|近日|日前|昨日|今[年天日]|去年|当[天日]|[一二两三四五六七八九十百\\d]+余?[家个名位所条座处类项种]',
  ].join('|'),
  'uy',
);
/** People, who end a name that stands before their office. */
const office =
  /(?:副)?(?:董事长|总经理|经理|书记|主任|市长|县长|区长|镇长|乡长|局长|院长|校长|会长|理事长|站长|队长|组长|主席|教授|记者|通讯员|负责人|代表|委员(?!会)|干部|群众|居民|村民)/uy;
const generic = new RegExp(`^(?:${genericBeginning}|第[一二三四五六七八九十\\d]+[批期次届])`, 'u');
/** Words that tell of a kind and are no name by themselves. */
const kindOnly =
  /^(?:单位|企业|公司|部门|职能部门|机构|组织|乡镇|镇村|村社|社区|学校|银行|集团|专班|小组|园区|街道|农场|基地|协会|商会|合作社|医院|工厂|集镇|班子|认真|会议|活动|现场|情况|工作|项目|全市|全县|全区|全国|全省|公职人员)$/u;

/**
 * The lists of names of a sentence, in order, and what else stands alone between marks and the words
 * that no name contains. What is known for an organisation stays whole whatever it contains; the
 * names of persons belong to no list.
 */
export function nameListsIn(sentence: SentenceReading): NameList[] {
  const { text, span } = sentence;
  const reader = new ListReader(text, span.start);
  const organisations = sentence.entities.organisations.map((organisation) => organisation.span);
  const others = [
    ...sentence.entities.persons.flatMap(({ mentions }) => mentions),
    ...sentence.entities.dates.map((date) => date.span),
  ];
  let at = 0;
  while (at < text.length) {
    const here = at + span.start;
    const known = organisations.find(({ start, end }) => start === here && end <= span.end);
    const other = others.find(({ start }) => start === here);
    if (known) at = reader.take(known.end - span.start);
    else if (other && !organisations.some((place) => spansOverlap(place, other))) {
      at = reader.close(other.end - span.start);
    } else at = readAt(text, at, reader);
  }
  reader.close(text.length);
  return reader.lists;
}

function readAt(text: string, at: number, reader: ListReader): number {
  const between = endOfMatch(separator, text, at);
  if (between !== undefined) return reader.separate(between);
  const quoted = endOfMatch(quotedWord, text, at);
  if (quoted !== undefined) {
    if (/[”"]/u.test(text.charAt(at - 1))) reader.separate(at);
    return reader.take(quoted);
  }
  const stops = [office, wordBehind, wordBefore].map((words) => endOfMatch(words, text, at) ?? at);
  const stop = Math.max(...stops);
  if (stop > at) return reader.close(stop);
  const end = endOfMatch(nameCharacter, text, at);
  return end === undefined ? reader.close(at + 1) : reader.take(end);
}

function endOfMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Gathers names as a sentence is read from left to right. */
class ListReader {
  readonly lists: NameList[] = [];
  readonly #text: string;
  readonly #offset: number;
  #names: Name[] = [];
  #start = 0;
  #end = 0;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  /** Adds what goes to `end` to the name that is being read. */
  take(end: number): number {
    this.#end = end;
    return end;
  }

  /** Ends the name; the list goes on at `next`. */
  separate(next: number): number {
    const printed = this.#text.slice(this.#start, this.#end);
    const name = withoutLooseQuotes(printed);
    const start = this.#start + printed.indexOf(name) + this.#offset;
    if (name.length >= 2 && isName(name)) {
      this.#names.push({ name, start, end: start + name.length });
    }
    this.#start = next;
    this.#end = next;
    return next;
  }

  /** Ends the name and its list. */
  close(next: number): number {
    this.separate(next);
    const first = this.#names[0];
    const last = this.#names.at(-1);
    if (first && last) {
      this.lists.push({
        start: first.start,
        end: last.end,
        names: this.#names,
        before: this.#text.slice(0, first.start - this.#offset),
        behind: this.#text.slice(last.end - this.#offset),
      });
    }
    this.#names = [];
    return next;
  }
}

function isName(name: string): boolean {
  return /\p{L}/u.test(name) && !generic.test(name) && !kindOnly.test(name);
}

/** Without quotation marks and brackets at an end whose other half is elsewhere. */
function withoutLooseQuotes(printed: string): string {
  const trimmed = printed.replace(/^[”）)—-]+|[“（(—-]+$/gu, '');
  const opened = trimmed.match(/[“（(]/gu)?.length ?? 0;
  const closed = trimmed.match(/[”）)]/gu)?.length ?? 0;
  if (opened > closed) return trimmed.replace(/^[“（(]/u, '');
  return closed > opened ? trimmed.replace(/[”）)]$/u, '') : trimmed;
}
