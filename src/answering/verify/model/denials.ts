import type { Span } from '../../../language/span.ts';

/** Words with a character of denial that deny nothing. */
const harmless =
  '不断|不仅|不但|不只|不止|不光|不同|不少|不足|不到(?!位)|不超过|不低于|不少于|不高于|不多于|不久|不过|不论|不管|不错|不愧|不锈钢|不动产|不良|不正之风|' +
  '不懈|不息|不已|不禁|不妨|不等|不一|不凡|不菲|不畏|不惧|不惜|不忘|不负|不辞|不遗余力|不可或缺|不得不|不约而同|不失时机|不时|不夜|不拘|不乏|' +
  '无论|无疑|无比|无数|无偿|无线|无人机|无人驾驶|无锡|无愧|无私|无害化|无障碍|无缝|无纺|无党派|无忧|无悔|' +
  '未来|未婚|未成年|非常|非遗|非物质|非洲|非公|非凡|非法|非机动|非粮化|非农化|莫非|除非|无非|否则|是否|能否|可否|' +
  '没收|没落|淹没|埋没|沉没|出没';
const denial =
  '并不是|不是|并非|没有|没能|未能|未曾|尚未|从未|并未|不再|不能|不会|不得|不准|不许|不要|不可|不予|无法|无需|无须|' +
  '拒绝|禁止|严禁|杜绝|摒弃|抛弃|告别|否认|否决|取消|[不没未无勿]';
const either = new RegExp(`(?:${harmless})|(${denial})`, 'gu');

/** Where a text denies or forbids something; words such as 不断 and 无论 do not. */
export function denialsIn(text: string): Span[] {
  return [...text.matchAll(either)].flatMap(({ 1: denied, index }) =>
    denied === undefined ? [] : [{ start: index, end: index + denied.length }],
  );
}
