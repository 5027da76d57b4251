import type { Turn } from '../memory/memory.ts';
import { isCommon, isOffice, speaksOfEvent } from './common-words.ts';
import { deedOf, meetingOf } from './occasion.ts';
import { outlineOfRequest } from './outline.ts';
import { namesAnybody, personOf, placeOf, subjectOf, thingOf } from './referent.ts';
import type { FollowUp } from './rule.ts';

const lead = '(?:(?:那么?|请问|当时|那次|会上|在会上|在?[那这][里儿](?=[，,]?[他她])|在)?[，,]?)';
const pronoun = new RegExp(
  `^${lead}(?:(?<person>[他她](?!们))|(?<thing>它(?!们)|该|其(?![中他它实余次]))|(?<place>在?[那这][里儿]|在?当地))(?<rest>.+)$`,
  'u',
);

/** 他, 它 and 那里 at the beginning; further inside they mean something in the question itself. */
export function replacePronoun(followUp: FollowUp): string | undefined {
  const { text, turn, previous } = followUp;
  const { person, thing, place, rest = '' } = pronoun.exec(text)?.groups ?? {};
  if (person) {
    const name = personBefore(followUp);
    return name && `${withDeed(name, rest, followUp)}？`;
  }
  if (thing) {
    const name = thingOf(turn, previous);
    return name && `${thing === '该' ? withApposition(name, `该${rest}`) : name + rest}？`;
  }
  const name = place && placeOf(turn, previous);
  return name && `${name}${rest}？`;
}

/** Of this turn, or where it names nobody, of the latest one about the same that does. */
function personBefore({ turn, previous, earlier }: FollowUp): string | undefined {
  if (namesAnybody(turn)) return personOf(turn, previous);
  const naming = earlier.find(namesAnybody);
  const outline = naming && outlineOfRequest(naming.question);
  return naming && outline && personOf(naming, outline);
}

const doingOrSaying =
  /先后|当时|一起|强调|要求|指出|表示|[说讲谈]了?(?:些|哪|什么|啥)|提(?:出|到|了)|[走看去到]了|还/u;

/** What somebody did besides (她先后走访了哪里) happened on the occasion that was spoken of. */
function withDeed(name: string, rest: string, { turn, previous }: FollowUp): string {
  const deed = deedOf(turn, previous);
  const isSame = deed !== undefined && withoutTime(deed).startsWith(name);
  const isOfDeed = doingOrSaying.test(rest) && (speaksOfEvent(rest) || /[去到走看]/u.test(rest));
  return isSame && isOfDeed ? `${deed}时${rest}` : name + rest;
}

function withoutTime(deed: string): string {
  return deed.replace(/^[\d年月日上下半今去]+/u, '');
}

const demonstrative =
  /^(?:那么?[，,]?)?(?<which>[这那该][\d一二三四五六七八九十两几]*[个家位次场项届座所条些]?)(?<noun>企业|公司|项目|学校|学院|协会|商会|机构|单位|村|镇|社区|园区|副?会长|副?主任|副?理事长)(?<rest>.+)$/u;

/** 这个项目 is the thing last asked about; 这12位副会长 are those of the body last asked about. */
export function replaceDemonstrative({ text, turn, previous }: FollowUp): string | undefined {
  const { which = '', noun, rest = '' } = demonstrative.exec(text)?.groups ?? {};
  // 那家做纸的 …: a description of its own.
  if (noun === undefined || rest.startsWith('的')) return undefined;
  const name = isOffice(noun) ? subjectOf(previous) : thingOf(turn, previous);
  if (name === undefined || !isCommon(rest)) return undefined;
  if (isOffice(noun)) return `${name}的${which.replace(/^[这那该]/u, '')}${noun}${rest}？`;
  return `${withApposition(name, which + noun + rest)}？`;
}

/** 某某公司这个项目投资多少, but not 某某项目这个项目. */
function withApposition(name: string, described: string): string {
  const [, noun = ''] = /^[该这那][个家项座所届次]?(\p{Script=Han}{2})/u.exec(described) ?? [];
  return name.endsWith(noun)
    ? name + described.slice(described.indexOf(noun) + noun.length)
    : name + described;
}

/** 会议 without saying which is the one that the previous question speaks of. */
export function replaceBareMeeting({ text, previous, earlier }: FollowUp): string | undefined {
  const bare =
    /^(?:那么?)?(?:在?(?:这次|那次|该|本次)?(?:会议|大会|会)(?<on>上)?)(?<rest>.+)$/u.exec(text);
  const rest = bare?.groups?.rest ?? '';
  const on = bare?.groups?.on ?? '';
  const name = meetingOf(previous) ?? meetingBefore(earlier);
  if (rest === '' || name === undefined || !isCommon(rest)) return undefined;
  if (on === '' && /^[长员谈场费]/u.test(rest)) return undefined;
  return `${name}${on}${rest}？`;
}

/** The meeting of the latest turn about the same that names one. */
function meetingBefore(earlier: readonly Turn[]): string | undefined {
  const outlines = earlier.map(({ question }) => outlineOfRequest(question));
  return outlines
    .map((outline) => outline && meetingOf(outline))
    .find((name) => name !== undefined);
}

const speech =
  /^(?:那么?)?(?<name>\p{Script=Han}{2,4}?)(?<say>(?:又|还)?(?:说了?|讲了?|强调了?|要求了?|指出了?|提了?|提出了?|谈了?|怎么说|怎么讲|讲话)(?:些)?(?:什么|啥|哪些)?(?:要求|话|意见|内容)?)$/u;

/** What somebody said whom the answer before named, asked about a meeting: said at that meeting. */
export function placeSpeech({ text, turn, previous }: FollowUp): string | undefined {
  const { name, say } = speech.exec(text)?.groups ?? {};
  const meeting = meetingOf(previous);
  if (name === undefined || meeting === undefined || previous.text.includes(name)) return undefined;
  return isNamedIn(name, turn.answer) ? `${name}在${meeting}上${say}？` : undefined;
}

function isNamedIn(name: string, answer: FollowUp['turn']['answer']): boolean {
  if (answer.status !== 'answered' || isCommon(name)) return false;
  const texts = [
    ...answer.statements.map(({ text }) => text),
    ...answer.citations.map(({ quote }) => quote),
  ];
  return texts.some((text) => text.includes(name));
}
