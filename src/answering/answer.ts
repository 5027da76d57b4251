import type { ArticleId } from '../corpus/article.ts';
import type { DatePrecision } from '../language/dates.ts';
import type { Span } from '../language/span.ts';

/** A quotation and where it stands: a span of an article's text, and lines of the file as received. */
export interface Citation {
  /** The number shown in the answer as `[marker]`, from 1. */
  readonly marker: number;
  readonly articleId: ArticleId;
  readonly headline?: string;
  readonly publication?: string;
  readonly section?: string;
  /** ISO, as precise as `datePrecision`: `2024`, `2024-08` or `2024-08-12`. */
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  readonly source: string;
  /** First and last line of the file as received, from 1. */
  readonly lines: readonly [first: number, last: number];
  /** The article's text at `span`. */
  readonly quote: string;
  readonly span: Span;
}

/** One sentence of an answer, without markers, and the markers of the citations that prove it. */
export interface Statement {
  readonly text: string;
  readonly markers: readonly number[];
}

/** Every statement is proved by its citations. */
export interface Answered {
  readonly status: 'answered';
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
}

/** The archive does not say, or the text was not a question to it. */
export interface Abstained {
  readonly status: 'abstained';
  /** One sentence in Chinese for the reader. */
  readonly reason: string;
  /** The nearest thing that the archive does hold, marked as not being the answer. */
  readonly nearest?: Answered;
}

export type Answer = Answered | Abstained;

/** The answer as a person reads it, with markers like `[1]` and without the list of sources. */
export function answerText(answer: Answer): string {
  if (answer.status === 'answered') return answer.statements.map(statementText).join('\n');
  if (!answer.nearest) return answer.reason;
  return `${answer.reason}\n最接近的内容（不是答案）：${answerText(answer.nearest)}`;
}

/** A statement with its markers behind it: `预计年利润约36亿元。[1]`. */
export function statementText({ text, markers }: Statement): string {
  return text + markers.map((marker) => `[${marker}]`).join('');
}

/** The citations that `answerText` refers to, in the order of their markers. */
export function citationsOf(answer: Answer): readonly Citation[] {
  if (answer.status === 'answered') return answer.citations;
  return answer.nearest?.citations ?? [];
}
