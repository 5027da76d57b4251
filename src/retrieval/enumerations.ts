import type { Question } from '../language/question.ts';

/** Verbs by which a report ends its list of people, by the verb of the question. */
const attendance: readonly (readonly [asked: RegExp, printed: string])[] = [
  [/列席/u, '列席'],
  [/发言/u, '发言'],
  [/陪/u, '陪同|参加|一同'],
  [/参加|出席|参会|到会|与会/u, '参加|出席|参会|与会'],
];

/**
 * Whether a sentence is the list of those who were there, where a question asks for them: names
 * joined by 、 and behind them, in the same clause, 参加会议.
 */
export function listsAttendants(sentence: string, { text, kind, wantsSeveral }: Question): boolean {
  if (kind !== 'person' && !(kind === 'list' && wantsSeveral)) return false;
  const [, printed] = attendance.find(([asked]) => asked.test(text)) ?? [];
  if (printed === undefined) return false;
  return new RegExp(`、[^。；]*?(?:${printed})[^，。；]{0,12}(?:[，。；]|$)`, 'u').test(sentence);
}

const termAsked =
  /[“"]([^“”"]{1,12})[”"].{0,8}?(?:是|指|包括|包含|有|问|说|为)(?:什么|哪(?!些?(?:单位|部门|企业|公司|人|领导|地方)|[一里儿年天家位]))/u;
const explains = '(?:[：:（(—]|即|就是|是指|包括|包含|分别|指的)';

/**
 * Whether a question asks what a quoted term stands for (“四化”是哪四化) and the sentence does not
 * say it: it lacks the term, or mentions it without a word or mark by which a text explains one.
 */
export function leavesTermOpen(sentence: string, { text, wantsSeveral }: Question): boolean {
  const term = wantsSeveral ? termAsked.exec(text)?.[1] : undefined;
  if (term === undefined) return false;
  const at = sentence.indexOf(term);
  if (at < 0) return true;
  return !new RegExp(`^.{0,12}?${explains}`, 'u').test(sentence.slice(at + term.length));
}
