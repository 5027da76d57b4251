import { kindLabel } from '../cases/kinds.ts';
import type { ThresholdVerdict } from '../comparison/thresholds.ts';
import { traitsOf } from '../scores/traits.ts';
import { formatValue } from './figures.ts';
import type { ThresholdOutcome } from './page/page-input.ts';

/** A threshold as it stands in the file, such as `figure right >= 0.9`: the same in every run. */
export function verdictName({ measure, kind, bound, limit }: ThresholdVerdict): string {
  return `${kind === undefined ? '' : `${kind} `}${measure} ${bound === 'min' ? '>=' : '<='} ${limit}`;
}

/** What a measure came to, and what it should have been, in one Chinese sentence. */
export function formatVerdict(verdict: ThresholdVerdict): string {
  const { measure, kind, value, n } = verdict;
  const of = kind === undefined ? '' : `${kindLabel(kind).replace(/题$/u, '')}题的`;
  const came = value === undefined ? '没有数值' : `为 ${reached(verdict)}（${n} 题）`;
  return `${of}${traitsOf(measure).label}（${measure}）${came}，应${wanted(verdict)}。`;
}

/** The same as the page shows it. */
export function toOutcome(verdict: ThresholdVerdict): ThresholdOutcome {
  const { measure, kind, isMet } = verdict;
  return {
    label: traitsOf(measure).label,
    ...(kind === undefined ? {} : { kind }),
    bound: wanted(verdict),
    value: reached(verdict),
    isMet,
  };
}

function wanted({ measure, bound, limit }: ThresholdVerdict): string {
  return `${bound === 'min' ? '不低于' : '不高于'} ${formatValue(limit, traitsOf(measure).unit)}`;
}

/** With more digits where the rounded figure would seem to be the limit that it misses. */
function reached({ measure, limit, value, isMet }: ThresholdVerdict): string {
  const { unit } = traitsOf(measure);
  const shown = formatValue(value, unit);
  if (isMet || value === undefined || shown !== formatValue(limit, unit)) return shown;
  return `${shown}（${Number(value.toPrecision(6))}）`;
}

/** A line for each threshold that is not met; one that says so where all are. */
export function formatVerdicts(verdicts: readonly ThresholdVerdict[]): string {
  const broken = verdicts.filter(({ isMet }) => !isMet);
  if (broken.length === 0) return `${verdicts.length} 项门槛都达到了。`;
  const heading = `${verdicts.length} 项门槛中有 ${broken.length} 项没有达到：`;
  return [heading, ...broken.map((verdict) => `  ${formatVerdict(verdict)}`)].join('\n');
}
