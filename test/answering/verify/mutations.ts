import type { Answered, Citation, Statement } from '../../../src/answering/answer.ts';
import { between, pick, type Random } from '../../support/random.ts';
import type { TrueAnswer } from './true-answers.ts';

/** Makes an answer false in one respect; undefined where that cannot be done, or might leave it true. */
export type Mutation = (random: Random, subject: TrueAnswer) => Answered | undefined;

/** What may be told from the citations: a change that stands in them may be true by chance. */
export function evidenceOf({ citations }: Answered): string {
  const texts = citations.flatMap(({ quote, headline, publication, section }) => [
    quote,
    headline ?? '',
    publication ?? '',
    section ?? '',
  ]);
  return texts
    .join('\n')
    .normalize('NFKC')
    .replaceAll(/[^\S\n]/gu, '');
}

/** Whether a number with what follows it stands somewhere as a whole. */
export function printsWhole(evidence: string, printed: string): boolean {
  const wanted = printed.normalize('NFKC');
  for (let at = evidence.indexOf(wanted); at >= 0; at = evidence.indexOf(wanted, at + 1)) {
    if (!/[\d.]/u.test(evidence.charAt(at - 1))) return true;
  }
  return false;
}

/** Changes the text of the first statement. */
export function withText({ answer }: TrueAnswer, text: string): Answered {
  const [first, ...others] = answer.statements;
  return first ? { ...answer, statements: [{ ...first, text }, ...others] } : answer;
}

export function textOf({ answer }: TrueAnswer): string {
  return answer.statements[0]?.text ?? '';
}

export function replaceSpan(text: string, start: number, end: number, other: string): string {
  return text.slice(0, start) + other + text.slice(end);
}

/** One match of a pattern in the first statement. */
export function pickMatch(
  random: Random,
  subject: TrueAnswer,
  pattern: RegExp,
): { readonly start: number; readonly end: number; readonly match: string } | undefined {
  const matches = [...textOf(subject).matchAll(pattern)];
  if (matches.length === 0) return undefined;
  const { 0: match, index } = pick(random, matches);
  return { start: index, end: index + match.length, match };
}

/** Changes one number of the text, unless the change stands in the sources as well. */
function changingNumber(change: (random: Random, number: string) => string | undefined): Mutation {
  return (random, subject) => {
    const found = pickMatch(random, subject, /\d+(?:\.\d+)?/gu);
    const other = found && change(random, found.match);
    if (!found || other === undefined || other === found.match) return undefined;
    if (subject.alsoTrue.includes(other)) return undefined;
    const text = replaceSpan(textOf(subject), found.start, found.end, other);
    const behind = text.charAt(found.start + other.length);
    // A year less may be printed as 去年 or 同期.
    if (/年/u.test(behind) && /同期|[去上]年/u.test(text)) return undefined;
    if (printsWhole(evidenceOf(subject.answer), other + behind)) return undefined;
    return withText(subject, text);
  };
}

export const digitChanged = changingNumber((random, number) => {
  const at = pick(random, [...number.matchAll(/\d/gu)]).index;
  const digit = (Number(number[at]) + between(random, 1, 9)) % 10;
  return replaceSpan(number, at, at + 1, String(digit));
});

export const digitAdded = changingNumber((random, number) => {
  const at = between(random, 0, number.length);
  return replaceSpan(number, at, at, String(between(random, 1, 9)));
});

export const digitDropped = changingNumber((random, number) => {
  const at = pick(random, [...number.matchAll(/\d/gu)]).index;
  const other = replaceSpan(number, at, at + 1, '').replace(/^\.|\.$/u, '');
  return other === '' ? undefined : other;
});

export const pointMoved = changingNumber((random, number) => {
  const digits = number.replace('.', '');
  const place = number.includes('.') ? number.indexOf('.') : number.length;
  const moved = place + pick(random, [-2, -1, 1, 2]);
  if (moved <= 0 || moved > digits.length) return undefined;
  const other = `${digits.slice(0, moved)}.${digits.slice(moved)}`.replace(/\.$/u, '');
  return Number(other) === Number(number) ? undefined : other;
});

const otherUnits: Readonly<Record<string, readonly string[]>> = {
  亿元: ['万元', '元', '亿'],
  万元: ['亿元', '元'],
  '%': ['个百分点', '‰', ''],
  '％': ['个百分点', ''],
  个百分点: ['%'],
  万: ['', '亿'],
  亿: ['万', ''],
  家: ['个', '户'],
  个: ['家', '项'],
  名: ['家', '户'],
  人: ['户', '家'],
  项: ['个', '件'],
  吨: ['公斤', '亩'],
  亩: ['公顷', '吨'],
  公里: ['里', '米'],
  位: ['家', '户'],
  平方米: ['亩', '立方米'],
  头: ['只', '亩'],
};

export const unitChanged: Mutation = (random, subject) => {
  const units = Object.keys(otherUnits).join('|');
  const found = pickMatch(random, subject, new RegExp(`(?<=\\d)(?:${units})`, 'gu'));
  if (!found) return undefined;
  const { start, end, match } = found;
  const other = pick(random, otherUnits[match] ?? []);
  const text = textOf(subject);
  const number = /[\d.]+$/u.exec(text.slice(0, start))?.[0] ?? '';
  const changed = number + other + text.charAt(end);
  if (printsWhole(evidenceOf(subject.answer), changed)) return undefined;
  return withText(subject, replaceSpan(text, start, end, other));
};

/** 约 put before a figure, or taken away. */
export const modifierChanged: Mutation = (random, subject) => {
  const text = textOf(subject);
  const found = pickMatch(
    random,
    subject,
    /(?<=\p{Script=Han}|^)(?:约|超|近)(?=\d)|(?<=\d\p{Script=Han}{1,2})左右|(?<=\d)多(?=[人面家])|(?<![\d.第至—和-])(?=\d+(?:\.\d+)?(?:亿元|万元|%|家|个|亩|吨|人))/gu,
  );
  if (!found) return undefined;
  const { start, end, match } = found;
  const other = match === '' ? pick(random, ['约', '超', '近']) : '';
  const changed = replaceSpan(text, start, end, other);
  const figure = /^\D{0,1}[\d.]+\D?/u.exec(changed.slice(start))?.[0] ?? '';
  const bare = evidenceOf(subject.answer).replaceAll(
    /[约超近]\d[\d.]*|\d+(?:多|[^\d，。]{1,2}左右)/gu,
    '',
  );
  if (printsWhole(match === '' ? evidenceOf(subject.answer) : bare, figure)) return undefined;
  return withText(subject, changed);
};

const turned: Readonly<Record<string, string>> = { 同比: '环比', 增长: '下降', 下降: '增长' };

/** 同比 for 环比, or 下降 for 增长, before a figure. */
export const comparisonChanged: Mutation = (random, subject) => {
  const found = pickMatch(random, subject, /同比(?=(?:增长|下降)\d)|(?:增长|下降)(?=\d)/gu);
  if (!found) return undefined;
  const { start, end, match } = found;
  const other = turned[match] ?? '';
  const figure = /^\D*[\d.]+/u.exec(textOf(subject).slice(end))?.[0] ?? '';
  if (evidenceOf(subject.answer).includes(other + figure)) return undefined;
  return withText(subject, replaceSpan(textOf(subject), start, end, other));
};

export function changeStatement(
  answer: Answered,
  at: number,
  changes: Partial<Statement>,
): Answered {
  return {
    ...answer,
    statements: answer.statements.map((statement, index) =>
      index === at ? { ...statement, ...changes } : statement,
    ),
  };
}

/** Another citation in the place of the first. */
export function changeCitation(answer: Answered, changes: Partial<Citation>): Answered {
  const [first, ...others] = answer.citations;
  return first ? { ...answer, citations: [{ ...first, ...changes }, ...others] } : answer;
}
