/** A question with what should be found for it. */
export interface RetrievalQuestion {
  readonly id: string;
  readonly question: string;
  /** What kind of question it is; empty where a set has no kinds. */
  readonly kind: string;
  /** The ids of the documents that answer it. */
  readonly relevant: ReadonlySet<string>;
  /** Sentences as printed, each of which proves the answer. */
  readonly evidence?: readonly string[];
}

/** Questions that are measured together, and what they are asked about. */
export interface QuestionSet {
  readonly name: SetName;
  /** A folder of pages, or a `.jsonl` or `.jsonl.gz` of records. */
  readonly corpus: string;
  /** What is ranked: records as they came, or the articles of pages. */
  readonly unit: 'record' | 'article';
  /** Figures are given for each of these kinds apart. */
  readonly kinds: readonly string[];
  readonly questions: readonly RetrievalQuestion[];
  /** How many questions for which no document is known to be relevant were left out. */
  readonly leftOut: number;
}

export const setNames = ['news', 'wiki', 'seeds', 'paraphrases'] as const;
export type SetName = (typeof setNames)[number];

/** Reads `news,seeds`; undefined where a name is none of a set. */
export function parseSetNames(typed: string): SetName[] | undefined {
  const names = new Set(typed.split(',').map((name) => name.trim()));
  const found = setNames.filter((name) => names.delete(name));
  return names.size === 0 && found.length > 0 ? found : undefined;
}

/** Those of the questions that have a relevant document, and how many others there are. */
export function withRelevant(
  all: readonly RetrievalQuestion[],
): Pick<QuestionSet, 'questions' | 'leftOut'> {
  const questions = all.filter(({ relevant }) => relevant.size > 0);
  return { questions, leftOut: all.length - questions.length };
}
