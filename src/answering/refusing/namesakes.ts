import { soundOf } from '../../language/pronunciation.ts';

/** What many of a town have, each with a name of its own before it. */
const heads =
  '水库|特大桥|大桥|大道|隧道|高架桥|水厂|电站|电厂|泵站|灌区|茶厂|砖厂|果园|茶园|粮库|码头|机场|车站|公园|广场|小学|中学|大学|学院|医院|卫生院|图书馆|博物馆|纪念馆|体育馆|展览馆|影剧院|饭店|酒店|商场|市场|工业园|产业园|示范园|林场|农场|养殖场|合作社|水电站|污水厂|养老院|福利院|幼儿园';
const nameChars = 2;
const named = new RegExp(`(?<modifier>[\\u4e00-\\u9fff]{${nameChars}})(?<head>${heads})`, 'gu');
/** Which one, how large, whose, and what for: no names. */
const general =
  /[各该这那哪几所座家个全本某的在到从和与等第新老旧大小中高多首]|其他|主要|重点|周边|当地|附近|城市|城区|农村|乡村|市级|县级|省级|人民|公共|公立|民办|综合|农贸|批发|水产|污水|生活|跨江|跨河|公路|铁路|高速|专科|职业|实验|乡镇|社区|敬老|建设|修建|参观|走进/u;

interface Named {
  readonly name: string;
  readonly modifier: string;
  readonly head: string;
}

/**
 * The bridge, school or the like that a normalised question names, where a normalised text names only
 * others of the kind: 翡翠水库 where 珍珠水库 stands. A name that sounds the same is a slip of typing.
 */
export function namesakeLacking(text: string, question: string): string | undefined {
  return namesIn(question).find(({ name, modifier, head }) => {
    if (text.includes(modifier)) return false;
    const others = namesIn(text).filter((other) => other.head === head);
    return others.length > 0 && !others.some((other) => soundsAlike(other.name, name));
  })?.name;
}

function namesIn(text: string): Named[] {
  return [...text.matchAll(named)].flatMap(({ 0: name, groups }) => {
    const { modifier = '', head = '' } = groups ?? {};
    return general.test(modifier) ? [] : [{ name, modifier, head }];
  });
}

function soundsAlike(one: string, other: string): boolean {
  const sound = soundOf(one)?.folded;
  return sound !== undefined && sound === soundOf(other)?.folded;
}
