import {
  isCommon,
  isMeasure,
  isOffice,
  speaksOfEvent,
  startOfAsked,
  withoutPredicateTail,
} from './common-words.ts';
import { deedOf, meetingOf, withoutHolding } from './occasion.ts';
import { type Outline, outlineOf, withoutPeriods } from './outline.ts';
import { peopleOf } from './people.ts';
import { hasPeriod, lacksSubject } from './predicate.ts';
import { type FollowUp, withoutLead } from './rule.ts';
import { periodAtStart, substitute, withPeriod } from './substitute.ts';

/** 那税收呢, 2023年呢, 那第62次呢. */
export function askOfAnother({ text, turn, previous }: FollowUp): string | undefined {
  const match = /^(?<lead>那么?|还有)?[，,]?(?<said>.+?)(?<end>又?呢)?$/u.exec(text);
  const { lead, said, end } = match?.groups ?? {};
  if (said === undefined || (end === undefined && lead === undefined)) return undefined;
  if (end === undefined && !periodAtStart(said)) return undefined;
  return substitute(said, previous, turn);
}

/** 2022年的目标是多少: a period and nothing else of its own, so the rest is as before. */
export function moveInTime({ text, previous }: FollowUp): string | undefined {
  const said = withoutLead(text);
  const period = periodAtStart(said);
  const rest = period && said.slice(period.end);
  if (!period || !rest || !isCommon(rest) || !outlineOf(said)) return undefined;
  const topic = withPeriod(topicFor(rest, previous), period.printed);
  if (topic === undefined || topic === period.printed) return undefined;
  return `${topic}${rest}？`;
}

const change =
  /^(?:同比|环比|同比增长|同比增速|增长|增长率|增幅|增速|增长情况)(?:呢|了?多少呢?|怎么样)?$/u;
const withYearBefore =
  /^(?:[跟和与同比较]|相比)(?:去年|上年|上一年|前一年)?(?:同期)?(?:相?比)?(?:呢|怎么样|如何|增长了?多少|多了多少)?$/u;
const standing =
  /^(?:(?:在.{2,8}?)?(?:排名?|位居|位列|列)第几位?|占.{1,10}?(?:百分之几|百分之多少|多少|比例|比重).{0,4}|完成了?.{0,8}?(?:百分之几|百分之多少))$/u;

const thanYear =
  /^[比较]\S{2,8}?(?:年|同期|月|季度)(?:增长|增加|提高|上升|下降|减少|多|少|高|低)了?(?:多少|几.{0,3}|百分之几)$/u;

/** How the measured thing that was asked for changed, or stands against others: 同比呢, 排第几. */
export function askOfSameMeasure({ text, previous }: FollowUp): string | undefined {
  const measured = measuredOf(previous);
  const said = withoutLead(text);
  if (measured === undefined) return undefined;
  if (withYearBefore.test(said)) return `${measured}同比增长多少？`;
  if (change.test(text) || change.test(said)) {
    const kind = /环比/u.test(said)
      ? '环比增长'
      : said.replace(/(?:了?多少|怎么样|情况|呢)+$/u, '');
    if (!/^(?:同比|环比)$|增长$/u.test(kind)) return `${measured}${kind}是多少？`;
    return `${measured}${kind === '同比' ? '同比增长' : kind}${/了多少/u.test(said) ? '了' : ''}多少？`;
  }
  return standing.test(said) || thanYear.test(said) ? `${measured}${said}？` : undefined;
}

/** The measured thing with its period and whose it is; of several things all. */
function measuredOf({ asked, text, before, topic }: Outline): string | undefined {
  if (asked)
    return isMeasure(text.slice(asked.start, asked.end)) ? text.slice(0, asked.end) : undefined;
  const joint = before.replace(/(?:各自?|分别|都)?(?:是|有|为|达到?)?$/u, '');
  return startOfAsked(joint) < joint.length && topic !== '' ? joint : undefined;
}

const countsOnly =
  /^(?:年?的?)?(?:又|还|预计|计划|打算|要|将|能|可|实际|大约|是|有|达到|做到|完成|实现|同比|环比|增长|增加|下降|提高|减少|排名?|占比?|了|到)*(?:多少|第几|百分之几)$/u;

/** The topic, with the measured thing where a follow-up says nothing of it: 打算做到多少, 排第几. */
function topicFor(said: string, { topic, asked, text }: Outline): string {
  const isMeasured = asked && isMeasure(text.slice(asked.start, asked.end));
  return isMeasured && countsOnly.test(said) ? text.slice(0, asked.end) : topic;
}

const ofThoseCounted =
  /^(?:其中)?(?:(?:具体|分别|都|各自?|主要)+(?:是|有|在|叫)?(?:哪|什么|谁|多少|几)|(?:总投资额?|投资额?|投资总额|总面积|产值)(?:是|有|达)?多少|.{1,6}的(?:项目|企业)?(?:有|是)?(?:几|多少))/u;
const counted =
  /^(?:个?方面的?|[个位名家次项条种件所座间届支批处类起]|[些几])?的?(?<noun>\p{Script=Han}{2,14})$/u;

/** 具体有哪些, 总投资多少 after a number of projects was asked for: of those projects. */
export function askOfThoseCounted({ text, previous }: FollowUp): string | undefined {
  const said = withoutLead(text);
  const others = othersOfThose(said, previous);
  if (others !== undefined) return others;
  const noun = nounCounted(previous);
  if (noun === undefined || !ofThoseCounted.test(said) || !lacksOwn(said)) return undefined;
  const isMeasured = /^(?:总|投资|产值)/u.test(said);
  if (isMeasured && !/(?:项目|企业|公司|工程|基地|园区?)$/u.test(noun)) return undefined;
  const of = previous.before.replace(/(?:了|共|一共|总共)+$/u, '').replace(/(?:有|是|的)$/u, '');
  return of === '' || isCommon(of) ? undefined : `${of}的${noun}${said}？`;
}

/** 在建的有几个 after 投产的项目有几个. */
function othersOfThose(said: string, { topic }: Outline): string | undefined {
  const { state, rest } =
    /^(?<state>\p{Script=Han}{2,4})的(?<rest>(?:有|是)(?:几|多少).*)$/u.exec(said)?.groups ?? {};
  const { old, noun } = /^(?<old>.+)的(?<noun>项目|企业|工程|公司)$/u.exec(topic)?.groups ?? {};
  const owner = old === undefined ? '' : withoutPredicateTail(old);
  if (state === undefined || !(isCommon(state) || /^[在已未]/u.test(state))) return undefined;
  if (rest === undefined || owner === '' || owner === old) return undefined;
  return `${owner}${state}的${noun}${rest}？`;
}

function nounCounted({ asking, before, behind, wanted = '' }: Outline): string | undefined {
  if (asking !== 'amount' && asking !== 'entity') return undefined;
  const said = asking === 'entity' ? wanted + behind : behind;
  const noun = counted.exec(said)?.groups?.noun;
  return before === '' || noun === undefined || isMeasure(noun) ? undefined : noun;
}

function lacksOwn(said: string): boolean {
  return isCommon(said) || /^.{1,6}的(?:项目|企业)?(?:有|是)?(?:几|多少)/u.test(said);
}

/** What something is, it is in any year. */
const isLasting = /^(?:是什么|是一?家?什么|是干什么|是做什么|在哪|叫什么|位于|是哪)/u;
const asksForChange = /增长|增加|提高|上升|下降|减少|下滑|这么|那么/u;
const takesPart =
  /参加|参与|出席|列席|陪|主持|发言|讲话|表态|一起|一同|传达|审议|表彰|宣读|通报|召开|开的/u;

/** 还有谁参加了, 副会长有几位: no subject of its own. */
export function addTopic(followUp: FollowUp): string | undefined {
  const { previous } = followUp;
  const said = withoutLead(followUp.text);
  const own = outlineOf(said);
  if (!own || hasPeriod(said) || isOfAnother(said, followUp)) return undefined;
  if (!isCommon(said) && !lacksSubject(said, own.before)) return undefined;
  // Neither 为什么 alone nor a meeting that was only asked for can be added to.
  if (own.asking === 'reason' && own.before + own.behind === '') return undefined;
  if (/(?:什么|哪[个些场次])(?:会议?|活动)$/u.test(previous.text)) return undefined;
  if (isForOffice(own)) return canHaveOffices(previous) ? join(previous.topic, said) : undefined;
  const meeting = meetingOf(previous);
  if (
    meeting !== undefined &&
    (previous.topic === '' || previous.topic === meeting || takesPart.test(said))
  )
    return `${meeting}${said}？`;
  return join(placeFor(said, own, followUp), said);
}

/** What is put in front: the meeting, what somebody did, or the topic. */
function placeFor(said: string, own: Outline, { turn, previous }: FollowUp): string {
  const meeting = meetingOf(previous);
  const isOfOccasion = takesPart.test(said) || (own.asking === 'person' && speaksOfEvent(said));
  if (own.asking === 'reason' && asksForChange.test(said)) return changeableOf(previous);
  const deed = deedOf(turn, previous);
  if (isOfOccasion && deed !== undefined) return `${deed}时，`;
  if (isOfOccasion && !isEventful(previous)) return '';
  if (deed !== undefined && /^(?:还|又|也|先后)/u.test(said)) return `${deed}时`;
  const isTimed = previous.event !== undefined && previous.asking === 'time' && !own.asked;
  if (isTimed && isOfOccasion) return eventPlace(previous.event ?? '');
  const topic = withoutHolding(topicFor(said, previous));
  if (topic === '' && own.asking === 'time') return deed ?? '';
  if (isLasting.test(said)) return withoutPeriods(topic);
  return meeting !== undefined && topic === `${meeting}上` ? meeting : topic;
}

/** What can have grown, which a target cannot; empty when nothing was measured. */
function changeableOf(previous: Outline): string {
  const measured = measuredOf(previous) ?? '';
  return measured.endsWith('目标') ? '' : measured;
}

/** 某站举行 is that 站, but 某人去某地 an occasion. */
function eventPlace(event: string): string {
  const bare = withoutHolding(event);
  return bare === event ? `${event}时，` : bare;
}

function isEventful({ text, event }: Outline): boolean {
  return (
    event !== undefined ||
    speaksOfEvent(text) ||
    /会|活动|仪式|典礼|论坛|第.{1,3}[站届次期]/u.test(text)
  );
}

/** 公司 after a question about a person is not the person. */
function isOfAnother(said: string, { turn, previous }: FollowUp): boolean {
  const bearer =
    /^(?:会议|大会|会上|公司|企业|工厂|厂里|项目|学校|医院|村里|镇里|单位|协会|商会)/u.test(said);
  return bearer && peopleOf(turn).some((name) => previous.topic.startsWith(name));
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
