// src/answering/refusing: what stands against a sentence, however well it scores.

import type { Article } from '../../corpus/article.ts';
import { escapeForPattern } from '../../language/escape-pattern.ts';
import { oppositeIn } from '../../language/opposites.ts';
import { soundOf } from '../../language/pronunciation.ts';
import type { Question } from '../../language/question.ts';
import { offsetsOf } from '../../language/shared-characters.ts';
import type { SubjectWord } from '../../language/subject.ts';
import { personName } from '../../language/surnames.ts';
import { leavesTermOpen } from '../../retrieval/enumerations.ts';
import { likenessOfWord } from '../../retrieval/likeness.ts';
import type { ArticleReading } from '../evidence/article-reading.ts';
import type { Candidate } from '../evidence/candidates.ts';
import type { Inquiry } from '../evidence/inquiry.ts';
import type { Finding } from '../findings/finding.ts';
import { degreesIn, heldDegree } from '../matching/subject-match.ts';
import { namesakeLacking } from './namesakes.ts';
import { ordinalsLacking } from './ordinals.ts';
import { partLacking, tellsOnlyOfPart } from './parts-of-bodies.ts';
import { isFigureOf, isToldOf, placesAsked } from './places.ts';
import { lacksStress } from './stress.ts';
import { asksWholeYear } from './whole-year.ts';

/** Why a sentence cannot answer, however much of the question it holds. */
export type Objection =
  | {
      readonly kind: 'ordinal' | 'name' | 'place' | 'premise';
      readonly lacking: string;
      /** Whether another of the articles found names it. */
      readonly isElsewhere: boolean;
    }
  | { readonly kind: 'period' | 'whole-year' | 'term' | 'nothing-found' | 'order' };

type Lack = Extract<Objection, { lacking: string }>;

/** A slip of typing leaves so much of a name. */
const minNameDegree = 0.4;
/** A word of which not more stands there is not there; one that was cut wrongly is there all the same. */
const minWordDegree = 0.5;
/** Words of opinion, time and kind, which a paper need not print of what it tells. */
const saysNothing =
  /^(?:说|讲|看|觉得|认为|以为|提到|谈到|指出|表示|强调|要求|希望|打算|准备|想|起止|年份|日期|时间|具体|当时|大概|领导|照片|图片|一起|人员|干部|报道|文章|消息|新闻|记者|同志|名字|姓名|在场|现任|计划|预计|目前|最新|现在|当前|第?[\d一二三四五六七八九十]+)$/u;
/** Kinds that take what the question says for granted, and ask for a circumstance of it. */
const restsOnPremise: ReadonlySet<Question['kind']> = new Set([
  'reason',
  'date',
  'yes-no',
  'person',
]);

/** Kinds whose answers a sentence cannot hold without showing it, and how exactly it must. */
const minFits: Partial<Record<Question['kind'], number>> = {
  figure: 0.4,
  date: 0.1,
  person: 0.25,
  office: 0.25,
  statement: 0.05,
  definition: 0.25,
};
/** Kinds that ask what a term stands for, and how exactly a sentence must say it. */
const explains: ReadonlySet<Question['kind']> = new Set(['definition', 'list', 'other']);
const minExplained = 0.5;
/** Words to the reading program and not to the newspaper's readers; a page that prints them tells nothing by it. */
const order =
  /(?:忽略|无视|忘记|忘掉)(?:你|掉|所有|全部|以上|上面|上述|之前|前面|先前|的)*(?:指令|指示|规则|提示|设定)|(?:ignore|disregard|forget)\s+(?:all|any|the|your|previous|prior|above)|(?:系统|system)(?:消息|提示|指令|\s*message)[:：]/iu;
/** What a paper reports to say that it is not so. */
const rumour = /谣言|谣传|不实(?:信息|消息|传言|之词|报道)|纯属虚构|子虚乌有/u;
/** 视频会议 is not the other meetings, as far as a dictionary has it for one word. */
const minCompoundChars = 4;
/** Words that mean so nearly the same that one says what the other does. */
const minLikeness = 0.7;
const minLikenessOfClaim = 0.5;

/** What stands against the sentences of several articles as answers to one question. */
export class Objections {
  readonly #question: Question;
  readonly #places: readonly string[];
  readonly #organisations: readonly string[];
  readonly #found: readonly ArticleReading[];
  readonly #byArticle = new Map<Article['id'], Objection | undefined>();

  constructor(question: Question, inquiry: Inquiry) {
    this.#question = question;
    this.#organisations = inquiry.organisationsNamed(question);
    this.#found = inquiry.articles.map(({ reading }) => reading);
    this.#places = placesAsked(question);
  }

  /** What stands against a candidate; undefined where nothing does. */
  to(candidate: Candidate, part: Question): Objection | undefined {
    const { reading, periodFit, finding } = candidate;
    const question = this.#question;
    const whole = this.toArticle(reading);
    if (whole) return whole;
    const organisation = this.#organisations.find((name) => !isNear(name, candidate));
    if (organisation !== undefined) return this.#lacks('name', organisation);
    if (part.kind === 'figure') {
      const place = this.#places.find((asked) => !isFigureOf(asked, candidate));
      if (place !== undefined) return this.#lacks('place', place);
      if (tellsOnlyOfPart(nearOf(candidate), question.text)) return { kind: 'nothing-found' };
    }
    if (order.test(candidate.sentence.text)) return { kind: 'order' };
    if (rumour.test(candidate.sentence.text) && !rumour.test(question.text)) {
      return { kind: 'nothing-found' };
    }
    const opposite = oppositeIn(part.text, candidate.sentence.normalized);
    if (opposite !== undefined) return this.#lacks('premise', opposite);
    if (periodFit === 'other') return { kind: 'period' };
    if (periodFit === 'within' && asksWholeYear(question)) return { kind: 'whole-year' };
    if ((finding?.fit ?? 0) < (minFits[part.kind] ?? 0)) return { kind: 'nothing-found' };
    if (lacksStress(part.text, candidate.sentence.normalized)) return { kind: 'nothing-found' };
    if (part.kind === 'statement' && this.#isOfAnother(candidate)) return { kind: 'nothing-found' };
    return this.#leavesOpen(candidate, part) ? { kind: 'term' } : undefined;
  }

  /** What a person said is told by no sentence that neither names nor quotes that person. */
  #isOfAnother({ sentence, finding }: Candidate): boolean {
    const told = [sentence.text, finding?.text].join('\n');
    const persons = this.#question.subject.filter(
      ({ word, role }) => role === 'name' && personName.test(word),
    );
    return persons.length > 0 && !persons.some(({ word }) => told.includes(word));
  }

  /** What a term stands for, or which are the four of a name, must be said and not only mentioned. */
  #leavesOpen({ sentence, finding, evidence }: Candidate, question: Question): boolean {
    if (!explains.has(question.kind) || evidence.kind === 2) return false;
    if (question.kind === 'definition' && (finding?.fit ?? 0) >= minExplained) return false;
    if (finding && isNamedBehind(sentence, finding, question.text)) return false;
    if (leavesTermOpen(sentence.text, question)) return true;
    return question.list !== undefined && itemsOf(finding) < question.list.count;
  }

  #lacks(kind: Lack['kind'], lacking: string): Lack {
    const isElsewhere = this.#found.some(({ whole }) => whole.includes(lacking));
    return { kind, lacking, isElsewhere };
  }

  /** What stands against a whole article. */
  toArticle(reading: ArticleReading): Objection | undefined {
    const { id } = reading.article;
    if (!this.#byArticle.has(id)) this.#byArticle.set(id, this.#readArticle(reading));
    return this.#byArticle.get(id);
  }

  /** Whether the question rests on a word of which an article, that does not hold it, says nothing alike. */
  #takesForGranted({ word, role, isCoined }: SubjectWord, { whole }: ArticleReading): boolean {
    const { kind, text } = this.#question;
    if (isClassAsked(word, text)) return false;
    if (!restsOnPremise.has(kind) || word.length < 2 || saysNothing.test(word)) return false;
    if (kind === 'person' ? role !== 'noun' : role === 'other') return false;
    const isOfAnother = this.#found.some((other) => other.whole.includes(word));
    if (isCoined && !isOfAnother) return false;
    // A thing that another article names is another thing, however like it the words here are.
    const isOther = kind === 'reason' || (kind !== 'yes-no' && word.length >= minCompoundChars);
    if (isOfAnother && role === 'noun' && isOther) return true;
    const likeness = likenessOfWord(word, whole);
    const isClaim = kind === 'yes-no' || kind === 'person';
    return likeness < (isClaim ? minLikenessOfClaim : minLikeness);
  }

  /** What an article never names it does not tell of. */
  #readArticle(reading: ArticleReading): Objection | undefined {
    const { text, subject } = this.#question;
    const [ordinal] = ordinalsLacking(reading.whole, text);
    if (ordinal !== undefined) return this.#lacks('ordinal', ordinal);
    const branch = partLacking(reading.whole, text);
    if (branch !== undefined) return this.#lacks('name', branch);
    const namesake = namesakeLacking(reading.whole, text);
    if (namesake !== undefined) return this.#lacks('name', namesake);
    const quoted = quotedLacking(reading, text);
    if (quoted !== undefined) return this.#lacks('name', quoted);
    const place = this.#places.find((asked) => !isToldOf(asked, reading));
    if (place !== undefined) return this.#lacks('place', place);
    const organisation = this.#organisations.find((name) => !reading.whole.includes(name));
    if (organisation !== undefined) return this.#lacks('name', organisation);
    const [first] = subject;
    if (first?.isCoined && first.word.length > 1 && !isHeld(first.word, reading.whole)) {
      return this.#lacks('name', first.word);
    }
    const degrees = degreesIn(reading.whole, this.#question);
    for (const [index, word] of subject.entries()) {
      const isNamed = word.role !== 'name' || isHeld(word.word, reading.whole);
      if (!isNamed) return this.#lacks('name', word.word);
      if ((degrees[index] ?? 0) < minWordDegree && this.#takesForGranted(word, reading)) {
        return this.#lacks('premise', word.word);
      }
    }
    return undefined;
  }
}

/**
 * Whether a name stands in a sentence, the two before it, its article's opening or its headlines: of
 * several companies in one story each has its own sentences.
 */
function isNear(name: string, candidate: Candidate): boolean {
  return nearOf(candidate).includes(name);
}

function nearOf({ reading, sentence }: Candidate): string {
  const { previous } = sentence;
  const near = [sentence, previous, previous?.previous, reading.sentences[0]];
  return [reading.headlines, ...near.map((each) => each?.normalized ?? '')].join('\n');
}

/** 哪两位专家 and 农户叫什么 ask for one of a class, which a paper need not name. */
function isClassAsked(word: string, question: string): boolean {
  const printed = escapeForPattern(word);
  return new RegExp(`哪[^，。]{0,3}${printed}|${printed}(?:叫|是谁|姓|的名字)`, 'u').test(question);
}

/** Whether a text holds a name, if with a slip of typing. */
function isHeld(name: string, text: string): boolean {
  return heldDegree(name, text) >= minNameDegree || soundsIn(name, text);
}

/** Whether a text holds another writing of a name that sounds the same and shares a character. */
function soundsIn(name: string, text: string): boolean {
  const sound = soundOf(name)?.folded;
  if (sound === undefined) return false;
  return Array.from(name).some((character, offset) =>
    offsetsOf(character, text)
      .map((at) => at - offset)
      .some((at) => at >= 0 && soundOf(text.slice(at, at + name.length))?.folded === sound),
  );
}

/** A name in quotation marks of which an article holds little, not even with a slip of typing. */
function quotedLacking({ whole, headlines }: ArticleReading, question: string): string | undefined {
  const names = [...question.matchAll(quotedName)].map(({ groups }) => groups?.name ?? '');
  return names.find((name) => !isHeld(name, `${headlines}\n${whole}`));
}

const quotedName = /“(?<name>[\u4e00-\u9fff]{2,8})”/gu;
const quotedTerm = /[“"](?<term>[^“”"]{1,12})[”"]/u;

/** 甲、乙、丙“三大工程” tells what the name behind the list stands for. */
function isNamedBehind(
  { article, span }: Candidate['sentence'],
  { spans, text }: Finding,
  question: string,
): boolean {
  const term = quotedTerm.exec(question)?.groups?.term;
  if (term === undefined || !text.includes('、')) return false;
  const end = spans.at(-1)?.end ?? span.end;
  const behind = text.slice(-term.length - 1) + article.text.slice(end, end + term.length + 3);
  return behind.includes(term);
}

/** How many things a finding lists. */
function itemsOf(finding: Candidate['finding']): number {
  return finding?.text.split(/[、；]|[”"][“"]|[和与](?=[^、；]{2})/u).length ?? 0;
}
