// src/answering/findings/names: the place, body or doer that a sentence names in answer.

import { organisationEnd } from '../../../corpus/organisation-words.ts';
import type { Finder } from '../finding.ts';
import { type AskedName, askedNameOf } from './asked-name.ts';
import { chooseNames, type Judge, listIsCalled } from './name-choice.ts';

const knownEnding = new RegExp(`${organisationEnd}$`, 'u');
const otherEnding =
  /(?:公司|集团|厂|局|委|办|厅|部门?|[组队站所处室]|专班|小组|商会|协会|银行|[分支]行|合作社|单位|机构)$/u;
/** Words that lead to one who takes a part: 由…主办, 与…签约, 在…支持下. */
const leadsTo = /(?:由|与|和|同|跟|向|被|携手|联合|会同|协同|走访|拜访|到|经)$/u;

/** A name that does not end as organisations do is no longer; a longer run is a phrase. */
const longestBareName = 12;

/** Finds the organisations that play the part which the question gives. */
export const findOrganisation: Finder = (sentence, question) => {
  const asked = askedNameOf(question.text);
  return chooseNames(sentence, question, asked, judgeBy(asked));
};

function judgeBy(asked: AskedName): Judge {
  return (names, { before, behind, start }) => {
    const first = names[0];
    const last = names.at(-1);
    if (!first || !last) return 0;
    const ofKind = names.filter(({ name }) => isOfKind(name, asked)).length / names.length;
    const known = names.filter(({ name }) => isOrganisation(name)).length / names.length;
    const isCalled = listIsCalled(behind, asked.called);
    const isSubject = /(?:^|[，,；;：:。])$/u.test(before);
    const isTaken = leadsTo.test(before);
    const isAgent = isSubject && asked.side === 'behind' && asked.lead === undefined;
    const isBare = ofKind === 0 && known === 0 && !isCalled;
    const isShort = last.name.length <= longestBareName && !/[“”"]/u.test(last.name);
    const mayBeBare = asked.isLoose && isShort && (isAgent || isTaken);
    if (isBare && !mayBeBare) return 0;
    const isLed = asked.lead !== undefined && isTaken && first.start === start;
    const ofKindOrCalled = Math.max(ofKind, isCalled ? 1 : 0);
    return 0.15 + 0.4 * ofKindOrCalled + 0.35 * known + (isLed || isAgent ? 0.3 : 0);
  };
}

function isOrganisation(name: string): boolean {
  return knownEnding.test(name) || otherEnding.test(name);
}

function isOfKind(name: string, { ending }: AskedName): boolean {
  if (!ending) return isOrganisation(name);
  return [...name.matchAll(ending)].some(
    ({ 0: kind, index }) => index + kind.length === name.length,
  );
}
