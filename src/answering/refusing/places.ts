import type { Question } from '../../language/question.ts';
import type { ArticleReading } from '../evidence/article-reading.ts';

const place = /^(?<stem>[\u4e00-\u9fff]{2,4})(?<rank>[省市县区镇乡村州])$/u;
/** A question that stresses how far its place reaches does not mean a part of it. */
const asksAsWhole = /(?:整个|全)(?<place>[\u4e00-\u9fff]{2,4}[省市县州])/gu;
/** What a paper says of its own place beside another: 居东江市第三, 高于全省平均. */
const beside = '(?:居|在|列|排名?|位居|名列|高于|低于|占|进入|全)';
const besideEnd = '(?:[^，。；\\n]{0,6}(?:第|前列|前茅|平均|排名|首位|数一数二|领先))';
/** The places of offices and bodies beyond: 东江市副市长, 东江市委. */
const ofOffice = '(?:委|政府|副?市长|副?县长|副?区长|副?省长|人大|政协)';

/** The places with their rank that a question names: 东江市 of 东江市2024年固定资产投资多少. */
export function placesAsked({ subject, text, kind }: Question): string[] {
  const stressed = [...text.matchAll(asksAsWhole)].map(({ groups }) => groups?.place ?? '');
  const named = kind === 'figure' ? subject.map(({ word }) => word) : [];
  return [...new Set([...stressed, ...named.filter((word) => place.test(word))])].filter(
    (name) =>
      !new RegExp(`在?(?:整个|全)?${name}(?:范围)?内?(?:排|居|位|名列|是第|第)`, 'u').test(text),
  );
}

/** A place that is named so often without its rank is what an article tells of. */
const mostlyTold = 3;

function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

/**
 * Whether an article tells of a place and does not only compare its own with it (居东江市第三) or
 * name its offices (东江市副市长). A place is known by its name without 市, 县 ….
 */
export function isToldOf(name: string, { whole, article }: ArticleReading): boolean {
  const { stem = name } = place.exec(name)?.groups ?? {};
  const compared = new RegExp(`${beside}${stem}[省市县区州]?${besideEnd}`, 'gu');
  const office = new RegExp(`${stem}[省市县区州]?${ofOffice}`, 'gu');
  const told = whole.replace(compared, '').replace(office, '');
  const isOwnPaper = article.publication?.includes(stem) === true;
  return (
    told.includes(name) || (told.includes(stem) && isOwnPaper) || timesIn(told, stem) >= mostlyTold
  );
}
