import type { Finder } from '../finding.ts';
import { type AskedName, askedNameOf } from './asked-name.ts';
import { chooseNames, type Judge, listIsCalled } from './name-choice.ts';
import type { Name } from './name-list.ts';

/** Words that lead to where something is, or to where somebody goes. */
const leadsToPlace =
  /(?:在|到|赴|前往|来到|走进|深入|抵达|奔赴|位于|地处|坐落于|坐落在|设在|设于|落户|落户于|入驻|走访|走访了|察看了?(?:社区|村里?)?|考察了?|参观了?|开进|驶入|进驻|返回|落地)$/u;
/** Words that lead to one as often as to something else. */
const mayLeadToPlace = /(?:从|围绕|学习|汲取|借鉴|进入|看望|调研|检查|向|去|于|是|聚焦|瞄准)$/u;
const placeEnding =
  /(?:[省市县区镇乡村州港湖河]|街道|社区|小区|广场|公园|园区?|大道|[路街巷]|中心|基地|车站|码头|会堂|大厦|宾馆|酒店|礼堂|会议室|[馆站所院店局厂场]|学校|[中小大]学|公司|集团|合作社|点|地区|流域|上游|下游|三角)$/u;

/** Finds where something is or happens, or where somebody goes. */
export const findPlace: Finder = (sentence, question) => {
  const asked = askedNameOf(question.text);
  return chooseNames(sentence, question, asked, judgeBy(asked, question.text));
};

function judgeBy(asked: AskedName, text: string): Judge {
  return (names, { before, behind }) => {
    const isCalled = listIsCalled(behind, /地/u) || listIsCalled(behind, asked.called);
    const kind = isCalled ? 1 : kindShare(names, asked);
    const lead = leadOf(before, text);
    const isPlace = asked.ending !== undefined || isCalled || lead > 0;
    return isPlace && (kind > 0 || lead > 0.5) ? 0.1 + 0.4 * kind + lead : 0;
  };
}

/** How surely the words before a name lead to a place; a verb of the question does so as well. */
function leadOf(before: string, asked: string): number {
  if (leadsToPlace.test(before)) return 0.7;
  if (!mayLeadToPlace.test(before)) return 0;
  const verbs = [before.slice(-4, -2), before.slice(-2)];
  return verbs.some((verb) => verb.length === 2 && asked.includes(verb)) ? 0.7 : 0.3;
}

/** The share of names that end as the kind asked does, or else as places do. */
function kindShare(names: readonly Name[], { ending, isLoose }: AskedName): number {
  if (!ending) return placeShare(names);
  const ofKind = names.filter(({ name }) =>
    [...name.matchAll(ending)].some(({ 0: end, index }) => index + end.length === name.length),
  );
  const share = ofKind.length / names.length;
  return isLoose ? Math.max(share, 0.5 * placeShare(names)) : share;
}

function placeShare(names: readonly Name[]): number {
  return names.filter(({ name }) => placeEnding.test(name)).length / names.length;
}
