import { WenbaoError } from '../../src/errors.ts';
import type { CaseRecord } from '../../src/evaluation/records/run-record.ts';
import { toSafeText } from '../../src/evaluation/reports/safe-text.ts';

/** Tells people something beside the report. */
export function remark(text: string): void {
  process.stderr.write(`${toSafeText(text)}\n`);
}

/**
 * Tells how many answers are not by the language model that was to be measured.
 * @throws WenbaoError where it gave none: the reader would be measured under its name
 */
export function checkSpoke(model: string, cases: readonly CaseRecord[]): void {
  const given = cases.flatMap((each) => each.given ?? []);
  const others = given.filter(({ answeredBy }) => answeredBy !== 'model').length;
  if (others === given.length) {
    const remedy = '请检查它的地址、密钥和名称，或先问它一题试试。';
    throw new WenbaoError('model', `语言模型 ${model} 一题也没有作答。`, remedy);
  }
  if (others > 0)
    remark(`有 ${others} 题不是语言模型作答的：没有找到片段、不是问档案，或它失败了。`);
}
