import type { Question } from '../../language/question.ts';
import { longestSharedRun } from '../../language/shared-characters.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { figureAsked } from '../findings/figure/figure.ts';
import { lastDayOf } from './figure-period.ts';

/** The same thing told of another year earns nearly as much. */
const maxScoreBehind = 5;
const minFit = 0.6;
const maxValues = 4;
/** Kinds whose answer may be another one in another year. */
const changes: ReadonlySet<Question['kind']> = new Set(['figure', 'person', 'office']);
const office =
  /书记|[市县区镇乡省州]长|主任|主席|局长|部长|会长|理事长|经理|院长|校长|检察长|政委/u;
const wantsLatest = /最新|现任|目前|现在|如今|最近一[次期]/u;

/**
 * What papers of other years say to the same question, each year's best, newest first, the best one
 * among them; where a question names a year or asks for the latest, only one.
 */
export function acrossTime(
  best: Candidate,
  fitting: readonly Candidate[],
  question: Question,
): readonly Candidate[] {
  if (!asksOverTime(question) || (best.finding?.fit ?? 0) < minFit) return [best];
  const years = new Map<string, Candidate>([[yearOf(best), best]]);
  for (const candidate of fitting) {
    if (years.has(yearOf(candidate)) || !isSameThing(candidate, best, question)) continue;
    years.set(yearOf(candidate), candidate);
  }
  const newest = [...years.values()].sort((a, b) => (lastDayOf(a) < lastDayOf(b) ? 1 : -1));
  if (wantsLatest.test(question.text)) return newest.slice(0, 1);
  return withoutRepetitions(newest, question).slice(0, maxValues);
}

function asksOverTime({ kind, dates, text }: Question): boolean {
  if (dates.some(({ relative }) => !relative)) return false;
  return changes.has(kind) && (kind !== 'person' || office.test(text));
}

function yearOf(candidate: Candidate): string {
  return lastDayOf(candidate).slice(0, 4);
}

const onlyNew = /^(?:新|净)/u;

/** What was newly added is not the total. */
function isBothNew(one: Candidate, other: Candidate, question: Question): boolean {
  const [a, b] = [one, other].map(({ sentence }) =>
    onlyNew.test(figureAsked(sentence, question)?.figure.measure?.text ?? ''),
  );
  return a === b;
}

/** Two papers may call it by a longer and a shorter name, but not by names that share nothing. */
export function isOneThing(one: Candidate, other: Candidate, question: Question): boolean {
  const [a = '', b = ''] = [one, other].map(
    ({ sentence }) => figureAsked(sentence, question)?.figure.measure?.text,
  );
  return a === '' || b === '' || longestSharedRun(a, b).length >= 2;
}

function isSameThing(candidate: Candidate, best: Candidate, question: Question): boolean {
  const isFigure = question.kind === 'figure';
  if (isFigure && !(isBothNew(candidate, best, question) && isOneThing(candidate, best, question)))
    return false;
  const [fit = 0, bestFit = 0] = [candidate.finding?.fit, best.finding?.fit];
  return fit >= Math.max(minFit, bestFit - 0.2) && candidate.score >= best.score - maxScoreBehind;
}

/** Who still holds an office is named once, by the newest paper; a figure is another each year. */
function withoutRepetitions(newest: readonly Candidate[], { kind }: Question): Candidate[] {
  if (kind === 'figure') return [...newest];
  const names = new Set<string>();
  return newest.filter(({ finding }) => {
    const name = finding?.text.replace(/（.*$/u, '') ?? '';
    return kind === 'office' || (!names.has(name) && names.add(name));
  });
}
