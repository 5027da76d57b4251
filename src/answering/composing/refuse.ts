import type { ArchiveState } from '../../archive/archive.ts';
import { monthLabel } from '../../language/period-label.ts';
import type { Question } from '../../language/question.ts';
import type { Abstained } from '../answer.ts';
import type { Objection } from '../refusing/objections.ts';
import type { ComparedSide } from './compare.ts';
import { compose } from './compose.ts';
import { isFound, type NotFound } from './select.ts';

/** Below this share of the question's weight the archive holds nothing that is even near. */
const minNearestCoverage = 0.4;

/** Says why a question is not answered, what was searched, and what comes nearest. */
export function refuse(
  question: Question,
  results: readonly NotFound[],
  state: ArchiveState,
): Abstained {
  const [result] = results;
  const nearest = result?.nearest;
  const isNear = nearest && nearest.evidence.contextCoverage >= minNearestCoverage;
  const searched = searchedText(state);
  if (!isNear) return { status: 'abstained', reason: '档案里没有找到与此有关的内容。', searched };
  const { confidence: _, ...shown } = compose([{ question, candidates: [nearest], certainty: 0 }]);
  return {
    status: 'abstained',
    reason: reasonFor(question, result.objection),
    searched,
    nearest: shown,
  };
}

/** Says of which side of a comparison there is no figure; undefined where of both. */
export function refuseComparison(
  sides: readonly ComparedSide[],
  state: ArchiveState,
): Abstained | undefined {
  const [missing, ...others] = sides.filter(({ result }) => !isFound(result));
  const held = sides.flatMap(({ result }) => (isFound(result) ? [result] : []));
  if (!missing || others.length > 0 || held.length === 0) return undefined;
  const { confidence: _, ...nearest } = compose(held);
  const reason = `没有找到${missing.label}的数字，不能相比。`;
  return { status: 'abstained', reason, searched: searchedText(state), nearest };
}

function reasonFor({ dates }: Question, objection: Objection | undefined): string {
  switch (objection?.kind) {
    case 'ordinal':
    case 'name':
    case 'place':
    case 'premise':
      return lackingText(objection);
    case 'period':
      return periodReason(dates);
    case 'whole-year':
      return '档案里没有全年的数字。';
    case 'term':
      return '报道里提到了这个说法，但没有解释它指什么。';
    default:
      return '档案里没有能回答这个问题的内容。';
  }
}

function lackingText({ lacking, isElsewhere }: Extract<Objection, { lacking: string }>): string {
  if (isElsewhere) return `找到的报道没有把“${lacking}”和所问的事写在一起。`;
  return `找到的报道里没有提到“${lacking}”。`;
}

function periodReason(dates: Question['dates']): string {
  const named = dates.filter(({ printed }) => /[\d一二三四五六七八九十年半]/u.test(printed));
  if (named.length === 0) return '档案里没有所问时间的内容。';
  return `档案里没有${named.map(({ printed }) => printed).join('、')}的相关内容。`;
}

function searchedText({ articles, covers }: ArchiveState): string {
  const [first, last] = covers ? [monthLabel(covers.first), monthLabel(covers.last)] : [];
  const period = first === undefined ? '' : first === last ? `，${first}` : `，${first}至${last}`;
  return `查了${articles}篇报道${period}`;
}
