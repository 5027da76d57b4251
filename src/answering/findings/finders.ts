// src/answering/findings: what a sentence says in answer, in printed words, by kind of question.

import type { AnswerKind, Question } from '../../language/question.ts';
import { findDate } from './date/date.ts';
import { findFigure } from './figure/figure.ts';
import { asksForTelephone, findTelephone } from './figure/telephone.ts';
import type { Finder } from './finding.ts';
import { findDoer } from './names/doer.ts';
import { findOrganisation } from './names/organisation.ts';
import { findPlace } from './names/place.ts';
import { findOffice } from './office/office.ts';
import { officeAsked } from './office/office-asked.ts';
import { findPerson, whoIsThis } from './person/person.ts';
import { findDefinition } from './telling/definition.ts';
import { findList } from './telling/list.ts';
import { findReason } from './telling/reason.ts';
import { findStatement } from './telling/statement.ts';

const bodiesDo = /发言|主办|指导|承办|协办|主导|牵头|负责|提供|发布|支持|承建|投资/u;

/** What a body did is also asked by 谁. */
const findWho: Finder = (sentence, question) => {
  if (whoIsThis.test(question.text)) return findOffice(sentence, question);
  const doer = findDoer(sentence, question);
  if (doer) return doer;
  const person = findPerson(sentence, question);
  if (person || officeAsked(question) || !bodiesDo.test(question.text)) return person;
  return findOrganisation(sentence, question);
};

const asksCompany = /企业|公司|工厂/u;
const isOffice = /(?:局|委|办|厅|政府|街道|镇|乡|中心)$/u;
const isPeople = /(?:们|人员|工人|职工|群众|代表|领导|干部|村民|居民)$/u;

/** An office of the government is no company. */
function findBody(...[sentence, question]: Parameters<Finder>): ReturnType<Finder> {
  const body = findDoer(sentence, question) ?? findOrganisation(sentence, question);
  if (!body || isPeople.test(body.text)) return undefined;
  return asksCompany.test(question.text) && isOffice.test(body.text) ? undefined : body;
}

const happens = /(?:开幕|闭幕|举行|召开|举办|启动|揭牌|开业|进行|成立)$/u;

/** What happens at a place is no part of its name. */
function findWhere(...[sentence, question]: Parameters<Finder>): ReturnType<Finder> {
  const place = findPlace(sentence, question);
  return place && { ...place, text: place.text.replace(happens, '') };
}

const finders: Partial<Record<AnswerKind, Finder>> = {
  figure: findFigure,
  date: findDate,
  place: findWhere,
  organisation: findBody,
  person: findWho,
  office: findOffice,
  list: findList,
  definition: (sentence, question) =>
    findDefinition(sentence, question) ?? findOffice(sentence, question),
  reason: findReason,
  statement: findStatement,
};

/** What finds the answers to a question in a sentence; nothing where any sentence may answer. */
export function finderFor(question: Question): Finder | undefined {
  return asksForTelephone(question) ? findTelephone : finders[question.kind];
}
