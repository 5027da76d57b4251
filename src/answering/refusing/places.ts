import type { Question } from '../../language/question.ts';
import type { ArticleReading } from '../evidence/article-reading.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { endsAlike, placeOfPaper } from '../findings/office/article-place.ts';

const place = /^(?<stem>[\u4e00-\u9fff]{2,4})(?<rank>[省市县区镇乡村州])$/u;
/** A question that stresses how far its place reaches does not mean a part of it. */
const asksAsWhole = /(?:整个|全)(?<place>[\u4e00-\u9fff]{2,4}[省市县州])/gu;
/** What a paper says of its own place beside another: 居东江市第三, 高于全省平均. */
const beside = '(?:居|在|列|排名?|位居|名列|高于|低于|占|进入|全)';
const besideEnd = '(?:[^，。；\\n]{0,6}(?:第|前列|前茅|平均|排名|首位|数一数二|领先))';
/** The places of offices and bodies beyond: 东江市副市长, 东江市委. */
const ofOffice = '(?:委|政府|副?市长|副?县长|副?区长|副?省长|人大|政协)';

/** 东江全市 asks of 东江市 as a whole. */
const wholeBehind = /(?<stem>[\u4e00-\u9fff]{2})全(?<rank>[省市县区州])/gu;
/** A place that begins a question, or stands behind its date, is the one that it is about. */
const placeFirst =
  /(?:^|[年月日,，、]|半年|季度)(?<place>[\u4e00-\u9fff]{2}[省市县区州])(?!委|政府|[副常]|[市县区州省]?长|人大|政协|人民|纪|监|法|检|公安)/gu;
/** 全市, 各县, 社区 are no names. */
const noName = /[全各我本该级城社园景片街地上门校开发新个中].$|[哪些在到从是有几的和与为对把让给]/u;

/** The places with their rank that a question names: 东江市 of 东江市2024年固定资产投资多少. */
export function placesAsked({ subject, text, kind }: Question): string[] {
  const stressed = [...text.matchAll(asksAsWhole)].map(({ groups }) => groups?.place ?? '');
  const first = [...text.matchAll(placeFirst)]
    .map(({ groups }) => groups?.place ?? '')
    .filter((name) => !noName.test(name));
  const whole = [...text.matchAll(wholeBehind)]
    .filter(({ groups }) => subject.some(({ word }) => word === groups?.stem))
    .map(({ groups }) => `${groups?.stem}${groups?.rank}`);
  const named = kind === 'figure' ? subject.map(({ word }) => word) : [];
  const all = [...stressed, ...first, ...whole, ...named.filter((word) => place.test(word))];
  return [...new Set(all)].filter(
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
  const told = withoutBeside(whole, stem);
  const isOwnPaper = article.publication?.includes(stem) === true;
  return (
    told.includes(name) || (told.includes(stem) && isOwnPaper) || timesIn(told, stem) >= mostlyTold
  );
}

/** A text without what it says of a place beside another, and without the place's offices. */
function withoutBeside(text: string, stem: string): string {
  const compared = new RegExp(`${beside}${stem}[省市县区州]?${besideEnd}`, 'gu');
  const office = new RegExp(`${stem}[省市县区州]?${ofOffice}`, 'gu');
  return text.replace(compared, '').replace(office, '');
}

/** The ranks of places that have papers and figures of their own. */
const hasPaper = /[省市县区州]$/u;

/**
 * Whether a figure is told of a place: in the paper of another one its sentence, the one before or a headline says
 * so, or the opening, where that does not name the paper's own place too.
 */
export function isFigureOf(name: string, { reading, sentence }: Candidate): boolean {
  const { article, headlines, sentences } = reading;
  const own = placeOfPaper(article);
  const { stem = name, rank } = place.exec(name)?.groups ?? {};
  if (!own || !hasPaper.test(name)) return true;
  if (endsAlike(own.stem, stem) && (own.level === '' || own.level === rank)) return true;
  const opening = sentences[0]?.normalized ?? '';
  const near = [
    sentence.normalized,
    sentence.previous?.normalized,
    headlines,
    opening.includes(own.stem) ? '' : opening,
  ];
  const sought = endsAlike(own.stem, stem) ? name : stem;
  return withoutBeside(near.join('\n'), stem).includes(sought);
}
