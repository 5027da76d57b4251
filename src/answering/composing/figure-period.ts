import type { DateRange } from '../../language/dates.ts';
import { findDateExpressions, rangeOf } from '../../language/dates.ts';
import { issueLabel, periodLabel } from '../../language/period-label.ts';
import type { Candidate } from '../evidence/candidates.ts';

/** The period that a candidate's finding is of, as far as its sentence or its headline names one. */
export function periodOf({ reading, sentence, finding }: Candidate): DateRange | undefined {
  const at = finding?.spans[0]?.start ?? sentence.span.end;
  return reading.periods.periodAt(sentence.span, at) ?? headlinePeriod(reading.article);
}

/** What to call that period, or the issue that tells of it: 2024年上半年, 2024年8月报道. */
export function periodText(candidate: Candidate): string | undefined {
  const range = isForecast(candidate) ? undefined : periodOf(candidate);
  const label = range && range.first !== range.last ? periodLabel(range) : undefined;
  const { date } = candidate.sentence.article;
  return label ?? (date && `${issueLabel(date)}报道`);
}

const forecast = /预计|建成后|投产后|将(?:达|实现|完成|为)|力争|有望/u;

/** What is expected is not of the period that its sentence began with. */
function isForecast({ sentence, finding }: Candidate): boolean {
  const at = finding?.spans[0]?.start ?? sentence.span.start;
  return forecast.test(sentence.text.slice(0, at - sentence.span.start));
}

/** For ordering: the last day of the period, else of the issue; empty where neither is known. */
export function lastDayOf(candidate: Candidate): string {
  const { date } = candidate.sentence.article;
  return (periodOf(candidate) ?? (date && rangeOf(date)))?.last ?? '';
}

function headlinePeriod({
  kicker,
  headline,
  subtitle,
  date,
}: Candidate['sentence']['article']): DateRange | undefined {
  const lines = [kicker, headline, subtitle].filter(Boolean).join('\n');
  return findDateExpressions(lines, date).find(({ range }) => range)?.range;
}
