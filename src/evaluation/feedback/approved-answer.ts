import type { Answer, Answered, Citation, Statement } from '../../answering/answer.ts';
import { findQuantities } from '../../language/numbers.ts';
import type { Question } from '../../language/question.ts';
import { fromAnswer } from '../answers/from-reply.ts';
import type { Expectation } from '../cases/cases.ts';
import { findFault } from '../judging/fault.ts';
import { containsFact } from '../measures/facts.ts';

/**
 * What to expect of a question whose answer readers approved, drawn from the answer: its figures or
 * its short text, its quotations, the headlines of what it cites, and its year. The answer itself
 * fulfils it. Undefined for an answer that states nothing to hold on to.
 */
export function expectationFrom(question: Question, answer: Answer): Expectation | undefined {
  if (answer.status === 'abstained') return { refuse: true };
  const facts = factsOf(question, answer);
  if (facts.length === 0) return undefined;
  const expected = { facts, ...sourcesOf(answer.citations) };
  const period = yearOf(question, answer.citations);
  // A page of one year may report on another, of which the short answer then speaks.
  const candidates = [...(period === undefined ? [] : [{ ...expected, period }]), expected];
  // It cites its own sources, by which the candidates name the articles.
  const isFulfilled = (expect: Expectation) => !findFault({ expect }, fromAnswer(answer), true);
  return candidates.find(isFulfilled);
}

/** Each fact in one notation. */
function factsOf({ kind }: Question, { statements }: Answered): string[][] {
  const short = statements.filter(({ isShort }) => isShort);
  const leading = short.length > 0 ? short : statements.slice(0, 1);
  const asksFigures = kind === 'figure' || kind === 'comparison';
  const facts = leading.flatMap(({ text }) => (asksFigures && figuresIn(text)) || [undated(text)]);
  return distinctTexts(facts).map((fact) => [fact]);
}

/** A short answer without when it was printed, which is the program's remark: 205亿元（2022年7月报道）. */
function undated(text: string): string {
  return text.replace(/（[^（）]*\d{4}年[^（）]*）$/u, '') || text;
}

/** The figures of a text as printed; undefined where it has none. */
function figuresIn(text: Statement['text']): string[] | undefined {
  const figures = findQuantities(text)
    .map(({ printed }) => printed)
    .filter((printed) => containsFact(text, [printed]));
  return figures.length > 0 ? figures : undefined;
}

function sourcesOf(citations: readonly Citation[]) {
  const evidence = distinctTexts(citations.map(({ quote }) => quote));
  const headlines = citations.map(({ headline = '' }) => headline);
  // A story without a headline would do as well as the others, and cannot be named by one.
  const isEachNamed = headlines.every((headline) => headline.trim() !== '');
  const articles = isEachNamed ? distinctTexts(headlines) : [];
  return {
    ...(articles.length > 0 ? { articles } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

/** The one year that the question names; where it names no time, the one of all citations. */
function yearOf({ dates }: Question, citations: readonly Citation[]): string | undefined {
  const asked = dates.map(({ range, relative }) => (relative ? undefined : range?.first));
  const years = (asked.length > 0 ? asked : citations.map(({ date }) => date)).map((date) =>
    date?.slice(0, 4),
  );
  const [year, ...others] = new Set(years);
  return others.length === 0 && year && /^\d{4}$/u.test(year) ? year : undefined;
}

/** Each text once, without those that are blank. */
function distinctTexts(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
}
