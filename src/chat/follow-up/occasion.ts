import type { Turn } from '../memory/memory.ts';
import { isCommon, speaksOfEvent } from './common-words.ts';
import { type Outline, withoutPeriods } from './outline.ts';
import { peopleOf } from './people.ts';

const meetingName =
  /^(?<name>.*?(?:会议|全会|大会|[工作谈员讨调度议进办公典流训表报]会(?![议员长])|论坛|仪式|典礼|培训班|晚会|运动会|博览会))/u;
const held = /(?:召开|举行|举办|开幕|启动|开)$/u;
const saying = /(?:要求|强调|指出|表示|认为|讲话|讲|说|谈|提出|提到|提|介绍|希望|是|有|叫|获|任)$/u;

/** The meeting that a question speaks of, with what stands before it: 某市某局第二次会议. */
export function meetingOf({ text }: Outline): string | undefined {
  const name = meetingName.exec(text.replace(askingWho, ''))?.groups?.name;
  const isNamed = name !== undefined && isOwnName(name) && !/什么|哪|多少|[他她它]/u.test(name);
  return isNamed ? name : undefined;
}

/** 区委常委会会议 consists of common words but is one of its kind; 会议 is not. */
function isOwnName(name: string): boolean {
  return !isCommon(name) || /[省市区县州镇][委政]|党[委组]|人大|政协|董事|理事/u.test(name);
}

const askingWho =
  /^(?:是?谁|哪些\p{Script=Han}{1,3}?|哪一?位\p{Script=Han}{0,2}?)(?:主持召开|主持|参加|出席|列席)(?:了|的)?/u;
const accompanied =
  /^(?:还有)?(?:谁|哪些\p{Script=Han}{1,3}?|哪一?位\p{Script=Han}{0,2}?)(?:陪同|陪着|陪|跟着|跟)(?<who>.+?)(?:一起|一同)?(?<what>[去到赴在]?.+)$/u;

/**
 * What somebody did on the occasion that a question speaks of, as a clause that 时 may follow:
 * 张明哪天去某村调研 gives 张明去某村调研. Undefined where nobody is known to have done it.
 */
export function deedOf(turn: Turn, outline: Outline): string | undefined {
  const known = /^(?<deed>[^，,]{4,}?)时[，,]?(?!候|间)/u.exec(outline.text)?.groups?.deed;
  if (known !== undefined) return isDeed(known, turn) ? known : undefined;
  const { asking, before, behind, event, text } = outline;
  const companion = asking === 'person' ? accompanied.exec(text)?.groups : undefined;
  const deed = companion
    ? `${companion.who ?? ''}${companion.what ?? ''}`
    : (event ?? deedBefore(asking, before, behind));
  return deed !== undefined && isDeed(deed, turn) ? deed : undefined;
}

function deedBefore(asking: Outline['asking'], before: string, behind: string) {
  const start = before
    .replace(/(?:了|过|先后|还|又|也|都)+$/u, '')
    .replace(/(?:还|先后|又)(?=去|到|走)/u, '');
  const end = behind.replace(/的$/u, '');
  if (asking === 'place') return end === '' ? start.replace(/[去到在]$/u, '') : start + end;
  const isObject = asking === 'entity' || asking === 'other' || asking === 'amount';
  return isObject && !saying.test(start) ? start : undefined;
}

/** Somebody known by name, and a verb: what he said, or is, is no occasion. */
function isDeed(deed: string, turn: Turn): boolean {
  const bare = withoutPeriods(deed);
  const person = peopleOf(turn).find((name) => bare.startsWith(name));
  const verb = person === undefined ? '' : withoutPeriods(bare.slice(person.length));
  return (
    verb.length >= 2 &&
    !saying.test(deed) &&
    (speaksOfEvent(verb) || /^[^的是]*[去到赴]./u.test(verb))
  );
}

/** A meeting without the verb that holds it: 第二次会议召开 gives 第二次会议. */
export function withoutHolding(event: string): string {
  return event.replace(held, '');
}
