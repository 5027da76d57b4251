import { findOrganisations } from '../../../corpus/organisations.ts';
import { hasCharactersOf, offsetsOf } from '../../../language/shared-characters.ts';
import { placeWords } from '../comparable.ts';
import { frameWords } from './frame-words.ts';
import { bar, markedSource, markText } from './marked-text.ts';
import type { ModelStatement } from './model-statement.ts';
import { endOfPlace, kinds, pronoun } from './name-forms.ts';
import { printedNames } from './printed-names.ts';

const longestSubject = 16;
const leastPredicate = 5;
const onlyHan = /^\p{Script=Han}{2,}$/u;
const joined = /[和与及]/u;
const endOfBody =
  /(?:[局委办厅署厂]|公司|集团|中心|医院|学校|大学|中学|小学|学院|银行|支队|大队|政府|合作社|指挥部|(?:管委|居委|村委|委员|理事|联合|商|协|工|学)会)$/u;
/** A firm may be called by so short a name without an ending, which no ordinary words make up. */
const shortName = /^\p{Script=Han}{3,5}$/u;
const properTag = /^(?:n[rstz]\w*|x)$/u;

/**
 * Whether no clause of a statement tells of one named body what its sources tell, in the same words, of another only.
 */
export function subjectsStand(statement: ModelStatement): boolean {
  const { text } = markText(statement.text);
  const sources = statement.sources.map((source) => markedSource(source).text);
  const persons = statement.sources.flatMap(printedNames);
  return clauseStarts(text).every((start) => {
    for (let end = start + 2; end <= start + longestSubject; end += 1) {
      const said = text.slice(start, end);
      if (!onlyHan.test(said)) break;
      const subjects = sources.flatMap((source) => subjectsBefore(source, text, end));
      if (subjects.length === 0 || !isName(said, sources)) continue;
      const isOthers = subjects.every(
        (subject) => isBody(subject) && areOthers(said, subject, persons),
      );
      if (isOthers) return false;
    }
    return true;
  });
}

function clauseStarts(text: string): number[] {
  return Array.from(text.matchAll(/\|(?=\p{Script=Han})/gu), ({ index }) => index + 1);
}

/** What is printed before a predicate of the statement, from the beginning of its clause. */
function subjectsBefore(source: string, text: string, from: number): string[] {
  const predicate = text.slice(from, from + leastPredicate);
  if (predicate.length < leastPredicate || predicate.includes(bar)) return [];
  return offsetsOf(predicate, source).map((at) =>
    source.slice(source.lastIndexOf(bar, at - 1) + 1, at),
  );
}

/** Whether the words are printed as a subject of their own: at the beginning of a clause. */
function isName(said: string, sources: readonly string[]): boolean {
  const isKind = [...kinds, ...frameWords].some((kind) => said.endsWith(kind));
  if (isKind || pronoun.test(said) || endOfPlace.test(said)) return false;
  const isNamed = findOrganisations(said).some(({ name }) => name === said);
  return (isNamed || isShortName(said)) && sources.some((source) => source.includes(bar + said));
}

function isShortName(said: string): boolean {
  const words = shortName.test(said) ? placeWords(said) : [];
  return words.some(({ word, tag }) => properTag.test(tag) || word.length === 1);
}

function isBody(subject: string): boolean {
  if (!onlyHan.test(subject) || subject.length > longestSubject) return false;
  const isKind = kinds.has(subject) || pronoun.test(subject) || joined.test(subject);
  return !isKind && subject.length > 3 && endOfBody.test(subject);
}

function areOthers(said: string, subject: string, persons: readonly string[]): boolean {
  if (hasCharactersOf(subject, said) || hasCharactersOf(said, subject)) return false;
  // The one may be the other under a shorter name.
  if (subject.includes(said.slice(0, 2))) return false;
  return !persons.some((name) => said.endsWith(name) || subject.endsWith(name));
}
