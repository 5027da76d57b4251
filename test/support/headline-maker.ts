import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { chance, pick, type Random } from './random.ts';
import { hasOpenQuotation, splitSentences } from './story-text.ts';

/** What is printed large above or below a body. */
export interface HeadlineGroup {
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly subtitle: string | null;
}

const dictionary = Jieba.withDict(dict);

const OPENING_FILLER =
  /^(?:据(?:悉|了解|介绍)|近日|日前|今日|昨日|当日|当天|今天|昨天|目前|此外|同时|其中|另外|不过|但是?|而且?|并且?|因此|所以|然而|随着|当地时间|在|(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|\d{4}年|上午|下午|晚间?|凌晨)/u;
const TIME_WORD = /近日|日前|今日|昨日|当日|(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}日/gu;
const ASPECT_PARTICLE = /(?<=\p{Script=Han})了(?=\p{Script=Han})(?!解)/gu;
const WEAK_OPENING =
  /^(?:[的了和与及等也还都就又他她它其这那该我你此上下里外后前、）》”]|地(?!方|区|铁|震)|有的|一个|针对|为|由于|根据|按照|通过|经过|截至|对于?|关于|如果|虽然|尽管|因|当|从|自|以|由|至|直到|进行|如何|是|不|即|并|而|或|包括|例如|比如|记者|本报|图为)/u;
const WEAK_ENDING =
  /(?:[的了在和与将把被对向从为是有等及以于并而到让由称说、但则个位该时后前中上下里内间者“（《]|表示|指出|认为|介绍|强调|透露|显示|通过|根据|影响|消息|以来|情况|背景)$/u;
const NOT_FOR_HEADLINES = /记者|本报|本网|编辑|来源|原标题|\.com|通讯员/u;
const BRACKETS = /[（(][^（）()]*[）)]/gu;
const CLAUSE_END = /[，。；！？：;!?…丨]|(?<!\d)[,:]|——/u;
const NOUN = /^(?:n|j|eng|i)/u;
const VERB = /^v$/u;
const DASH = '——';

const LONGEST_HEADLINE = 24;
const LONGEST_COMPANION = 20;

/** How many sentences a headline writer reads; the news stands at the top. */
const SENTENCES_READ = 4;

/** A headline of 8 to 26 characters and its companions, worded after the opening of `story`. */
export function makeHeadlineGroup(story: string, random: Random): HeadlineGroup {
  const clauses = headlineClauses(story);
  const headline = makeHeadline(clauses, random);
  if (headline === null) return { headline: null, kicker: null, subtitle: null };
  const unused = clauses.filter(
    (clause) => !headline.includes(clause) && !clause.includes(headline),
  );
  return { headline, ...makeCompanion(unused, random) };
}

/** The words of a headline, in order; a space inside it is a word of its own. */
export function splitWords(text: string): string[] {
  return dictionary.cut(text);
}

function makeHeadline(clauses: readonly string[], random: Random): string | null {
  const statements = clauses.filter((clause) => clause.length >= 8 && isStatement(clause));
  const choices =
    statements.length > 0 ? statements : clauses.filter((clause) => clause.length >= 8);
  if (choices.length === 0) return null;
  const headline = pick(random, choices.slice(0, 2));
  const second = clauses[clauses.indexOf(headline) + 1];
  const canHaveTwoParts = second !== undefined && headline.length + second.length <= 25;
  return canHaveTwoParts && chance(random, 0.4) ? `${headline} ${second}` : headline;
}

function makeCompanion(
  clauses: readonly string[],
  random: Random,
): Omit<HeadlineGroup, 'headline'> {
  const [clause] = clauses.filter((unused) => unused.length <= LONGEST_COMPANION);
  if (clause === undefined || chance(random, 0.65)) return { kicker: null, subtitle: null };
  if (clause.length <= 14 && chance(random, 0.45)) return { kicker: clause, subtitle: null };
  return { kicker: null, subtitle: chance(random, 0.75) ? DASH + clause : clause };
}

/** The clauses that can stand alone in print, tightened as headline writers do, in text order. */
function headlineClauses(story: string): string[] {
  const tight = splitSentences(story)
    .slice(0, SENTENCES_READ)
    .flatMap((sentence) => sentence.replace(BRACKETS, '').split(CLAUSE_END))
    .map(tighten);
  const whole = tight.filter((clause) => clause.length <= LONGEST_HEADLINE);
  const clauses = selectPresentable(whole);
  return clauses.some((clause) => clause.length >= 8)
    ? clauses
    : selectPresentable(tight.map(shortenToWords));
}

function selectPresentable(clauses: readonly string[]): string[] {
  return [...new Set(clauses)].filter((clause) => clause.length >= 5 && isPresentable(clause));
}

/** A clause that begins with a noun and goes on to a verb, so that it tells who did what. */
function isStatement(clause: string): boolean {
  const [first, ...others] = dictionary.tag(clause);
  return first !== undefined && NOUN.test(first.tag) && others.some(({ tag }) => VERB.test(tag));
}

function tighten(clause: string): string {
  const short = clause.replace(TIME_WORD, '').replace(ASPECT_PARTICLE, '').trim();
  const opened = short.replace(OPENING_FILLER, '').trim();
  return opened === short ? short : tighten(opened);
}

/** The longest run of whole words from the start that fits and does not end on a function word. */
function shortenToWords(clause: string): string {
  const kept = splitWords(clause);
  const joined = () => kept.join('').trim();
  while (joined().length > LONGEST_HEADLINE || WEAK_ENDING.test(joined())) kept.pop();
  return joined();
}

function isPresentable(clause: string): boolean {
  const hanChars = clause.match(/\p{Script=Han}/gu) ?? [];
  return (
    hanChars.length * 2 > clause.length &&
    !WEAK_OPENING.test(clause) &&
    !WEAK_ENDING.test(clause) &&
    !NOT_FOR_HEADLINES.test(clause) &&
    !hasOpenQuotation(clause)
  );
}
