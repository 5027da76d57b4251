/** What somebody says of the last answer instead of asking something new. */
export type Remark = 'sources' | 'doubts' | 'thanks';

const lastAnswer =
  '(?:(?:以上|上面|上述|刚才|这个?|你)的?)?(?:答案|回答|说法|内容|信息|数据|说)?的?';
const wantsSources = new RegExp(
  `^${lastAnswer}(?:有什么|有)?(?:出处|来源|依据|证据|原文)(?:是|在)?(?:什么|哪里?|哪儿|哪一?篇)?呢?$`,
  'u',
);
const doubts =
  /^(?:你|您)?(?:(?:能|敢)?(?:确定|肯定|保证)吗?|(?:这是)?真的吗|(?:没|有没有)?(?:搞|弄)错了?[吗吧]?|不对吧?|错了吧?)$/u;
const thanks =
  /^(?:(?:太|真是?|很|非常|十分|好的?)?(?:谢谢|多谢|感谢|谢了?|辛苦|thanks?|thankyou|thx)(?:你|您|啦|了|哦|哈|呀|啊|大家)?)+$/iu;
const marks = /[\s，。！？!?,.、~～…]+/gu;

/** Undefined for all that is a question of its own. */
export function readRemark(text: string): Remark | undefined {
  const words = text.replace(marks, '');
  if (words.length > 16) return undefined;
  if (thanks.test(words)) return 'thanks';
  if (doubts.test(words)) return 'doubts';
  return wantsSources.test(words) ? 'sources' : undefined;
}
