import { findDateExpressions } from '../../language/dates.ts';
import { normalizeText } from '../../language/normalize.ts';
import type { Question } from '../../language/question.ts';
import type { Span } from '../../language/span.ts';
import type { Candidate } from '../evidence/candidates.ts';
import { heldDegree } from '../matching/subject-match.ts';

/** A sentence of at most so many characters is quoted whole. */
const maxWholeChars = 90;
/** A part is quoted from its sentence's beginning on while that stays below so many characters. */
const maxWithStartChars = 220;
/** Such a part says nothing of what grew, or what was completed. */
const opensWithVerb =
  /^[\s“"]*(?:同比|环比|较|比|其中|增[长加速幅]|下降|减少|占|完成|实现|达到?|居|排|分别|共|累计|新增|预计)/u;

/**
 * What is quoted of a candidate's sentence. One that strings several statements together with
 * semicolons is quoted by those that answer; a list that is asked for may run over all of them.
 */
export function excerptOf({ sentence, finding }: Candidate, question: Question): Span {
  const { span, article, text } = sentence;
  const outside = finding && spanOutside(finding.spans, sentence);
  if (outside) return outside;
  const isWhole = question.wantsSeveral || question.list || question.kind === 'summary';
  if (text.length <= maxWholeChars || isWhole) return span;
  const parts = partsOf(article.text, span);
  if (parts.length === 1) return span;
  const kept = finding
    ? partsHolding(parts, finding.spans)
    : [bestPart(parts, article.text, question)];
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return span;
  return withItsPeriod({ start: first.start, end: last.end }, sentence.span, article.text);
}

/** A byline stands outside of the sentence whose story it signs; it is quoted with its line. */
function spanOutside(
  [span]: readonly Span[],
  { span: sentence, article }: Candidate['sentence'],
): Span | undefined {
  if (!span || (span.start >= sentence.start && span.end <= sentence.end)) return undefined;
  const part = article.parts.find(
    (each) => each.span.start <= span.start && each.span.end >= span.end,
  );
  return part?.kind === 'byline' || part?.kind === 'credit' ? part.span : undefined;
}

function partsHolding(parts: readonly Span[], spans: readonly Span[]): Span[] {
  return parts.filter((part) =>
    spans.some(({ start, end }) => start < part.end && end > part.start),
  );
}

/** The part that holds most of the question. */
function bestPart(parts: readonly Span[], text: string, { subject }: Question): Span | undefined {
  const held = (part: Span) => {
    const printed = normalizeText(text.slice(part.start, part.end));
    return subject.reduce((sum, { word }) => sum + heldDegree(word, printed) * word.length, 0);
  };
  return parts.reduce((best, part) => (held(part) > held(best) ? part : best));
}

/**
 * A part that takes its period or what it speaks of from the sentence's beginning would mislead
 * alone, so it is quoted from there on, unless that grows too long.
 */
function withItsPeriod(part: Span, sentence: Span, text: string): Span {
  const printed = text.slice(part.start, part.end);
  const before = text.slice(sentence.start, part.start);
  const isBare = findDateExpressions(printed).length === 0 || opensWithVerb.test(printed);
  const leansOnStart = isBare && findDateExpressions(before).length > 0;
  if (!leansOnStart || part.end - sentence.start >= maxWithStartChars) return part;
  return { start: sentence.start, end: part.end };
}

function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (text[at] !== '；' && text[at] !== ';') continue;
    parts.push({ start: from, end: at + 1 });
    from = at + 1;
  }
  return from < end ? [...parts, { start: from, end }] : parts;
}
