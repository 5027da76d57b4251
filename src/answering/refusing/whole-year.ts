import type { Question } from '../../language/question.ts';

/** Whether a question asks for a figure of a whole year, which that of a half-year is not. */
export function asksWholeYear({ kind, text }: Question): boolean {
  return kind === 'figure' && /(?<!占)全年(?!预算|目标|任务|计划)|整年/u.test(text);
}
