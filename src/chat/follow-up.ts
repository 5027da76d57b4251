import { isCommon, isMeasure, isOffice, speaksOfEvent } from './common-words.ts';
import type { Turn } from './memory.ts';
import { bareQuestion, type Outline, outlineOf } from './outline.ts';
import { personOf, placeOf, subjectOf, thingOf } from './referent.ts';
import { periodAtStart, substitute, withPeriod } from './substitute.ts';

/** A follow-up and what it may lean on. */
interface FollowUp {
  /** As asked, without courtesies and end marks. */
  readonly text: string;
  readonly previous: Outline;
  readonly turn: Turn;
}

type Rule = (followUp: FollowUp) => string | undefined;

/** Tried in this order; each leaves alone what is not of its form, or what it is not sure of. */
const rules: readonly Rule[] = [
  askOfAnother,
  askForReason,
  replacePronoun,
  replaceDemonstrative,
  replaceBareMeeting,
  moveInTime,
  addTopic,
];

/** A longer question is taken to be whole by itself. */
const maxFollowUpChars = 30;

/**
 * Makes an elliptical follow-up whole from the turns before it (oldest first): 那税收呢？, 他是什么
 * 职务？, 还有谁参加了？ A question that is whole by itself, or that no rule is sure about, is
 * returned unchanged, since a wrong rewriting is worse than none.
 */
export function makeWhole(question: string, turns: readonly Turn[]): string {
  const text = bareQuestion(question);
  const last = lastQuestion(turns);
  const isShort = text !== '' && text.length <= maxFollowUpChars && !/[。？！?!]/u.test(text);
  if (!last || !isShort) return question;
  for (const rule of rules) {
    const whole = rule({ text, ...last });
    if (whole !== undefined) return whole;
  }
  return question;
}

/** The last turn that asked something; small talk between is passed over. */
function lastQuestion(turns: readonly Turn[]) {
  for (const turn of turns.toReversed()) {
    const previous = outlineOf(turn.question);
    if (previous) return { turn, previous };
  }
  return undefined;
}

/** 那税收呢, 2023年呢, 那第62次呢. */
function askOfAnother({ text, previous }: FollowUp): string | undefined {
  const match = /^(?<lead>那么?|还有)?[，,]?(?<said>.+?)(?<end>又?呢)?$/u.exec(text);
  const { lead, said, end } = match?.groups ?? {};
  if (said === undefined || (end === undefined && lead === undefined)) return undefined;
  return end === undefined && !periodAtStart(said) ? undefined : substitute(said, previous);
}

/** 为什么 alone, after a question whose own question word can give way to it. */
function askForReason({ text, previous }: FollowUp): string | undefined {
  if (!/^那?(?:是|又)?(?:为什么|为何|为啥|什么原因|原因是什么|原因呢|为什么呢)$/u.test(text))
    return undefined;
  const { asking, before, behind, event } = previous;
  if (event === undefined || asking === 'reason') return undefined;
  if (asking === 'whether') return `为什么${event}？`;
  return `${before.replace(/[是在于]+$/u, '')}为什么${behind.replace(/的$/u, '')}？`;
}

const pronoun =
  /^(?<lead>(?:那么?|请问|当时|在)?[，,]?)(?:(?<person>[他她](?!们))|(?<thing>它(?!们)|该|其(?![中他它实余次]))|(?<place>[那这][里儿]|当地))(?<rest>.+)$/u;

/** 他, 它 and 那里 at the beginning; further inside they mean something in the question itself. */
function replacePronoun({ text, turn, previous }: FollowUp): string | undefined {
  const { person, thing, place, rest = '' } = pronoun.exec(text)?.groups ?? {};
  if (person) {
    const name = personOf(turn, previous);
    return name && `${withEvent(name, rest, previous)}？`;
  }
  if (thing) {
    const name = thingOf(turn, previous);
    return name && `${thing === '该' ? withApposition(name, `该${rest}`) : name + rest}？`;
  }
  const name = place && placeOf(turn, previous);
  return name && `${name}${rest}？`;
}

/** What somebody did besides (她先后走访了哪里) happened on the occasion that was spoken of. */
function withEvent(name: string, rest: string, { event, asking }: Outline): string {
  const isSameOccasion = /先后|还|又|也|当时|一起/u.test(rest) && speaksOfEvent(rest);
  return event?.startsWith(name) && asking === 'time' && isSameOccasion
    ? `${event}时${rest}`
    : name + rest;
}

const demonstrative =
  /^(?:那么?[，,]?)?(?<which>[这那该][\d一二三四五六七八九十两几]*[个家位次场项届座所条些]?)(?<noun>企业|公司|项目|学校|学院|协会|商会|机构|单位|村|镇|社区|园区|副?会长|副?主任|副?理事长)(?<rest>.+)$/u;

/** 这个项目 is the thing last asked about; 这12位副会长 are those of the body last asked about. */
function replaceDemonstrative({ text, turn, previous }: FollowUp): string | undefined {
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

const meetingName = /^(?<name>.*?(?:会议|全会|大会|[工作谈员讨调度议进办公典]会))/u;

/** 会议 without saying which is the one that the previous question speaks of. */
function replaceBareMeeting({ text, previous }: FollowUp): string | undefined {
  const bare = /^(?:这次|那次|该|本次)?(?:会议|大会|会上)(?<rest>.+)$/u.exec(text);
  const rest = bare?.groups?.rest ?? '';
  const name = meetingName.exec(previous.text)?.groups?.name;
  if (rest === '' || name === undefined || !isCommon(rest)) return undefined;
  return `${name}${text.includes('会上') ? '上' : ''}${rest}？`;
}

/** 2022年的目标是多少: a period and nothing else of its own, so the rest is as before. */
function moveInTime({ text, previous }: FollowUp): string | undefined {
  const said = text.replace(/^那么?[，,]?/u, '');
  const period = periodAtStart(said);
  const rest = period && said.slice(period.end);
  if (!period || !rest || !isCommon(rest) || !outlineOf(said)) return undefined;
  const topic = withPeriod(topicFor(rest, previous), period.printed);
  if (topic === undefined || topic === period.printed) return undefined;
  return `${topic}${rest}？`;
}

const countsOnly =
  /^(?:年?的?)?(?:又|还|预计|计划|打算|要|将|能|可|实际|大约|是|有|达到|做到|完成|实现|同比|环比|增长|增加|下降|提高|减少|排名?|占比?|了|到)*(?:多少|第几|百分之几)$/u;

/** The topic, with the measured thing where a follow-up says nothing of it: 打算做到多少, 排第几. */
function topicFor(said: string, { topic, asked, text }: Outline): string {
  const isMeasured = asked && isMeasure(text.slice(asked.start, asked.end));
  return isMeasured && countsOnly.test(said) ? text.slice(0, asked.end) : topic;
}

/** 还有谁参加了, 副会长有几位: no subject of its own. */
function addTopic({ text, previous }: FollowUp): string | undefined {
  const said = text.replace(/^那么?[，,]?/u, '');
  const own = outlineOf(said);
  if (!own || own.periods.length > 0 || !isCommon(said)) return undefined;
  // Neither 为什么 alone nor a meeting that was only asked for can be added to.
  if (own.asking === 'reason' || /(?:什么|哪[个些场次])(?:会议?|活动)$/u.test(previous.text))
    return undefined;
  if (isForOffice(own)) return canHaveOffices(previous) ? join(previous.topic, said) : undefined;
  const isOccasion = previous.event !== undefined && previous.asking === 'time' && !own.asked;
  return join(isOccasion ? `${previous.event}时，` : topicFor(said, previous), said);
}

function isForOffice({ asked, before }: Outline): boolean {
  return (
    asked !== undefined && isOffice(before.slice(asked.start, asked.end)) && !speaksOfEvent(before)
  );
}

/** Only what was asked for an office before is known to have another one. */
function canHaveOffices({ asked, text }: Outline): boolean {
  return asked !== undefined && isOffice(text.slice(asked.start, asked.end));
}

function join(topic: string, said: string): string | undefined {
  if (topic === '' || /^[他她它这那该其]/u.test(topic) || isCommon(topic)) return undefined;
  return `${topic}${said}？`;
}
