import { officeHead } from '../../../corpus/office-words.ts';
import type { Span } from '../../../language/span.ts';
import type { SentenceReading } from '../finding.ts';

/** Who says what a sentence reports. */
export interface Speaker {
  readonly name: string;
  /** As printed: 强调, 要求. */
  readonly verb: string;
  /** Of the name with its verb, in the article's text; it may stand in a sentence before. */
  readonly span: Span;
  /** As printed before the name. */
  readonly office?: string;
}

/** A speaker, and whether the sentence itself names him. */
export interface FoundSpeaker extends Speaker {
  readonly isOwn: boolean;
  /** Whom the speech is addressed to, behind the verb, as printed; empty where nobody. */
  readonly addressee: string;
  /** Where the words begin that are reported, in the article's text. */
  readonly contentStart: number;
  /** Where the words end that are reported. */
  readonly contentEnd: number;
}

const verbs =
  '指出|强调|要求|表示|认为|希望|勉励|介绍|提出|告诉记者|告诉|坦言|透露|回忆|感慨|呼吁|提醒|称|说|补充道';
const group =
  '(?:[与到参]会(?:人员|同志|代表)|会议|大会|全会|座谈会|推进会|[调督巡检考视][研导察查]组|专家组|代表们|通知|决定|意见)';
/** What may stand between a name and the verb: 在调研时, 还, 详细. */
const between =
  '(?:[^，。；：“”"、的]{0,14}(?:时|中|上|后|间)|代表[^，。；：]{2,12})?[，]?(?:还|也|则|再次|接着|随后|同时|一再|反复|特别|明确|详细|全面|深情地?|笑着|自豪地|激动地|高兴地|向记者|对记者|在[^，。；：“”"]{1,10}[上中时])?';
const speechAfter = new RegExp(`^${between}(${verbs})`, 'u');
const byOthers = new RegExp(
  `(?:^|[，。；：”"])((?:${group})|[\\u4e00-\\u9fff（）()]{0,18}(?:${officeHead}|老[\\u4e00-\\u9fff]|[他她])(?:[\\u4e00-\\u9fff]{2,3}(?=${verbs}|告诉))?)${between}(${verbs})`,
  'u',
);
const notSpeech = /^(?:说)?(?:明|服|法|不|到底)|^(?:的|了(?!解))/u;

/**
 * Who speaks in a sentence: who is named before a verb of saying, else who is named so in the last
 * sentence before it that has one, where the sentence goes on as a report of speech (要…; a
 * quotation). Undefined where nobody is.
 */
export function speakerOf(sentence: SentenceReading): FoundSpeaker | undefined {
  const own = namedIn(sentence);
  if (own && !/^[他她]$/u.test(own.name)) return own;
  const former = formerSpeaker(sentence) ?? (own && lastNamed(sentence, own));
  if (own && former)
    return { ...own, name: former.name, ...(former.office && { office: former.office }) };
  if (own) return own;
  if (!former || !goesOn(sentence)) return undefined;
  return {
    ...former,
    isOwn: false,
    contentStart: sentence.span.start,
    contentEnd: sentence.span.end,
  };
}

function namedIn(sentence: SentenceReading): FoundSpeaker | undefined {
  return personIn(sentence) ?? otherIn(sentence);
}

function personIn({ entities, article, span }: SentenceReading): FoundSpeaker | undefined {
  const mentions = entities.persons
    .flatMap((person) => person.mentions.map((mention) => ({ person, mention })))
    .filter(({ mention }) => mention.start >= span.start && mention.end <= span.end)
    .sort((a, b) => a.mention.start - b.mention.start);
  for (const { person, mention } of mentions) {
    const behind = article.text.slice(mention.end, span.end);
    const match = speechAfter.exec(behind) ?? laterSpeech(behind);
    const end = mention.end + (match?.[0].length ?? 0);
    if (!match || notSpeech.test(article.text.slice(end, span.end))) continue;
    const office =
      person.offices.findLast((title) =>
        article.text.slice(span.start, mention.start).includes(title),
      ) ?? person.offices[0];
    const said = { name: person.name, verb: match[1] ?? '', span: { start: mention.start, end } };
    return { ...withContent(said, article.text, span), ...(office !== undefined && { office }) };
  }
  return undefined;
}

/** 某某一行看望工人，…，希望大家…: the verb of saying stands in a clause of its own. */
function laterSpeech(behind: string): RegExpExecArray | null {
  return /^(?:一行)?[^。；“”]{2,200}?[，,](?:并|还|也)?(希望|要求|强调|指出|勉励|表示)(?=.{2})/u.exec(
    behind,
  );
}

function otherIn({ text, article, span }: SentenceReading): FoundSpeaker | undefined {
  const match = byOthers.exec(text) ?? officerLater(text);
  const [printed, name = '', verb = ''] = match ?? [];
  if (!match || printed === undefined) return undefined;
  const start = span.start + match.index + printed.indexOf(name);
  const end = span.start + match.index + printed.length;
  if (notSpeech.test(article.text.slice(end, span.end))) return undefined;
  return withContent(
    { name: name.replace(/^据/u, ''), verb, span: { start, end } },
    article.text,
    span,
  );
}

/** 某镇负责人介绍…，希望双方…. */
function officerLater(text: string): RegExpExecArray | null {
  return new RegExp(
    `^([\\u4e00-\\u9fff（）()]{2,18}(?:${officeHead}|${group}))[^。；，]{2,}[，,](希望|要求|表示)`,
    'u',
  ).exec(text);
}

/** “…。”某某说: what is said stands before, where a quotation ends there. */
function withContent(speaker: Speaker, text: string, span: Span): FoundSpeaker {
  const before = text.slice(span.start, speaker.span.start);
  const isBehind = /[”"]\s*[^“”"]{0,20}$/u.test(before) && speaker.span.end + 3 >= span.end;
  if (isBehind) {
    const contentEnd = span.start + Math.max(before.lastIndexOf('”'), before.lastIndexOf('"')) + 1;
    return { ...speaker, isOwn: true, addressee: '', contentStart: span.start, contentEnd };
  }
  const addressee = addresseeOf(speaker.verb, text.slice(speaker.span.end, span.end));
  const end = speaker.span.end + addressee.length;
  const printed = { start: speaker.span.start, end };
  return {
    ...speaker,
    span: printed,
    isOwn: true,
    addressee,
    contentStart: end,
    contentEnd: span.end,
  };
}

/** 勉励｜全体学员，要…. */
function addresseeOf(verb: string, behind: string): string {
  if (!/^(?:勉励|要求|提醒|呼吁|告诉|希望)/u.test(verb)) return '';
  return /^(?!要|必须|把)[^，,。；：:“"]{1,14}(?=[，,：:])/u.exec(behind)?.[0] ?? '';
}

/** How many sentences back a speaker is looked for. */
const maxBack = 12;

function formerSpeaker(sentence: SentenceReading): FoundSpeaker | undefined {
  const quotedNext = sentence.next && isQuotation(sentence) ? namedIn(sentence.next) : undefined;
  if (quotedNext && sentence.next && sentence.next.text.length < 30) return quotedNext;
  let before = sentence.previous;
  for (let steps = 0; before && steps < maxBack; steps++) {
    const own = namedIn(before);
    if (own && !/^[他她]$/u.test(own.name)) return own;
    before = before.previous;
  }
  return undefined;
}

/** Whom 他 means where nobody spoke before: the person named first in the nearest sentence. */
function lastNamed(sentence: SentenceReading, own: FoundSpeaker): FoundSpeaker | undefined {
  let before = sentence.previous;
  for (let steps = 0; before && steps < 3; steps++) {
    const [person] = before.entities.persons;
    const office = person?.offices[0];
    if (person) return { ...own, name: person.name, ...(office !== undefined && { office }) };
    before = before.previous;
  }
  return undefined;
}

function isQuotation({ text }: SentenceReading): boolean {
  return /^[“"]|[”"]$/u.test(text);
}

const goingOn =
  /^[^，。；]{0,24}?(?:要(?!素)|必须|应当?|需要?|将|希望|切实|坚持|加快|严格|推动|做到|把|力争|确保|进一步|深刻|全力|持续|聚焦|牢牢|强化|落实|抓好|做好)/u;
const newScene =
  /^(?:近日|日前|当[天日]|会[前上后]|\d+月|截至|据|目前|走进|记者|[^，。；]{0,12}一行|[^，。；]{2,14}(?:参加|出席|主持))/u;

/** Whether a sentence goes on with a speech: a demand, or a quotation. */
function goesOn(sentence: SentenceReading): boolean {
  if (isQuotation(sentence)) return true;
  return !newScene.test(sentence.text) && goingOn.test(sentence.text);
}
