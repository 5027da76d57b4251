import type { Question } from '../../language/question.ts';
import type { Citation, SeriesValue } from '../answer.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { figureAsked } from '../findings/figure/figure.ts';
import { lastDayOf, periodText } from './figure-period.ts';

/** Says that figures should be compared with care. */
export const changedMeasure = '各报道的统计口径不一定相同，比较仅供参考';
/** Fewer values make no series. */
const fewestValues = 3;

/** What one paper says, and its citation. */
interface Told {
  readonly candidate: Candidate;
  readonly citation: Citation;
}

/** The values of a figure that several papers tell, oldest first; undefined for fewer than three. */
export function seriesOf(question: Question, told: readonly Told[]): SeriesValue[] | undefined {
  if (question.kind !== 'figure') return undefined;
  const oldestFirst = told.toSorted((a, b) =>
    lastDayOf(a.candidate) < lastDayOf(b.candidate) ? -1 : 1,
  );
  const values = oldestFirst.flatMap(({ candidate, citation }): SeriesValue[] => {
    const figure = figureAsked(candidate.sentence, question)?.figure;
    const label = periodText(candidate);
    // A label that only says when it was told is no period of the figure.
    if (!figure || figure.upper !== undefined || !label || label.endsWith('报道')) return [];
    const { printed, value } = figure;
    return [{ label, printed, value, marker: citation.marker }];
  });
  return values.length >= fewestValues ? values : undefined;
}

/** Whether all papers call what they measure the same. */
export function hasOneMeasure(question: Question, told: readonly Told[]): boolean {
  if (question.kind !== 'figure') return true;
  const measures = told.map(
    ({ candidate }) => figureAsked(candidate.sentence, question)?.figure.measure?.text,
  );
  return measures.every((measure) => isSameMeasure(measure, measures[0]));
}

/** Whether two names mean one measure: 规上 is 规模以上, and one may be the end of the other. */
export function isSameMeasure(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  const [a, b] = [plain(one), plain(other)];
  return a.endsWith(b) || b.endsWith(a);
}

function plain(measure: string): string {
  return measure
    .replace(/规模以上/gu, '规上')
    .replace(/[“”"'‘’（）()]|全年|累计|完成|年度|^年/gu, '');
}
