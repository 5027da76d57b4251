import { foldForComparison } from '../../language/normalize.ts';
import type { CitedSource, ReadText } from './cited-source.ts';
import { blank } from './codes.ts';

const han = '〇零一二三四五六七八九十百千万亿兆两';
const banking = '壹贰叁肆伍陆柒捌玖拾佰仟廿卅';
const vague = '[数几好若上近]';
/** Digits of other scripts, banking numerals, vague multitudes, and what ends in a magnitude. */
const unread = new RegExp(
  `${vague}?[${han}${banking}]*[${banking}][${han}${banking}]*` +
    `|[近上成]?[百千万亿]+(?=[人元户亩吨家])|[数几][十百千万亿]+|[十百千万亿]+[来余多][万亿]?|[${han}]+[十百千万亿](?=[元个人家户名吨亩项公米])` +
    `|(?<=[为是])零(?![${han}])|(?![0-9〇])[\\p{N}]+`,
  'gu',
);

/**
 * Whether every number that is read as no figure and no date, being written in a way that the print of a newspaper hardly is
 * (叁拾亿, 数百亿, 为零, ㉟, ٣٩), stands in a source as it is.
 */
export function numeralsStand(
  { text, figures, dates }: ReadText,
  sources: readonly CitedSource[],
): boolean {
  const rest = blank(text, [...figures.map(({ quantity }) => quantity), ...dates]);
  const numerals = foldForComparison(rest).match(unread) ?? [];
  return numerals.every((numeral) => sources.some(({ folded }) => folded.includes(numeral)));
}
