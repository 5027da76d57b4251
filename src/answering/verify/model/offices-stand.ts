import { officeHead } from '../../../corpus/office-words.ts';
import { officeEnd, officesBefore } from '../../../corpus/offices.ts';
import { offsetsOf } from '../../../language/shared-characters.ts';
import { surnamePattern } from '../../../language/surnames.ts';
import type { CitedSource } from '../cited-source.ts';
import { isPrinted, type ModelStatement } from './model-statement.ts';
import { perSource } from './per-source.ts';
import { printedNames } from './printed-names.ts';

/** Between a name and the office that it is said to hold: 张明是｜市长, 张明（市委常委、｜市长）. */
const holds =
  /^(?:现|时|现在|目前|当时|同时|还)*(?:是|为|系|任|担任|出任|兼任|现任|时任|当选为?|就任|的职务[是为]|\()(?:[^,。;!?)]{0,24}、)?$/u;
const beforeOffice =
  /^(?:\p{Script=Han}{0,8}是|(?:该|这家)(?:公司|企业|厂|单位|机构|院|校|协会|合作社)的?|并|现在|目前|当时|同时|还有|另有|分别|包括|其中|以及|即|还|现|时|有|和|与|是|为|系|担任|出任|兼任|现任|时任|当选为?|就任|任|的职务|[(,、])+/u;
const saidBehind = /^(?:是|为|系|任|担任|\()/u;
/** So far from a name the print may give its office. */
const nearChars = 60;
/** 副书记 is no 书记, and 常务副市长 no other 副市长. */
const lesser = /(?:[副原前代]|常务)$/u;
const qualifying = /(?:[副原前代总]|常务|第一|执行|名誉|首席|荣誉)$/u;
const longerOffice = /^(?:助理|科员|医师|委员|办公室)/u;
const linkToName = /^(?:[为是由系:]|分别[为是]|则[为是])/u;
const sentenceMarks = /[。!?;\n]/u;

const appointed = new RegExp(
  `(?<=^|[、,。;:]|选举|推选)${surnamePattern}\\p{Script=Han}{1,2}(?=(?:为|任|担任|当选为?)[^,。、;]{0,16}?${officeHead})`,
  'gu',
);

interface Held {
  readonly name: string;
  readonly office: string;
}

/** Whether each office that a statement gives to a person named in its sources is theirs there. */
export function officesStand({ text, sources }: ModelStatement): boolean {
  const names = [
    ...new Set(sources.flatMap((source) => [...printedNames(source), ...appointedIn(source)])),
  ];
  return heldIn(text, names).every(({ name, office }) =>
    sources.some(({ comparable }) =>
      regionsOf(name, comparable, names).some((region) => isGiven(office, region, sources)),
    ),
  );
}

/** The people whom a source says to have become or to be something, beside those that are known otherwise. */
const appointedIn = perSource(({ comparable }: CitedSource) =>
  [...comparable.matchAll(appointed)].map(([name]) => name),
);

/** The offices of a statement with the known people whose they are said to be. */
function heldIn(text: string, names: readonly string[]): Held[] {
  return [...text.matchAll(officeEnd)].flatMap(({ 0: head, index }) => {
    const end = index + head.length;
    const offices = officesBefore(text, end);
    const behind = names.find((name) => isNamedAt(text, end, name));
    if (behind !== undefined)
      return offices.map((office) => ({ name: behind, office: office.replace(beforeOffice, '') }));
    const printed = offices.at(-1) ?? head;
    const office = printed.slice(lastNamed(printed, names)?.end ?? 0).replace(beforeOffice, '');
    const last = lastNamed(text.slice(0, end), names);
    const between = last && text.slice(last.end, end - office.length);
    return last && between !== undefined && holds.test(between)
      ? [{ name: last.name, office }]
      : [];
  });
}

/** 市长张明, 市长为张明, 市长由张明担任. */
function isNamedAt(text: string, end: number, name: string): boolean {
  const link = linkToName.exec(text.slice(end, end + 3))?.[0] ?? '';
  return text.startsWith(name, end + link.length);
}

function lastNamed(
  text: string,
  names: readonly string[],
): { readonly name: string; readonly end: number } | undefined {
  const ends = names
    .map((name) => ({ name, at: text.lastIndexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .at(-1);
  return ends && { name: ends.name, end: ends.at + ends.name.length };
}

/** What is printed around each standing of a name, up to the next person on either side. */
function regionsOf(name: string, text: string, names: readonly string[]): string[] {
  const regions: string[] = [];
  for (const at of offsetsOf(name, text)) {
    const before = text
      .slice(Math.max(0, at - nearChars), at)
      .split(sentenceMarks)
      .at(-1);
    const end = at + name.length;
    const behind = upToName(text.slice(end, end + nearChars).split(sentenceMarks)[0] ?? '', names);
    const region = before?.slice(lastNamed(before, names)?.end ?? 0) ?? '';
    const isSaidBehind = saidBehind.test(behind);
    // 甲为会长、乙为副会长: what is said of the one before is not the other's.
    if (!isSaidBehind || !saidBehind.test(region)) regions.push(region);
    if (isSaidBehind) regions.push(behind);
  }
  return regions;
}

function upToName(text: string, names: readonly string[]): string {
  const starts = names.map((name) => text.indexOf(name)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...starts));
}

/** Whether an office stands in a region as a whole, or but for the place before it, which is printed elsewhere. */
function isGiven(office: string, region: string, sources: readonly CitedSource[]): boolean {
  for (let from = 0; from <= office.length - 2; from += 1) {
    const rest = office.slice(from);
    const at = region.lastIndexOf(rest);
    if (at < 0) continue;
    const isLonger = longerOffice.test(region.slice(at + rest.length));
    const lead = office.slice(0, from);
    if (lesser.test(region.slice(0, at)) || isLonger || lead.length === 1) return false;
    return (
      from === 0 ||
      (!qualifying.test(lead) && isPrinted(lead, sources) && isLeadFree(region.slice(0, at), lead))
    );
  }
  return false;
}

/** Whether no other words of an office stand before a place in a region than those that are said. */
function isLeadFree(before: string, said: string): boolean {
  const printed = /[^\p{Script=Han}]?(\p{Script=Han}*)$/u.exec(before)?.[1] ?? '';
  return printed === '' || said.endsWith(printed) || printed.endsWith(said) || printed.length < 2;
}
