import type { Question } from '../../../language/question.ts';
import type { Finder } from '../finding.ts';

const asked = /电话|热线|号码|手机/u;
/** With area code, of a mobile, or short: 0716-1234567, 13800000000, 12345. */
const number =
  /(?<!\d)(?:0\d{2,3}[-－—]?\d{7,8}|1[3-9]\d{9}|[48]00[-－—]?\d{3}[-－—]?\d{4}|1\d{4}|\d{7,8})(?!\d|[.．]\d|[万亿元])/u;

/** Whether a question asks for a telephone number. */
export function asksForTelephone({ text }: Question): boolean {
  return asked.test(text);
}

/** The first telephone number of a sentence that speaks of one. */
export const findTelephone: Finder = ({ text, span }) => {
  const match = asked.test(text) ? number.exec(text) : null;
  if (!match) return undefined;
  const start = span.start + match.index;
  return { text: match[0], spans: [{ start, end: start + match[0].length }], fit: 1 };
};
