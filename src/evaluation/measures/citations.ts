import { printDate } from './issue-dates.ts';
import { supports } from './support.ts';

/** A sentence of an answer, without markers, and the markers of what it cites. */
export interface CitedStatement {
  readonly text: string;
  readonly markers: readonly number[];
}

export interface CitationScores {
  /** The share of the statements that all their citations together support. */
  readonly recall: number;
  /** The share of the citations in statements that their statement needs; 0 where there are none. */
  readonly precision: number;
}

/** What ALCE's premise is of a passage (title and text), here with what a page prints around it. */
export interface CitedPassage {
  readonly headline?: string | undefined;
  readonly publication?: string | undefined;
  /** ISO: `2024`, `2024-08` or `2024-08-12`. */
  readonly date?: string | undefined;
  /** The quoted words. */
  readonly quote: string;
}

const endOfPart = '。\n';

/** What may be taken from a citation: its date, publication and headline, and the quoted words. */
export function premiseOf({ headline, publication, date, quote }: CitedPassage): string {
  const printedDate = date === undefined ? undefined : printDate(date);
  return [printedDate, publication, headline, quote].filter(Boolean).join(endOfPart);
}

/**
 * Citation recall and precision of one answer, as ALCE defines them: T. Gao, H. Yen, J. Yu, D. Chen,
 * "Enabling Large Language Models to Generate Text with Citations", EMNLP 2023, section 3; its model
 * of inference is replaced by `supports`. A statement's recall is 1 if it cites something and all that
 * it cites, taken together, supports it. A citation's precision is 1 if its statement's recall is 1
 * and it is not irrelevant: it supports the statement alone, or the others do not without it.
 *
 * A marker that points nowhere is a citation of an empty passage, and one that is repeated within a
 * statement counts once; ALCE's script gives no recall to a statement with the former, leaves its
 * citations out of precision, and counts the latter twice.
 * @returns undefined for an answer without statements
 */
export function citationScores(
  statements: readonly CitedStatement[],
  premises: ReadonlyMap<number, string>,
): CitationScores | undefined {
  if (statements.length === 0) return undefined;
  const judged = statements.map((statement) => judge(statement, premises));
  const citations = judged.flatMap(({ precisions }) => precisions);
  const supported = judged.filter(({ isSupported }) => isSupported);
  const precise = citations.filter(Boolean);
  return {
    recall: supported.length / statements.length,
    precision: citations.length === 0 ? 0 : precise.length / citations.length,
  };
}

function judge({ text, markers }: CitedStatement, premises: ReadonlyMap<number, string>) {
  const cited = [...new Set(markers)].map((marker) => premises.get(marker) ?? '');
  const isSupported = supportsTogether(cited, text);
  const precisions = cited.map((_, index) => isSupported && !isIrrelevant(cited, index, text));
  return { isSupported, precisions };
}

function isIrrelevant(cited: readonly string[], index: number, text: string): boolean {
  const alone = cited.slice(index, index + 1);
  return supportsTogether(cited.toSpliced(index, 1), text) && !supportsTogether(alone, text);
}

/** Nothing supports nothing: a passage has to be there. */
function supportsTogether(premises: readonly string[], text: string): boolean {
  const passages = premises.filter((premise) => premise !== '');
  return passages.length > 0 && supports(passages.join(endOfPart), text);
}
