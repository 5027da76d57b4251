import { findPersons } from '../../corpus/persons.ts';
import { readText } from './cited-source.ts';
import type { Verdict } from './verdict.ts';

/** How many sources or figures there are is no figure of theirs: 两份报道, 两个数字. */
const ownCount = /[一两][个份篇处种条者次家]/gu;

/** Checks that a remark states nothing that would have to be proved: no figure, date or person. */
export function verifyRemark(remark: string): Verdict {
  const { figures, dates, codes } = readText(remark.replaceAll(ownCount, '|'));
  const isFree = figures.length === 0 && dates.length === 0 && codes.length === 0;
  return isFree && findPersons(remark).length === 0 ? 'supported' : 'remark-states-fact';
}
