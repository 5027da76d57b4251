import { type DateRange, findDateExpressions, rangeOf } from '../../language/dates.ts';
import { issueLabel, periodLabel } from '../../language/period-label.ts';
import type { NamedPeriod } from '../../retrieval/period.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { forecastBefore } from '../findings/figure/forecast.ts';

const upTo = /^截[至止]/u;

/** The period that a candidate's finding is of, as far as its sentence or its headline names one. */
function periodOf({ reading, sentence, finding }: Candidate): NamedPeriod | undefined {
  const at = finding?.spans[0]?.start ?? sentence.span.end;
  const named = reading.periods.namedBefore(sentence.span, at) ?? headlinePeriod(reading.article);
  return named && isToCome(named, reading.article) ? undefined : named;
}

/** When a bridge is to be opened is no period of its length. */
function isToCome({ range }: NamedPeriod, { date }: Candidate['sentence']['article']): boolean {
  return date !== undefined && range.first > rangeOf(date).last;
}

/** What to call that period, or the issue that tells of it: 2024年上半年, 截至2022年3月, 2024年8月报道. */
export function periodText(candidate: Candidate): string | undefined {
  return namedPeriodText(candidate) ?? issueText(candidate);
}

/** What to call the period that is named for a figure; nothing for a day, a total or what is expected. */
export function namedPeriodText(candidate: Candidate): string | undefined {
  const at = candidate.finding?.spans[0]?.start;
  const isForecast = at !== undefined && forecastBefore(candidate.sentence, at) !== undefined;
  const period = isForecast ? undefined : periodOf(candidate);
  return period && labelOf(period);
}

/** The issue that tells of it: 2024年8月报道; nothing where its date is a guess. */
export function issueText({ sentence }: Candidate): string | undefined {
  const { date, dateSource } = sentence.article;
  return date && dateSource !== 'text' ? `${issueLabel(date)}报道` : undefined;
}

/** For ordering: the last day of the period, else of the issue; empty where neither is known. */
export function lastDayOf(candidate: Candidate): string {
  const { date } = candidate.sentence.article;
  return (periodOf(candidate)?.range ?? (date && rangeOf(date)))?.last ?? '';
}

/** A total up to a day is of no period; the day of an event is none of a figure's either. */
function labelOf({ printed, range }: NamedPeriod): string | undefined {
  if (upTo.test(printed)) return undefined;
  return range.first === range.last ? undefined : periodLabel(range);
}

function headlinePeriod({
  kicker,
  headline,
  subtitle,
  date,
}: Candidate['sentence']['article']): NamedPeriod | undefined {
  const lines = [kicker, headline, subtitle].filter(Boolean).join('\n');
  const named = findDateExpressions(lines, date).find(({ range }) => range);
  return named?.range && { printed: named.printed, range: named.range satisfies DateRange };
}
