import type { ArchiveState, ArticleSearch } from '../archive/archive.ts';
import type { Question } from '../language/question.ts';
import { contextOf, partsOf } from '../language/question-parts.ts';
import type { Passage } from '../retrieval/retriever.ts';
import type { Abstained, Answer } from './answer.ts';
import { comparisonIn, findSides, printedGrowth } from './composing/compare.ts';
import { compose } from './composing/compose.ts';
import { composeComparison } from './composing/compose-comparison.ts';
import { refuse, refuseComparison } from './composing/refuse.ts';
import { isFound, type NotFound, type Selected, selectFor } from './composing/select.ts';
import { spreadListFor } from './composing/spread-list.ts';
import { summaryFor } from './composing/summary.ts';
import { answerWhether, withConsent } from './composing/yes-no.ts';
import { Inquiry } from './evidence/inquiry.ts';

/** A question that says less of its subject could be about anything: 他是哪里人. */
const minSubjectChars = 2;
const withoutSubject: Abstained = {
  status: 'abstained',
  reason: '看不出问的是谁或什么事，请把问题说完整些。',
};

/** Answers from passages alone: quotes the sentences that hold what is asked, or abstains. */
export class Reader {
  readonly #archive: ArticleSearch;

  constructor(archive: ArticleSearch) {
    this.#archive = archive;
  }

  async read(question: Question, passages: readonly Passage[]): Promise<Answer> {
    if (subjectChars(question) < minSubjectChars) return withoutSubject;
    const inquiry = await Inquiry.open(question, passages, this.#archive);
    const state = await this.#archive.state();
    const compared = compare(question, inquiry, state);
    if (compared) return compared;
    const parts = partsOf(question);
    const results = parts.map((part) =>
      answerPart(part, contextOf(part, parts, question), inquiry),
    );
    const found = results.filter(isFound);
    if (found.length > 0) return compose(found, found.length < results.length);
    return refuse(question, results.filter(isNotFound), state);
  }
}

/** Nothing where nothing is compared, or where no side is found: then the question is asked as it is. */
function compare(question: Question, inquiry: Inquiry, state: ArchiveState): Answer | undefined {
  const comparison = comparisonIn(question);
  if (!comparison) return undefined;
  const sides = findSides(comparison, inquiry);
  const composed = composeComparison(sides);
  if (composed) return composed;
  const printed = printedGrowth(sides, inquiry);
  return printed ? compose([printed]) : refuseComparison(sides, state);
}

function answerPart(part: Question, whole: Question, inquiry: Inquiry): Selected | NotFound {
  if (part.kind === 'summary') return summaryFor(part, inquiry);
  if (part.kind === 'yes-no') {
    return answerWhether(part, inquiry) ?? withConsent(selectFor(part, whole, inquiry));
  }
  const result = selectFor(part, whole, inquiry);
  return spreadListFor(part, whole, inquiry) ?? result;
}

function isNotFound(result: Selected | NotFound): result is NotFound {
  return !isFound(result);
}

function subjectChars({ subject }: Question): number {
  return subject.reduce((sum, { word }) => sum + word.length, 0);
}
