import type { Span } from '../../../language/span.ts';
import type { PlacedWord } from '../comparable.ts';

/** These say without doubt that something is yet to come, expected or aimed at. */
const firm =
  '预计|预期|预测|预估|力争|争取|有望|计划(?!任务|的|等|[、,])|打算|冲刺|力保|目标(?:是|为|达到)?(?=\\d)|即将|将要|将于|拟|将|可(?=达|实现|年产|新增|带动|到位)';
/** These may say so as well. */
const loose =
  '计划|规划|目标|准备|确保|奋力|努力|奋斗|希望|今后|未来|下一步|必须|应当|需要|待|可|能|会|要|须|应';
/** Words that hold a character of those and say nothing of the kind. */
const harmless =
  '将军|主将|可见|可靠|可爱|认可|许可|可谓|不可|能源|功能|智能|职能|性能|节能|产能|动能|才能|能手|技能|效能|赋能|能力|' +
  '会议|会长|会员|会谈|会商|开会|大会|全会|社会|协会|商会|工会|委会|党会|座谈会|运动会|机会|晚会|例会|联合会|' +
  '要求|主要|重要|要闻|纪要|要素|要点|简要|摘要|必要|反应|响应|应急|应用|应对|供应|效应|应届|对应|相应|适应|' +
  '等待|招待|接待|对待|看待|待遇|模拟|虚拟|计划书|计划生育|五年规划|规划局|规划院';
const either = new RegExp(`(?:${harmless})|(${firm})|(${loose})`, 'gu');
/** 将 is 把 before a thing, and tells of the time to come before what is done or how. */
const deedTag = /^(?:v|vn|vd|vi|d|ad|a|p)$/u;
const deedBehind = /^[于在达从由对按会再有继进全以陆与向被不]/u;

/** Where a text tells something as yet to come, and whether without doubt. */
export interface Forecast extends Span {
  readonly isFirm: boolean;
}

/** The words by which a comparable text tells something as yet to come, expected, aimed at or due; 预计将 is one. */
export function findForecasts(text: string, words: readonly PlacedWord[]): Forecast[] {
  const found: Forecast[] = [];
  for (const { 1: firmly, 2: loosely, index } of text.matchAll(either)) {
    const word = firmly ?? loosely;
    if (word === undefined || (word === '将' && isOfThing(text, index, words))) continue;
    const last = found.at(-1);
    const isJoined = last?.isFirm === true && last.end === index && firmly !== undefined;
    const start = isJoined ? last.start : index;
    if (isJoined) found.pop();
    found.push({ start, end: index + word.length, isFirm: firmly !== undefined });
  }
  return found;
}

function isOfThing(text: string, at: number, words: readonly PlacedWord[]): boolean {
  if (deedBehind.test(text.slice(at + 1))) return false;
  return !words.some(({ start, tag }) => start === at + 1 && deedTag.test(tag));
}
