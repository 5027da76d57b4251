import type { Span } from '../language/span.ts';
import type { Credit } from './article.ts';

/** Roles under which a paper credits its writers, longest first. */
const writerRoles = [
  '实习记者',
  '特约记者',
  '特约通讯员',
  '全媒体记者',
  '融媒体记者',
  '通讯员',
  '见习记者',
  '记者',
  '特派记者',
];
/** A line break stands between two names if they make up more characters than one name. */
const maxBrokenNameChars = 3;
const rolePattern = [...writerRoles].sort((a, b) => b.length - a.length).join('|');
const roleInText = new RegExp(`(${rolePattern})`, 'u');
/** A role with a line break inside. */
const brokenRole = new RegExp(
  writerRoles.map((role) => [...role].join('[\\r\\n]*')).join('|'),
  'gu',
);

/** Opening words of a story: 本报讯（记者张明）, 本报荆州讯 （通讯员…）, 又讯（…）. */
const lead =
  /^(?<junk>[^\s【]{0,2}?)(?<mark>(?:【本[报刊台网][\u4e00-\u9fff]{0,8}讯】|本[报刊台网][\u4e00-\u9fff]{0,8}讯(?!员))|又讯|(?:新华社|中新社|中新网|人民网|央视网|光明网)[\u4e00-\u9fff]{0,8}\s*(?:\d{1,2}\s*月\s*\d{1,2}\s*日\s*)?[电讯](?=[\s（(]))\s*(?<credit>[（(][^（）()]{1,80}[）)])?/u;
/** A byline on a line of its own: □ 通讯员 王小云, ■本报记者 张三. */
const bylineLine = new RegExp(
  `^[□■●◎◆▲△○☐]\\s*(?:本报)?(?<credit>(?:${rolePattern}).{1,60})$`,
  'u',
);
/** The same without a sign before it; only a short line without punctuation counts. */
const plainBylineLine = new RegExp(
  `^(?:本报)?(?<credit>(?:${rolePattern})[\\s:：/]?[\\u4e00-\\u9fff·\\s、]{2,20})$`,
  'u',
);
/**
 * Who took a picture, at the end of a caption: （王小云摄）, (张明 摄). Without a limit on the white
 * space, which names may hold too, a long run of it would take quadratic time.
 */
const photoCredit =
  /[（(](?<credit>(?:本报)?(?:记者|通讯员)?\s{0,9}(?<names>[\u4e00-\u9fff·\s/、]{2,20}?)\s{0,9}(?<role>摄|摄影|供图|图))[）)]?\s*$/u;

/** A quick look before the longer one. */
const pictureEnd = /[摄影图][）)]?\s*$/u;

/** The opening of a story as found in the text of its first line. */
export interface LeadMark {
  /** Characters before the mark that belong to nothing. */
  readonly junk: Span;
  /** The mark with its credit. */
  readonly mark: Span;
  /** 又讯 adds to the story above it. */
  readonly continues: boolean;
  readonly credits: readonly Credit[];
}

/** Reads 本报讯（记者…） and its like at the beginning of `text`; the credit may run over lines. */
export function readLeadMark(text: string): LeadMark | undefined {
  const match = lead.exec(text);
  if (!match?.groups) return undefined;
  const { junk = '', mark = '', credit = '' } = match.groups;
  return {
    junk: { start: 0, end: junk.length },
    mark: { start: junk.length, end: match[0].trimEnd().length },
    continues: mark.startsWith('又'),
    credits: readCredits(credit.slice(1, -1)),
  };
}

/** Reads a byline that stands on a line of its own. */
export function readBylineLine(text: string): readonly Credit[] | undefined {
  const credit = (bylineLine.exec(text) ?? plainBylineLine.exec(text))?.groups?.credit;
  if (credit === undefined) return undefined;
  const credits = readCredits(credit);
  return credits.length > 0 ? credits : undefined;
}

/** A picture's credit at the end of a text: where it stands and who is named; it may run over lines. */
export function readPhotoCredit(text: string): { span: Span; credit: Credit } | undefined {
  if (!pictureEnd.test(text)) return undefined;
  const match = photoCredit.exec(text);
  const { names, role } = match?.groups ?? {};
  if (!match || names === undefined || role === undefined) return undefined;
  return {
    span: { start: match.index, end: match.index + match[0].trimEnd().length },
    credit: { role, names: splitNames(joinBrokenNames(names)) },
  };
}

/** Whether a picture's credit ends the last of some lines; it may begin in the line before. */
export function endsWithPhotoCredit(lines: readonly { readonly text: string }[]): boolean {
  const last = lines.at(-1)?.text ?? '';
  if (!pictureEnd.test(last)) return false;
  return readPhotoCredit((lines.at(-2)?.text ?? '') + last) !== undefined;
}

/** `记者 王小云 李四 通讯员张三` → one credit for each role. */
export function readCredits(text: string): Credit[] {
  const pieces = text.replace(brokenRole, joinLinesOf).split(roleInText);
  const credits: Credit[] = [];
  for (let index = 1; index < pieces.length; index += 2) {
    const names = splitNames(joinBrokenNames(pieces[index + 1] ?? ''));
    const role = pieces[index];
    if (role !== undefined && names.length > 0) credits.push({ role, names });
  }
  return credits;
}

function joinLinesOf(text: string): string {
  return text.replace(/[\r\n]+/gu, '');
}

/** A line break may stand inside a name, or in the place of the space between two. */
function joinBrokenNames(text: string): string {
  return text.replace(/([\u4e00-\u9fff]*)[\r\n]+([\u4e00-\u9fff]*)/gu, (_, before, after) =>
    `${before}${after}`.length > maxBrokenNameChars ? `${before} ${after}` : `${before}${after}`,
  );
}

/** Names are parted by white space or a mark; two-character names may be letter-spaced: 王 开. */
function splitNames(text: string): string[] {
  const words = text
    .split(/[\s、，,/;；:：]+/u)
    .filter((word) => /[\u4e00-\u9fffA-Za-z]/u.test(word));
  const names: string[] = [];
  for (const word of words) {
    const last = names.at(-1);
    if (last !== undefined && last.length === 1 && word.length === 1)
      names[names.length - 1] = last + word;
    else names.push(word);
  }
  return names;
}
