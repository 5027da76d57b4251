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
  /** Whether nothing prints or tells the date, and it was taken from the years in the text. */
  readonly isDateInferred?: boolean;
  readonly source: string;
  /** First and last line of the file as received, from 1. */
  readonly lines: readonly [first: number, last: number];
  /** The article's text at `span`. */
  readonly quote: string;
  readonly span: Span;
}

/** A figure as printed, in the citation of this marker. */
export interface CitedFigure {
  readonly printed: string;
  readonly marker: number;
}

/** What a computed statement was reckoned from: how much `to` is more or less than `from`. */
export interface Computation {
  readonly from: CitedFigure;
  readonly to: CitedFigure;
}

/** One sentence of an answer, without markers, and the markers of the citations that prove it. */
export interface Statement {
  readonly text: string;
  readonly markers: readonly number[];
  /** The answer itself in a few words, which stands first and in bold. */
  readonly isShort?: boolean;
  /** How this program reckoned what no source prints; the statement says that it did. */
  readonly computation?: Computation;
}

/** How sure an answer is: of those that are certain at least 98 of 100 are right on the test set. */
export type Confidence = 'certain' | 'likely';

/** How people and other programs are told of it. */
export const confidenceWords: Readonly<Record<Confidence, string>> = {
  certain: '确定',
  likely: '较可能',
};

/** One value of a figure that is given for several periods. */
export interface SeriesValue {
  /** The period, such as 2024年上半年. */
  readonly label: string;
  readonly printed: string;
  /** In base units. */
  readonly value: number;
  readonly marker: number;
}

/** Every statement is proved by its citations. */
export interface Answered {
  readonly status: 'answered';
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  /** Known of answers by the reader. */
  readonly confidence?: Confidence;
  /** What to keep in mind, such as that two figures may be defined differently; states no fact. */
  readonly remark?: string;
  /** The same figure over time, oldest first, where there are three values or more. */
  readonly series?: readonly SeriesValue[];
}

/** The archive does not say, or the text was not a question to it. */
export interface Abstained {
  readonly status: 'abstained';
  /** One sentence in Chinese for the reader. */
  readonly reason: string;
  /** What was searched, in a few words: 查了43篇报道（2022年2月至2025年8月）. */
  readonly searched?: string;
  /** The nearest thing that the archive does hold, marked as not being the answer. */
  readonly nearest?: Answered;
}

export type Answer = Answered | Abstained;

/** The answer as a person reads it, with markers like `[1]` and without the list of sources. */
export function answerText(answer: Answer): string {
  if (answer.status === 'answered') {
    const remark = answer.remark === undefined ? [] : [`（${answer.remark}）`];
    return [...answer.statements.map(statementText), ...remark].join('\n');
  }
  const reason = [answer.reason, ...(answer.searched ? [`（${answer.searched}）`] : [])].join('');
  if (!answer.nearest) return reason;
  return `${reason}\n最接近的内容（不是答案）：${answerText(answer.nearest)}`;
}

/** Whether the archive was looked through for it: not where somebody only greets. */
export function isFromArchive(answer: Answer): boolean {
  return answer.status === 'answered' || Boolean(answer.searched ?? answer.nearest);
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
