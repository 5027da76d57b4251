import { foldForComparison } from '../../language/normalize.ts';
import type { Statement } from '../answer.ts';
import { type CitedSource, inSimplified, type ReadText, readText } from './cited-source.ts';
import { verifyComputed } from './computed-stands.ts';
import { type DateRules, datesStand } from './dates-stand.ts';
import { figuresStand } from './figures-stand.ts';
import { verifyModelWords } from './model/verify-model.ts';
import { strangersIn } from './names-stand.ts';
import { numeralsStand } from './numerals-stand.ts';
import { withoutOrdinalsAsPrinted } from './ordinals-as-printed.ts';
import { quotationsStand } from './quotations-stand.ts';
import type { Verdict } from './verdict.ts';
import { ownWords, ownWordsOfComputation, wordsStand } from './words-stand.ts';

export interface StatementRules {
  /** Whether every word has to be printed, but for the program's own. */
  readonly wordsMustStand: boolean;
}

const wordsOfComputed = [...ownWords, ...ownWordsOfComputation];

/**
 * Checks a statement against the citations of its markers, which are given by marker. It may write other
 * characters than the print does, so both are compared in simplified ones.
 */
export function verifyStatement(
  statement: Statement,
  known: ReadonlyMap<number, CitedSource>,
  rules: StatementRules,
): Verdict {
  const { markers, text, computation } = statement;
  if (markers.length === 0) return 'uncited';
  const sources = markers.flatMap((marker) => known.get(marker) ?? []);
  if (sources.length < markers.length) return 'unknown-source';
  if (!computation && isQuotedWhole(text, sources)) return 'supported';
  const simplified = sources.map((source) => source.simplified);
  const stated = { ...statement, text: inSimplified(text) };
  return rules.wordsMustStand
    ? verifyAsReader(stated, simplified)
    : verifyAsModel(stated, simplified);
}

function verifyAsReader(statement: Statement, sources: readonly CitedSource[]): Verdict {
  const read = readText(statement.text);
  const verdict = verifyFacts(statement, read, sources, { takesIssueDate: false });
  if (verdict !== 'supported') return verdict;
  const own = statement.computation ? wordsOfComputed : ownWords;
  return wordsStand(read, sources, own) ? 'supported' : 'words-not-found';
}

function verifyAsModel(statement: Statement, sources: readonly CitedSource[]): Verdict {
  const { text } = statement;
  if (isPrintedInClauses(text, sources)) return 'supported';
  const read = withoutOrdinalsAsPrinted(readText(text), sources);
  if (!numeralsStand(read, sources)) return 'number-not-found';
  const verdict = verifyFacts(statement, read, sources, { takesIssueDate: true });
  return verdict === 'supported' ? verifyModelWords(text, sources) : verdict;
}

/** Checks figures, dates, people with an office, titles and quoted words. */
function verifyFacts(
  statement: Statement,
  read: ReadText,
  sources: readonly CitedSource[],
  dates: DateRules,
): Verdict {
  const { text, computation } = statement;
  if (computation) {
    const verdict = verifyComputed(statement, computation, read, sources);
    if (verdict !== 'supported') return verdict;
  } else {
    if (!figuresStand(read, sources)) return 'number-not-found';
    if (!datesStand(read, sources, dates)) return 'date-not-found';
  }
  if (strangersIn(text, sources).length > 0) return 'name-not-found';
  return quotationsStand(text, sources) ? 'supported' : 'quotation-not-found';
}

/** A quotation proves itself, in whatever way its figures and names are read. */
function isQuotedWhole(text: string, sources: readonly CitedSource[]): boolean {
  const length = visibleLength(text);
  return sources.some(
    ({ quote }) =>
      visibleLength(quote) === length && foldForComparison(quote) === foldForComparison(text),
  );
}

const endMarks = /[。！？!?；;，,：:\s]+$/u;
/** A clause that begins elsewhere may have lost what denies it or what it depends on. */
const beginsClause = /(?:^|[。！？!?；;，,：:\n“"])$/u;
const endsClause = /^(?:$|[。！？!?；;，,：:\n”"])/u;
const fewestChars = 8;

/** Whether a text is a run of whole printed clauses, word for word. */
function isPrintedInClauses(text: string, sources: readonly CitedSource[]): boolean {
  const words = foldForComparison(text.replace(endMarks, ''));
  if (words.length < fewestChars) return false;
  return sources.some(({ folded }) => {
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
      const [before, behind] = [folded.slice(0, at), folded.slice(at + words.length)];
      if (beginsClause.test(before.slice(-1)) && endsClause.test(behind.slice(0, 1))) return true;
    }
    return false;
  });
}

function visibleLength(text: string): number {
  return text.replaceAll(/[\s\p{Cf}\p{DI}]/gu, '').length;
}
