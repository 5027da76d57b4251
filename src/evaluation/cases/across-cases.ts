import { foldForComparison } from '../../language/normalize.ts';
import { withEarlierInGroup } from '../grouping.ts';
import { formatPlace, lineError, type Place } from '../input/placed-lines.ts';
import type { Expectation } from './expectation.ts';

/** A case as far as it can be at odds with others, and where it stands. */
export interface PlacedCase {
  readonly place: Place;
  readonly id: string;
  readonly question: string;
  readonly session?: string | undefined;
  readonly expect: Expectation;
}

/**
 * Checks what no case shows by itself, in the order in which the cases were read.
 * @throws WenbaoError naming file and line of the first that repeats an id, continues a session
 *   elsewhere than right after its turn before, or contradicts an earlier one
 */
export function checkAcross(cases: readonly PlacedCase[]): void {
  checkIds(cases);
  checkSessions(cases);
  checkContradictions(cases);
}

function checkIds(cases: readonly PlacedCase[]): void {
  const places = new Map<string, Place>();
  for (const { id, place } of cases) {
    const earlier = places.get(id);
    if (earlier) throw lineError('测试题', place, `编号 ${id} 已用于 ${formatPlace(earlier)}`);
    places.set(id, place);
  }
}

/** Apart, the turns of a session cannot be read as the conversation that they are asked as. */
function checkSessions(cases: readonly PlacedCase[]): void {
  const latest = new Map<string, { readonly place: Place; readonly index: number }>();
  for (const [index, { session, place }] of cases.entries()) {
    if (session === undefined) continue;
    const before = latest.get(session);
    if (before) checkTurn(session, place, before.place, before.index === index - 1);
    latest.set(session, { place, index });
  }
}

function checkTurn(session: string, place: Place, before: Place, isNext: boolean): void {
  const where = `上一问在 ${formatPlace(before)}`;
  if (place.path !== before.path) {
    throw lineError('测试题', place, `会话 ${session} 分在两个文件里，${where}`);
  }
  if (!isNext) throw lineError('测试题', place, `会话 ${session} 的各问没有连在一起，${where}`);
}

/** In a session the same words may ask something else. */
function checkContradictions(cases: readonly PlacedCase[]): void {
  const alone = cases.filter(({ session }) => session === undefined);
  for (const { item, earlier } of withEarlierInGroup(alone, plainQuestion)) {
    const other = earlier.find(({ expect }) => contradicts(expect, item.expect));
    if (!other) continue;
    const where = `${formatPlace(other.place)}（${other.id}）`;
    throw lineError('测试题', item.place, `与 ${where}问的相同，期望却不同`);
  }
}

function plainQuestion({ question }: PlacedCase): string {
  return foldForComparison(question).replace(/[?!.]+$/u, '');
}

/**
 * Whether no answer can be right by both. That one names more facts or other sources than the other is
 * no contradiction, and neither is that readers rejected an answer.
 */
function contradicts(one: Expectation, other: Expectation): boolean {
  if (one.rejected !== undefined || other.rejected !== undefined) return false;
  if (one.refuse || other.refuse) return one.refuse !== other.refuse;
  const periods = new Set([one.period, other.period].filter((period) => period !== undefined));
  return periods.size > 1 || !sharesFact(one.facts, other.facts);
}

type Facts = readonly (readonly string[])[];

function sharesFact(one: Facts, other: Facts): boolean {
  const notations = new Set(one.flat().map(foldForComparison));
  return other.flat().some((notation) => notations.has(foldForComparison(notation)));
}
