import { type DateExpression, findDateExpressions } from './dates.ts';

/** Several periods that a question names, and the question without them. */
export interface PeriodsNamed {
  /** In full, in the order of the question: 2022年上半年. */
  readonly periods: readonly string[];
  readonly rest: string;
}

const bareYear = /(?<!\d)((?:19|20)\d{2})(?=[和与跟还比、，,？?。]|上半年|下半年|全年|的|$)/gu;

/**
 * The periods of a normalised question that names two or more: 2022年和2024年, 上半年…2022还是2024.
 * A part of a year that is named once belongs to each year. Undefined for any other question.
 */
export function periodsNamed(question: string): PeriodsNamed | undefined {
  const text = question.replace(bareYear, '$1年');
  const dates = findDateExpressions(text);
  const years = dates.filter(({ range, relative }) => range && !relative);
  const parts = dates.filter((date) => !years.includes(date));
  if (years.length < 2 || parts.length > 1) return undefined;
  const part = parts[0]?.printed ?? '';
  const periods = years.map(({ printed }) => (printed.endsWith('年') ? printed + part : printed));
  return { periods: [...new Set(periods)], rest: withoutDates(text, dates) };
}

function withoutDates(text: string, dates: readonly DateExpression[]): string {
  return dates.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}
