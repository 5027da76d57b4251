import { beforeOffice, officeHead, sharedOffice } from './office-words.ts';

/** No office is printed longer; it bounds the look back from each name. */
const maxOfficeChars = 40;
/** No one is given more offices in one breath. */
const maxOffices = 6;

const hardBreak = /[^\p{Script=Han}\d()（）]/u;
const joinsOffices = /[、，,]/u;
const throughLastBreak = new RegExp(`^.*(?:${beforeOffice})`, 'u');
const endsAsOffice = new RegExp(`${officeHead}$`, 'u');

/** Finds each place where an office ends, so that a name may begin. */
export const officeEnd = new RegExp(officeHead, 'gu');

/**
 * The offices that end at an offset, in the order of print: before the name in 甲市副市长、乙市委书记张明 they are
 * 甲市副市长 and 乙市委书记. An office begins after a mark, or after a word that begins none (由, 采访了).
 */
export function officesBefore(text: string, end: number): string[] {
  const offices: string[] = [];
  let officeStop = end;
  while (offices.length < maxOffices) {
    const { office, start } = lastPhrase(text, officeStop);
    if (!endsAsOffice.test(office)) break;
    offices.unshift(office);
    if (!joinsOffices.test(text.charAt(start - 1))) break;
    officeStop = start - 1;
  }
  return offices;
}

/** Whether the names of a list may all hold the office: 副主任甲、乙、丙, but not 市长甲、乙. */
export function isShared(office: string): boolean {
  return sharedOffice.test(office);
}

/** The words up to `end` from the last mark, or the last word after which an office may begin. */
function lastPhrase(text: string, end: number): { office: string; start: number } {
  const earliest = Math.max(0, end - maxOfficeChars);
  let start = end;
  while (start > earliest && !hardBreak.test(text.charAt(start - 1))) start -= 1;
  const skipped = throughLastBreak.exec(text.slice(start, end))?.[0].length ?? 0;
  start += skipped;
  return { office: text.slice(start, end), start };
}
