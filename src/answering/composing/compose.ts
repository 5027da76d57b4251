// src/answering/composing: what was found → an answer: short first, then the quotation that proves it.

import type { Question } from '../../language/question.ts';
import type { Answered, Citation, Statement } from '../answer.ts';
import { toCitation } from '../citations.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { minCertain } from '../evidence/certainty.ts';
import { printedArticle } from '../evidence/simplified-article.ts';
import { forecastBefore } from '../findings/figure/forecast.ts';
import { officeAsked } from '../findings/office/office-asked.ts';
import { disagreementRemark } from './disagreement.ts';
import { excerptOf } from './excerpt.ts';
import { issueText, periodText } from './figure-period.ts';
import { namedKinds } from './named-kinds.ts';
import { changedMeasure, hasOneMeasure, seriesOf } from './over-time.ts';
import type { Selected } from './select.ts';

/** Below this fit what a sentence seems to say is not put first; the sentence speaks for itself. */
const minShortFit = 0.35;
/** A short answer that is nearly the whole quotation would say everything twice. */
const maxShortShare = 0.6;
const unanswered = '另有一问没有找到答案';

/** A candidate with the citation of what is quoted of it. */
interface Cited {
  readonly candidate: Candidate;
  readonly citation: Citation;
}

/**
 * Puts what was found for each part of a question into an answer: first in few words, then the proof.
 * @param isPartial whether another part of the question found no answer
 */
export function compose(parts: readonly Selected[], isPartial = false): Answered {
  const citations: Citation[] = [];
  const shorts: Statement[] = [];
  const cited = parts.map((part) => ({ part, all: citeAll(part, citations) }));
  for (const { part, all } of cited) {
    for (const short of shortsOf(part, all)) {
      if (!shorts.some(({ text }) => text === short.text)) shorts.push(short);
    }
  }
  const proofs = citations.map(({ quote, marker }) => ({
    text: quote.replaceAll('\n', ''),
    markers: [marker],
  }));
  const certainty = Math.min(...parts.map((part) => part.certainty));
  const [overTime] = cited.filter(({ part }) => part.isOverTime);
  const series = overTime && seriesOf(overTime.part.question, overTime.all);
  const isOneMeasure = !overTime || hasOneMeasure(overTime.part.question, overTime.all);
  const remarks = [
    ...(parts.some(({ isDisagreed }) => isDisagreed) ? [disagreementRemark] : []),
    ...(isOneMeasure ? [] : [changedMeasure]),
    ...(isPartial ? [unanswered] : []),
  ];
  return {
    status: 'answered',
    statements: [...shorts, ...proofs],
    citations,
    confidence: certainty >= minCertain && !isPartial ? 'certain' : 'likely',
    ...(remarks.length > 0 && { remark: remarks.join('；') }),
    ...(series && { series }),
  };
}

function citeAll({ candidates, question }: Selected, citations: Citation[]): Cited[] {
  return candidates.map((candidate) => ({
    candidate,
    citation: cite(candidate, excerptOf(candidate, question), citations),
  }));
}

/** The citation of a span, which is quoted once however many parts it answers. */
function cite({ sentence }: Candidate, span: Citation['span'], citations: Citation[]): Citation {
  const { article } = sentence;
  const known = citations.find(
    (citation) =>
      citation.articleId === article.id &&
      citation.span.start <= span.start &&
      citation.span.end >= span.end,
  );
  if (known) return known;
  const citation = toCitation(printedArticle(article), span, citations.length + 1);
  citations.push(citation);
  return citation;
}

function shortsOf(selected: Selected, cited: Cited[]): Statement[] {
  const { short, question, isOverTime = false, isDisagreed = false } = selected;
  if (short !== undefined) {
    const markers = [...new Set(cited.map(({ citation }) => citation.marker))];
    return [{ text: short, markers, isShort: true }];
  }
  return cited.flatMap((each) => shortOf(each, question, isOverTime || isDisagreed) ?? []);
}

/** @param isOneOfSeveral whether it stands beside those of other reports, and so must be short too */
function shortOf(
  { candidate, citation: { marker, quote } }: Cited,
  question: Question,
  isOneOfSeveral: boolean,
): Statement | undefined {
  const { kind } = question;
  const { finding } = candidate;
  if (!finding || finding.fit < minShortFit) return undefined;
  const isWhole = finding.text.length > quote.length * maxShortShare;
  if (isWhole && !isOneOfSeveral && !namedKinds.has(kind)) return undefined;
  const printed = aimed(candidate, kind).replace(/(?<=\p{Script=Han}),/gu, '，');
  const period = periodFor(candidate, question, isOneOfSeveral);
  const text = period === undefined ? printed : `${printed}（${period}）`;
  return { text, markers: [marker], isShort: true };
}

/** A figure that is expected or aimed at says so: 预计230亿元. */
function aimed({ finding, sentence }: Candidate, kind: Question['kind']): string {
  const text = finding?.text ?? '';
  const at = finding?.spans[0]?.start;
  const word = kind === 'figure' && at !== undefined ? forecastBefore(sentence, at) : undefined;
  return word === undefined || text.includes(word) ? text : `${word}${text}`;
}

/** Figures have their period, offices the issue that tells of them. */
function periodFor(
  candidate: Candidate,
  question: Question,
  isOneOfSeveral: boolean,
): string | undefined {
  if (question.kind === 'figure') return periodText(candidate);
  const isOffice = question.kind === 'office' || officeAsked(question) !== undefined;
  return isOffice || isOneOfSeveral ? issueText(candidate) : undefined;
}
