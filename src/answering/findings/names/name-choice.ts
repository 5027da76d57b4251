import type { Question } from '../../../language/question.ts';
import { closeness, isNamedBy, matchesIn, shareOf } from '../clause-match.ts';
import type { Finding, SentenceReading } from '../finding.ts';
import type { AskedName } from './asked-name.ts';
import { type Name, type NameList, nameListsIn } from './name-list.ts';

/** The names of one list that a question may ask for, with what speaks for them. */
interface Choice {
  readonly names: readonly Name[];
  /** The character before the list. */
  readonly lead: string;
  readonly score: number;
}

/** How far a list is of the kind asked, from 0 (not at all, never chosen) to 1. */
export type Judge = (names: readonly Name[], list: NameList) => number;

/** Lists that score so much of the best are given with it where several are asked for. */
const sharedScore = 0.75;
/** What a list that stands near the words of the question weighs against its kind. */
const closenessWeight = 2;
/** What is less surely of the kind needs a word of the question beside it. */
const leastAlone = 0.5;
/** What a list of several weighs more than one name, where several are asked for. */
const severalBonus = 0.3;

/**
 * The names of a sentence that best answer a question: of the kind that `judge` accepts, near the
 * words of the question, and not named by it. Undefined where there are none.
 */
export function chooseNames(
  sentence: SentenceReading,
  question: Question,
  asked: AskedName,
  judge: Judge,
): Finding | undefined {
  const matches = matchesIn(sentence, question, asked.word);
  const isSeveral = question.wantsSeveral || asked.isRepeated;
  const choices = nameListsIn(sentence)
    .flatMap((list): Choice[] => {
      const names = namesAsked(list, question, asked);
      const kind = names.length > 0 ? judge(names, list) : 0;
      const first = names[0];
      const last = names.at(-1);
      if (kind === 0 || !first || !last) return [];
      const place = { start: first.start, end: last.end };
      const near = closeness(sentence, place, matches, asked.side);
      if (near === 0 && kind < leastAlone) return [];
      const several = isSeveral && names.length > 1 ? severalBonus : 0;
      return [
        { names, lead: list.before.slice(-1), score: kind + closenessWeight * near + several },
      ];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = choices;
  if (!best) return undefined;
  const isTied = second !== undefined && second.score > best.score * 0.9;
  const names = isSeveral ? withEquals(best, choices, asked) : best.names;
  const share = shareOf(matches, question, asked.word);
  const fit = 0.15 + 0.45 * share + 0.2 * Math.min(2, best.score) - (isTied ? 0.15 : 0);
  return {
    text: printedList(names, sentence),
    spans: names.map(({ start, end }) => ({ start, end })),
    fit: Math.max(0.1, Math.min(1, fit)),
  };
}

/** The names of a list without those that the question names, cut behind the kind that is asked. */
function namesAsked({ names, behind }: NameList, question: Question, asked: AskedName): Name[] {
  const { ending } = asked;
  const others = names.filter(({ name }) => !isNamedBy(question, name));
  if (!ending) return others;
  if (asked.isLoose || listIsCalled(behind, asked.called)) return others;
  return others
    .flatMap((name) => cutBehind(name, ending) ?? [])
    .filter(({ name }) => !isNamedBy(question, name));
}

const calledBehind =
  /^(?:等|(?=[\d一二两三四五六七八九十]))(?:[\d一二两三四五六七八九十]*[多余]?[个家所条座处])?[\p{Script=Han}]{0,5}/u;

/** 等企业, 等3家企业, 两所学校 behind a list say of what kind its names are. */
export function listIsCalled(behind: string, kind: RegExp | undefined): boolean {
  const called = calledBehind.exec(behind);
  return kind?.test(called?.[0] ?? '') ?? false;
}

/** 白石镇 of 白石镇桃花村, where a 镇 is asked; undefined where no such name begins it. */
function cutBehind({ name, start }: Name, ending: RegExp): Name | undefined {
  const ends = [...name.matchAll(ending)].map(({ 0: kind, index }) => index + kind.length);
  const end = ends.filter((candidate) => candidate >= 2).at(-1);
  if (end === undefined || /^[^“]*”|“[^”]*$/u.test(name.slice(0, end))) return undefined;
  return { name: name.slice(0, end), start, end: start + end };
}

/** What else is as good, in the order of print: of the same kind, or behind the same word. */
function withEquals(best: Choice, choices: readonly Choice[], asked: AskedName): Name[] {
  const isStrict = asked.ending !== undefined && !asked.isLoose;
  const equals = choices.filter(
    (choice) =>
      choice === best ||
      (choice.score >= best.score * sharedScore &&
        (isStrict ||
          asked.isRepeated ||
          (isLead(choice.lead) && choice.lead === best.lead && best.names.length === 1))),
  );
  const names = equals.flatMap((choice) => choice.names).sort((a, b) => a.start - b.start);
  return names.filter(({ name }, at) => names.findIndex((other) => other.name === name) === at);
}

function isLead(character: string): boolean {
  return /[在到赴由，；,;]/u.test(character);
}

/** As printed, where the names stand in one list; else joined by 、. */
function printedList(names: readonly Name[], { article }: SentenceReading): string {
  return names
    .map(({ name, end }, at) => {
      const next = names[at + 1];
      if (!next) return name;
      const between = article.text.slice(end, next.start);
      return name + (/^(?:、|和|与|及|以及|暨)$/u.test(between) ? between : '、');
    })
    .join('');
}
